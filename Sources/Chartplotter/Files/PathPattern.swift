internal import GoRuntime

/// A pattern of Go's `filepath.Match`: `*` and `?` stop at slashes, `[…]` and `\` as usual.
///
/// It is matched as it is written: most patterns are a name, or a star and the end of one.
struct PathPattern {
  private enum Form {
    /// No byte has a meaning of its own.
    case name
    /// A star, and nothing else that has a meaning of its own.
    case ending
    case any
  }

  /// The pattern is malformed; Go calls it `syntax error in pattern`.
  struct SyntaxError: Error {}

  private let form: Form
  /// The pattern; less its star when it is an ending.
  private let text: ByteString
  /// The byte that whatever matches ends in, where the pattern's form tells.
  let lastByte: UInt8?

  /// Checks a pattern.
  init(_ pattern: String) throws(SyntaxError) { try self.init(ByteString(pattern)) }

  /// Checks a pattern.
  init(_ pattern: ByteString) throws(SyntaxError) {
    form = try pattern.withBytes { bytes throws(SyntaxError) in try Self.form(of: bytes) }
    text = form == .ending ? pattern[1..<pattern.count] : pattern
    lastByte = form == .any || text.isEmpty ? nil : text[text.count - 1]
  }

  private static func form(
    of pattern: UnsafeBufferPointer<UInt8>
  ) throws(SyntaxError) -> Form {
    var form = Form.name
    var index = 0
    while index < pattern.count {
      switch pattern[index] {
      case UInt8(ascii: "*"):
        form = index == 0 ? .ending : .any
        index += 1
      case UInt8(ascii: "?"):
        form = .any
        index += 1
      case UInt8(ascii: "\\"):
        guard index + 1 < pattern.count else { throw SyntaxError() }
        form = .any
        index += 2
      case UInt8(ascii: "["):
        guard let set = readSet(pattern, at: index, for: 0) else { throw SyntaxError() }
        form = .any
        index = set.end
      default: index += 1
      }
    }
    return form
  }

  /// Whether the whole name matches.
  func matches(_ name: String) -> Bool { matches(ByteString(name)) }

  /// Whether the whole name matches.
  func matches(_ name: ByteString) -> Bool { name.withBytes { matches($0) } }

  /// Whether the whole name matches.
  func matches(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    text.withBytes { pattern in
      switch form {
      case .name: return bytesEqual(pattern, name)
      case .ending:
        return name.hasSuffix(pattern)
          && !name.prefix(name.count - pattern.count).contains(UInt8(ascii: "/"))
      case .any: return Self.matches(pattern, name)
      }
    }
  }

  private static func matches(
    _ pattern: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    // The last star seen can take one more byte whenever the rest fails.
    var position = 0
    var index = 0
    var retryPosition = -1
    var retryIndex = 0
    while true {
      if position < pattern.count {
        if pattern[position] == UInt8(ascii: "*") {
          position += 1
          retryPosition = position
          retryIndex = index
          continue
        }
        if index < name.count,
          let (end, width) = step(pattern, at: position, over: name, at: index)
        {
          position = end
          index += width
          continue
        }
      } else if index == name.count {
        return true
      }
      guard retryPosition >= 0, retryIndex < name.count, name[retryIndex] != UInt8(ascii: "/")
      else { return false }
      retryIndex += 1
      position = retryPosition
      index = retryIndex
    }
  }

  /// Where a pattern goes on behind what one character of a name matches, and how many bytes that
  /// has; nil when it does not match.
  private static func step(
    _ pattern: UnsafeBufferPointer<UInt8>, at position: Int,
    over name: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (end: Int, width: Int)? {
    switch pattern[position] {
    case UInt8(ascii: "?"):
      guard name[index] != UInt8(ascii: "/") else { return nil }
      return (position + 1, decodeScalar(name, at: index).width)
    case UInt8(ascii: "["):
      let (scalar, width) = decodeScalar(name, at: index)
      guard let set = readSet(pattern, at: position, for: scalar), set.isMatch else { return nil }
      return (set.end, width)
    case UInt8(ascii: "\\"):
      return pattern[position + 1] == name[index] ? (position + 2, 1) : nil
    case let byte:
      return byte == name[index] ? (position + 1, 1) : nil
    }
  }

  /// Reads a set of characters from its bracket on.
  ///
  /// - Returns: Where the set ends and whether it has a character; nil when it is malformed.
  private static func readSet(
    _ pattern: UnsafeBufferPointer<UInt8>, at start: Int, for wanted: UInt32
  ) -> (end: Int, isMatch: Bool)? {
    var index = start + 1
    let isNegated = index < pattern.count && pattern[index] == UInt8(ascii: "^")
    if isNegated { index += 1 }
    let first = index
    var isIn = false
    while true {
      if index < pattern.count, pattern[index] == UInt8(ascii: "]"), index > first {
        return (index + 1, isIn != isNegated)
      }
      guard let low = setCharacter(pattern, &index) else { return nil }
      var high = low
      if pattern[index] == UInt8(ascii: "-") {
        index += 1
        guard let end = setCharacter(pattern, &index) else { return nil }
        high = end
      }
      if low <= wanted && wanted <= high { isIn = true }
    }
  }

  private static func setCharacter(
    _ pattern: UnsafeBufferPointer<UInt8>, _ index: inout Int
  ) -> UInt32? {
    guard index < pattern.count, pattern[index] != UInt8(ascii: "-"),
      pattern[index] != UInt8(ascii: "]")
    else { return nil }
    if pattern[index] == UInt8(ascii: "\\") { index += 1 }
    let (scalar, width) = decodeScalar(pattern, at: index)
    if scalar == 0xFFFD && width <= 1 { return nil }
    index += width
    // A set must be closed, so something has to follow.
    return index < pattern.count ? scalar : nil
  }
}

/// The character at an index and how many bytes it takes; U+FFFD and 1 where malformed, 0 at the
/// end.
private func decodeScalar(
  _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
) -> (scalar: UInt32, width: Int) {
  if index < bytes.count, bytes[index] < 0x80 { return (UInt32(bytes[index]), 1) }
  var decoder = UTF8()
  var iterator = bytes.dropFirst(index).prefix(4).makeIterator()
  switch decoder.decode(&iterator) {
  case .scalarValue(let scalar): return (scalar.value, UTF8.width(scalar))
  default: return (0xFFFD, index < bytes.count ? 1 : 0)
  }
}
