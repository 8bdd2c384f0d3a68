extension BlockScanner {
  /// How deep flow collections may nest for the quick pass.
  private static var deepestFlow: Int { 16 }

  /// Reads a flow collection that ends on the line it starts on.
  ///
  /// - Returns: Whether it is certain to be valid; the position is then behind it.
  mutating func readFlow(depth: Int = 0) -> Bool {
    guard depth < Self.deepestFlow else { return false }
    let isMapping = bytes[position] == UInt8(ascii: "{")
    let close = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    position += 1
    skipSpaces()
    while position < bytes.count {
      if bytes[position] == close {
        position += 1
        return true
      }
      if isMapping {
        guard readFlowScalar(), position < bytes.count, bytes[position] == UInt8(ascii: ":"),
          position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: " ")
        else { return false }
        position += 1
        skipSpaces()
      }
      guard readFlowValue(depth: depth) else { return false }
      skipSpaces()
      guard position < bytes.count else { return false }
      if bytes[position] == UInt8(ascii: ",") {
        position += 1
        guard position < bytes.count, bytes[position] != close else { return false }
        skipSpaces()
      } else if bytes[position] != close {
        return false
      }
    }
    return false
  }

  /// Whether `{}` stands here.
  func startsEmptyMapping() -> Bool {
    bytes[position] == UInt8(ascii: "{") && position + 1 < bytes.count
      && bytes[position + 1] == UInt8(ascii: "}")
  }

  private mutating func readFlowValue(depth: Int) -> Bool {
    guard position < bytes.count else { return false }
    if bytes[position] == UInt8(ascii: "{") || bytes[position] == UInt8(ascii: "[") {
      return readFlow(depth: depth + 1)
    }
    return readFlowScalar()
  }

  /// Reads a word, a number or a quoted text without escapes.
  private mutating func readFlowScalar() -> Bool {
    guard position < bytes.count else { return false }
    let first = bytes[position]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      position += 1
      while position < bytes.count, bytes[position] != first {
        guard (0x20...0x7E).contains(bytes[position]), bytes[position] != UInt8(ascii: "\\")
        else { return false }
        position += 1
      }
      guard position < bytes.count else { return false }
      position += 1
      // Two single quotes are one of the text: the full reader knows.
      return position == bytes.count || bytes[position] != first
    }
    guard first.isASCIILetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
      return false
    }
    let start = position
    while position < bytes.count, isFlowWordByte(bytes[position]) { position += 1 }
    return !UnsafeBufferPointer(rebasing: bytes[start..<position]).isWordOfYAML
  }

  private func isFlowWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "*"):
      true
    default: byte.isASCIILetter
    }
  }
}
