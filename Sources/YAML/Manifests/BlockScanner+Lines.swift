extension BlockScanner {
  /// Passes over spaces.
  mutating func skipSpaces() {
    var index = position
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
    position = index
  }

  /// Passes over what means nothing but itself in a key or a plain scalar, whatever surrounds it.
  mutating func skipPlainCharacters() {
    var index = position
    while index < bytes.count, bytes[index] > 0x20, bytes[index] < 0x7F,
      bytes[index] != UInt8(ascii: ":"), bytes[index] != UInt8(ascii: "#")
    {
      index += 1
    }
    position = index
  }

  /// Passes over printable characters of ASCII, eight at once.
  private mutating func skipPrintableWords() {
    let text = UnsafeRawBufferPointer(bytes)
    let everyByte: UInt64 = 0x0101_0101_0101_0101
    var index = position
    while index + 8 <= text.count {
      let word = text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // A byte below 0x20 borrows, 0x7F overflows into its highest bit, and others have it set.
      let refused = (word &- everyByte &* 0x20) | (word &+ everyByte) | word
      guard refused & (everyByte &* 0x80) == 0 else { break }
      index += 8
    }
    position = index
  }

  /// Passes over a line end, if one is here.
  mutating func skipLineEnd() -> Bool {
    if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
    return true
  }

  /// Passes over spaces and a comment to the next line; false when there is anything else.
  mutating func skipRestOfLine() -> Bool {
    let start = position
    skipSpaces()
    guard position < bytes.count, bytes[position] != UInt8(ascii: "\n") else {
      return skipLineEnd()
    }
    guard bytes[position] == UInt8(ascii: "#"), position > start else { return false }
    return skipComment()
  }

  /// Passes over a comment to the next line.
  mutating func skipComment() -> Bool { skipText() }

  /// Passes over any text to the next line; false when it has a character that YAML refuses.
  mutating func skipText() -> Bool {
    skipPrintableWords()
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\n"):
        position += 1
        return true
      case UInt8(ascii: "\t"):
        position += 1
        skipPrintableWords()
      case 0x20...0x7E: position += 1
      default:
        guard skipWideCharacter() else { return false }
        skipPrintableWords()
      }
    }
    return true
  }

  /// Passes over a character of several bytes that YAML allows and that is no line break.
  mutating func skipWideCharacter() -> Bool {
    let first = bytes[position]
    let length: Int
    switch first {
    case 0xC3...0xDF: length = 2
    case 0xE1...0xEC, 0xEE: length = 3
    case 0xF1...0xF3: length = 4
    default: return false
    }
    guard position + length <= bytes.count else { return false }
    for offset in 1..<length where bytes[position + offset] & 0xC0 != 0x80 { return false }
    // U+2028 and U+2029 break lines in YAML 1.1.
    if first == 0xE2, bytes[position + 1] == 0x80, bytes[position + 2] & 0xFE == 0xA8 {
      return false
    }
    position += length
    return true
  }

  /// Whether a token ends before the index: at a space, a line's end or the document's.
  func endsToken(at index: Int) -> Bool {
    guard index < bytes.count else { return true }
    return bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\n")
  }

  /// Whether a document marker or directive may start here, at the start of a line.
  func startsMarker() -> Bool {
    if bytes[position] == UInt8(ascii: "%") { return true }
    guard position + 2 < bytes.count else { return false }
    let first = bytes[position]
    return (first == UInt8(ascii: "-") || first == UInt8(ascii: "."))
      && bytes[position + 1] == first && bytes[position + 2] == first
  }

  /// Whether `key:` starts here.
  mutating func startsMappingEntry() -> Bool {
    let start = position
    defer { position = start }
    return readKey() != nil
  }

  /// Reads a one-line key and its colon.
  ///
  /// - Returns: Where the key's text is, or nil when there is none that is certain to be valid.
  mutating func readKey() -> Range<Int>? {
    let start = position
    switch bytes[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let quote = bytes[position]
      position += 1
      while position < bytes.count, bytes[position] != quote {
        guard (0x20...0x7E).contains(bytes[position]), bytes[position] != UInt8(ascii: "\\")
        else { return nil }
        position += 1
      }
      guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: ":"),
        endsToken(at: position + 2), position - start < Self.longestKey
      else { return nil }
      position += 2
      return (start + 1)..<(position - 2)
    default:
      guard isCertainKeyStart(bytes[position]) else { return nil }
      while true {
        skipPlainCharacters()
        guard position < bytes.count else { return nil }
        switch bytes[position] {
        case UInt8(ascii: ":") where endsToken(at: position + 1):
          let key = start..<position
          guard key.count < Self.longestKey, !isNullWord(key) else { return nil }
          position += 1
          return key
        case UInt8(ascii: "#") where bytes[position - 1] == UInt8(ascii: " "): return nil
        case UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: " "): position += 1
        default: return nil
        }
      }
    }
  }

  /// YAML looks for a key's colon within 1024 characters.
  private static var longestKey: Int { 1000 }

  /// Whether a key of this first character is a string, or converts to one: other ones may be
  /// merge keys, timestamps, or numbers that JSON does not have.
  private func isCertainKeyStart(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "$")
  }

  private func isNullWord(_ key: Range<Int>) -> Bool {
    UnsafeBufferPointer(rebasing: bytes[key]).isField("null") != false
  }
}
