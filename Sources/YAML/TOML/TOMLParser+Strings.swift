import GoRuntime

extension TOMLParser {
  /// Reads a string after its `"`.
  mutating func parseString() throws(TOMLFailure) -> ByteString {
    let start = scanner.position
    var hasEscapes = false
    while true {
      let scalar = try scanner.next()
      if scanner.hasMetEnd { throw scanner.failure("unexpected EOF; expected '\"'") }
      if scalar.isTOMLLineEnd { throw lineEndInString(scalar) }
      if scalar == "\\" {
        hasEscapes = true
        try skipEscape(from: start)
      } else if scalar == "\"" {
        let text = UnsafeBufferPointer(rebasing: scanner.bytes[start..<scanner.position - 1])
        return hasEscapes ? try unescape(Array(text)) : ByteString(text)
      }
    }
  }

  /// Reads a string after its `'`.
  mutating func parseRawString() throws(TOMLFailure) -> ByteString {
    let start = scanner.position
    while true {
      let scalar = try scanner.next()
      if scanner.hasMetEnd { throw scanner.failure("unexpected EOF; expected \"'\"") }
      if scalar.isTOMLLineEnd { throw lineEndInString(scalar) }
      if scalar == "'" {
        return ByteString(
          UnsafeBufferPointer(rebasing: scanner.bytes[start..<scanner.position - 1]))
      }
    }
  }

  private func lineEndInString(_ scalar: Unicode.Scalar) -> TOMLFailure {
    TOMLFailure("strings cannot contain newlines", line: scanner.line - 1)
  }

  /// Reads a string after its `"""`.
  mutating func parseMultilineString() throws(TOMLFailure) -> ByteString {
    let start = scanner.position
    while true {
      let scalar = try scanner.next()
      if scanner.hasMetEnd { throw scanner.failure("unexpected EOF; expected '\"\"\"'") }
      if scalar == "\\" {
        if try !scanner.peek().isTOMLLineEnd {
          try skipEscape(from: start)
        } else {
          _ = try scanner.next()
        }
      } else if scalar == "\"", try isClosing("\"", from: start) {
        let text = withoutFirstLineEnd(Array(scanner.text(from: start).dropLast(3)))
        return try unescape(withoutEscapedLineEnds(text))
      }
    }
  }

  /// Reads a string after its `'''`.
  mutating func parseMultilineRawString() throws(TOMLFailure) -> ByteString {
    let start = scanner.position
    while true {
      let scalar = try scanner.next()
      if scanner.hasMetEnd { throw scanner.failure("unexpected EOF; expected \"'''\"") }
      if scalar == "'", try isClosing("'", from: start) {
        return ByteString(withoutFirstLineEnd(Array(scanner.text(from: start).dropLast(3))))
      }
    }
  }

  /// Whether two more quotes follow the one just read and end the string; up to two before them
  /// belong to it.
  private mutating func isClosing(
    _ quote: Unicode.Scalar, from start: Int
  ) throws(TOMLFailure) -> Bool {
    guard try scanner.accept(quote) else { return false }
    guard try scanner.accept(quote) else {
      scanner.backUp()
      return false
    }
    guard try scanner.peek() == quote else { return true }
    let text = scanner.text(from: start)
    let byte = UInt8(truncatingIfNeeded: quote.value)
    let isEscaped = quote == "\"" && text.count > 5 && text[text.count - 6] == 0x5C
    if text.count >= 5, text.suffix(5).allSatisfy({ $0 == byte }), !isEscaped {
      let quotes = String(repeating: Character(quote), count: 6)
      throw scanner.failure("unexpected " + (quote == "\"" ? "'\(quotes)'" : "\"\(quotes)\""))
    }
    scanner.backUp()
    scanner.backUp()
    return false
  }

  // MARK: Escapes

  /// Reads what follows a backslash.
  ///
  /// - Parameter start: Where the string starts, from where on errors show it.
  private mutating func skipEscape(from start: Int) throws(TOMLFailure) {
    let scalar = try scanner.next()
    switch scalar {
    case "e", "b", "t", "n", "f", "r", "\"", " ", "\t", "\\": return
    case "x": try skipHex(2, "two", "x", from: start)
    case "u": try skipHex(4, "four", "u", from: start)
    case "U": try skipHex(8, "eight", "U", from: start)
    default:
      throw TOMLFailure(
        "invalid escape in string '\\\(Character(scalar))'",
        line: scanner.hasMetEnd ? scanner.line - 1 : scanner.line)
    }
  }

  private mutating func skipHex(
    _ count: Int, _ word: String, _ letter: String, from start: Int
  ) throws(TOMLFailure) {
    for _ in 0..<count {
      guard try scanner.next().isTOMLHexDigit else {
        let text = String(decoding: scanner.text(from: start), as: UTF8.self)
        throw scanner.failure(
          "expected \(word) hexadecimal digits after '\\\(letter)', but got \(quoted(text)) instead"
        )
      }
    }
  }

  /// Replaces the escapes of a string.
  private func unescape(_ text: [UInt8]) throws(TOMLFailure) -> ByteString {
    let out = OutputBuffer(capacity: text.count)
    var at = 0
    while at < text.count {
      guard text[at] == 0x5C, at + 1 < text.count else {
        out.append(text[at])
        at += 1
        continue
      }
      let letter = text[at + 1]
      at += 2
      var digits = 0
      switch letter {
      case 0x62: out.append(0x08)
      case 0x74: out.append(0x09)
      case 0x6E: out.append(0x0A)
      case 0x66: out.append(0x0C)
      case 0x72: out.append(0x0D)
      case 0x65: out.append(0x1B)
      case 0x78: digits = 2
      case 0x75: digits = 4
      case 0x55: digits = 8
      case 0x20, 0x09:
        throw scanner.failure("invalid escape: '\\\(Character(Unicode.Scalar(letter)))'")
      default: out.append(letter)
      }
      guard digits > 0, at + digits <= text.count else { continue }
      var value: UInt32 = 0
      for byte in text[at..<at + digits] { value = value << 4 | UInt32(byte.hexDigit ?? 0) }
      guard let scalar = Unicode.Scalar(value) else {
        let shown = String(decoding: text[at..<at + digits], as: UTF8.self)
        throw scanner.failure("Escaped character '\\u\(shown)' is not valid UTF-8.")
      }
      out.append(scalar)
      at += digits
    }
    return out.string()
  }

  // MARK: Line ends

  private func withoutFirstLineEnd(_ text: [UInt8]) -> [UInt8] {
    if text.first == 0x0A { return Array(text.dropFirst()) }
    if text.starts(with: [0x0D, 0x0A]) { return Array(text.dropFirst(2)) }
    return text
  }

  /// Drops each backslash at a line's end, and the blanks and line ends after it.
  private func withoutEscapedLineEnds(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var at = 0
    while at < text.count {
      guard text[at] == 0x5C else {
        result.append(text[at])
        at += 1
        continue
      }
      if at + 1 < text.count, text[at + 1] == 0x5C {
        result.append(contentsOf: [0x5C, 0x5C])
        at += 2
        continue
      }
      var end = at + 1
      while end < text.count, [0x20, 0x09, 0x0D, 0x0A].contains(text[end]) { end += 1 }
      if text[at + 1..<max(end, at + 1)].contains(0x0A) {
        at = end
      } else {
        result.append(0x5C)
        at += 1
      }
    }
    return result
  }
}
