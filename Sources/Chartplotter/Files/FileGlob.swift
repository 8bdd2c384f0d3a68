internal import GoRuntime

/// A pattern of `.Files.Glob`, by the rules of the library that Helm uses for it (gobwas/glob).
///
/// `*` and `?` stop at slashes, `**` does not; `[a-z]`, `[abc]`, `[!abc]` and `{a,b*}` as usual.
struct FileGlob {
  /// One state of the machine that matches; states are numbered in order.
  private enum State {
    /// Takes one character of a set.
    case take(Set)
    /// Takes any number of characters; the flag says whether slashes too.
    case star(acrossSlashes: Bool)
    /// Goes on at one of several states.
    case split([Int])
    /// Goes on at another state.
    case jump(Int)
    /// The pattern has matched.
    case accept
  }

  private enum Set {
    case one(UInt32)
    case anyButSlash
    case range(UInt32, UInt32, negated: Bool)
    case list([UInt32], negated: Bool)

    func contains(_ character: UInt32) -> Bool {
      switch self {
      case .one(let own): own == character
      case .anyButSlash: character != 0x2F
      case .range(let low, let high, let isNegated):
        (low <= character && character <= high) != isNegated
      case .list(let own, let isNegated): own.contains(character) != isNegated
      }
    }
  }

  private var states: [State] = []

  /// The pattern that matches every name.
  static let everything = FileGlob(states: [.star(acrossSlashes: true), .accept])

  private init(states: [State]) { self.states = states }

  /// Parses a pattern; nil when it is malformed.
  init?(_ pattern: ByteString) {
    var parser = Parser(characters: Array(pattern.text.unicodeScalars.map(\.value)))
    guard parser.parseSequence(inBraces: false) else { return nil }
    parser.states.append(.accept)
    states = parser.states
  }

  private struct Parser {
    var characters: [UInt32]
    var position = 0
    var depth = 0
    var states: [State] = []

    /// Parses up to the end, or in braces up to a comma or closing brace.
    mutating func parseSequence(inBraces: Bool) -> Bool {
      while position < characters.count {
        let character = characters[position]
        switch character {
        case 0x2A:  // *
          position += 1
          let isSuper = position < characters.count && characters[position] == 0x2A
          if isSuper { position += 1 }
          states.append(.star(acrossSlashes: isSuper))
        case 0x3F:  // ?
          position += 1
          states.append(.take(.anyButSlash))
        case 0x5B:  // [
          position += 1
          guard parseSet() else { return false }
        case 0x7B:  // {
          position += 1
          guard depth < 32, parseAlternatives() else { return false }
        case 0x2C where inBraces, 0x7D where inBraces:  // , }
          return true
        case 0x5C:  // \
          position += 1
          guard position < characters.count else { return true }
          states.append(.take(.one(characters[position])))
          position += 1
        default:
          states.append(.take(.one(character)))
          position += 1
        }
      }
      return true
    }

    mutating func parseAlternatives() -> Bool {
      depth += 1
      defer { depth -= 1 }
      let split = states.count
      states.append(.split([]))
      var starts: [Int] = []
      var ends: [Int] = []
      while true {
        starts.append(states.count)
        guard parseSequence(inBraces: true) else { return false }
        ends.append(states.count)
        states.append(.jump(0))
        let isLast = position >= characters.count || characters[position] == 0x7D
        position = min(position + 1, characters.count)
        if isLast { break }
      }
      states[split] = .split(starts)
      for end in ends { states[end] = .jump(states.count) }
      return true
    }

    mutating func parseSet() -> Bool {
      var isNegated = false
      if position < characters.count, characters[position] == 0x21 {
        isNegated = true
        position += 1
      }
      guard position < characters.count else { return false }
      if position + 1 < characters.count, characters[position + 1] == 0x2D {
        guard position + 3 < characters.count, characters[position + 3] == 0x5D else {
          return false
        }
        let low = characters[position]
        let high = characters[position + 2]
        guard low <= high else { return false }
        states.append(.take(.range(low, high, negated: isNegated)))
        position += 4
        return true
      }
      var list: [UInt32] = []
      while position < characters.count, characters[position] != 0x5D {
        if characters[position] == 0x5C, position + 1 < characters.count { position += 1 }
        list.append(characters[position])
        position += 1
      }
      guard position < characters.count, !list.isEmpty else { return false }
      position += 1
      states.append(.take(.list(list, negated: isNegated)))
      return true
    }
  }

  /// Whether a whole name matches, in time linear in its length.
  func matches(_ name: ByteString) -> Bool {
    var current = [Bool](repeating: false, count: states.count)
    enter(0, &current)
    for scalar in name.text.unicodeScalars {
      var next = [Bool](repeating: false, count: states.count)
      var isAlive = false
      for (index, state) in states.enumerated() where current[index] {
        switch state {
        case .take(let set) where set.contains(scalar.value):
          enter(index + 1, &next)
          isAlive = true
        case .star(let acrossSlashes) where acrossSlashes || scalar != "/":
          enter(index, &next)
          isAlive = true
        default: continue
        }
      }
      if !isAlive { return false }
      current = next
    }
    return current.last ?? false
  }

  /// Marks a state and all that follow it without taking a character.
  private func enter(_ start: Int, _ marks: inout [Bool]) {
    var pending = [start]
    while let index = pending.popLast() {
      if marks[index] { continue }
      marks[index] = true
      switch states[index] {
      case .star: pending.append(index + 1)
      case .split(let targets): pending += targets
      case .jump(let target): pending.append(target)
      default: continue
      }
    }
  }
}
