import GoRuntime

/// A replacement text read once: literal parts and references to groups.
struct ReplacementTemplate {
  private enum Part {
    case literal(ByteString)
    case group(Int)
    /// Groups of one name, of which the first that took part counts.
    case groups([Int])
  }

  private var parts: [Part] = []
  /// How many groups must be found, the whole match included.
  private(set) var groupCount = 1

  /// Reads a template by the rules of Go's `Expand`.
  init(_ template: ByteString, groupNames: [ByteString]) {
    var literal: [UInt8] = []
    let bytes = template.bytes
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "$") else {
        literal.append(bytes[index])
        index += 1
        continue
      }
      index += 1
      if index < bytes.count && bytes[index] == UInt8(ascii: "$") {
        literal.append(UInt8(ascii: "$"))
        index += 1
        continue
      }
      guard let (name, end) = Self.name(in: bytes, at: index) else {
        // Malformed: the sign stands for itself.
        literal.append(UInt8(ascii: "$"))
        continue
      }
      index = end
      if !literal.isEmpty { parts.append(.literal(ByteString(literal))) }
      literal = []
      let part = Self.part(name, groupNames)
      switch part {
      case .group(let number)?:
        if number < groupNames.count { parts.append(.group(number)) }
      case let other?: parts.append(other)
      case nil: break
      }
      groupCount = groupNames.count
    }
    if !literal.isEmpty { parts.append(.literal(ByteString(literal))) }
  }

  /// Writes the template for one match.
  func expand(text: RegexpText, bounds: MatchBounds, to output: OutputBuffer) {
    for part in parts {
      switch part {
      case .literal(let literal): output.append(literal)
      case .group(let number): append(number, text, bounds, output)
      case .groups(let numbers):
        if let number = numbers.first(where: { bounds[2 * $0] >= 0 }) {
          append(number, text, bounds, output)
        }
      }
    }
  }

  private func append(
    _ number: Int, _ text: RegexpText, _ bounds: MatchBounds, _ output: OutputBuffer
  ) {
    let start = bounds[2 * number]
    if start >= 0 { output.append(text.part(start, bounds[2 * number + 1])) }
  }

  private static func part(_ name: ArraySlice<UInt8>, _ groupNames: [ByteString]) -> Part? {
    if let number = number(name) { return .group(number) }
    let name = ByteString(name)
    let numbers = groupNames.indices.filter { groupNames[$0] == name }
    return numbers.isEmpty ? nil : .groups(numbers)
  }

  /// A name that is a number: digits only, no leading zero, not too big.
  private static func number(_ name: ArraySlice<UInt8>) -> Int? {
    if name.count > 1 && name.first == 0x30 { return nil }
    var number = 0
    for byte in name {
      guard (0x30...0x39).contains(byte), number < 100_000_000 else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }

  /// Reads `name` or `{name}`, and returns the name and the offset behind.
  private static func name(
    in bytes: [UInt8], at start: Int
  ) -> (name: ArraySlice<UInt8>, end: Int)? {
    guard start < bytes.count else { return nil }
    let isBraced = bytes[start] == UInt8(ascii: "{")
    let nameStart = isBraced ? start + 1 : start
    var end = nameStart
    bytes.withUnsafeBufferPointer { bytes in
      while end < bytes.count {
        let (rune, size) = bytes.rune(at: end)
        guard isNameRune(rune) else { break }
        end += size
      }
    }
    guard end > nameStart else { return nil }
    if isBraced {
      guard end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return nil }
      return (bytes[nameStart..<end], end + 1)
    }
    return (bytes[nameStart..<end], end)
  }

  /// Whether a rune is a letter, a decimal digit or an underscore.
  private static func isNameRune(_ rune: UInt32) -> Bool {
    if rune < 0x80 {
      switch rune {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: return true
      default: return false
      }
    }
    guard let scalar = Unicode.Scalar(rune) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      return true
    default: return false
    }
  }
}
