import GoRuntime

/// A TOML text, and where its parser stands in it.
struct TOMLScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position: Int
  /// The current line, counted from 1; a line feed belongs to the next one.
  private(set) var line = 1
  /// Whether the last step met the end and was not taken back.
  private(set) var hasMetEnd = false

  /// A scanner at the start of a text, after a byte order mark.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    position = 0
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      position = 3
    } else if bytes.count >= 2,
      bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF
    {
      position = 2
    }
  }

  /// Takes the next character; 0 at the end.
  mutating func next() throws(TOMLFailure) -> Unicode.Scalar {
    guard position < bytes.count else {
      hasMetEnd = true
      return "\0"
    }
    let byte = bytes[position]
    if byte == 0x0A { line += 1 }
    let (scalar, width) = UTF8Text.decode(bytes, at: position)
    if width == 1, byte >= 0x80 {
      throw TOMLFailure("invalid UTF-8 byte: 0x\(Self.hex(byte))", line: line)
    }
    let isLoneReturn =
      byte == 0x0D && (position + 1 == bytes.count || bytes[position + 1] != 0x0A)
    if isLoneReturn || byte == 0x7F || byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D {
      throw TOMLFailure(
        "TOML files cannot contain control characters: '0x\(Self.hex(byte))'", line: line)
    }
    position += width
    return scalar
  }

  /// Takes a step back; the end may be taken back like a character.
  mutating func backUp() {
    if hasMetEnd {
      hasMetEnd = false
      return
    }
    position -= 1
    while position > 0, bytes[position] & 0xC0 == 0x80 { position -= 1 }
    if bytes[position] == 0x0A { line -= 1 }
  }

  /// The next character, which is not taken.
  mutating func peek() throws(TOMLFailure) -> Unicode.Scalar {
    let scalar = try next()
    backUp()
    return scalar
  }

  /// Takes the next character if it is the given one.
  mutating func accept(_ scalar: Unicode.Scalar) throws(TOMLFailure) -> Bool {
    if try next() == scalar { return true }
    backUp()
    return false
  }

  /// Takes blanks.
  mutating func skipBlanks() throws(TOMLFailure) {
    while try next().isTOMLBlank {}
    backUp()
  }

  /// A failure at the current line, or at the last one that has text when the end was met.
  func failure(_ problem: String) -> TOMLFailure {
    let isPastLine = hasMetEnd && position >= 1 && bytes[position - 1] == 0x0A
    return TOMLFailure(problem, line: isPastLine ? line - 1 : line)
  }

  /// The text from an offset to where the scanner stands.
  func text(from start: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[start..<max(position, start)])
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }
}

/// Why a TOML text could not be read.
struct TOMLFailure: Error {
  /// What is wrong.
  var problem: String
  /// The line, counted from 1.
  var line: Int

  /// A problem on a line.
  init(_ problem: String, line: Int) {
    self.problem = problem
    self.line = line
  }
}

extension Unicode.Scalar {
  /// Whether the character is a space or a tab.
  var isTOMLBlank: Bool { self == " " || self == "\t" }

  /// Whether the character is part of a line's end.
  var isTOMLLineEnd: Bool { self == "\n" || self == "\r" }

  /// Whether the character is a decimal digit.
  var isTOMLDigit: Bool { self >= "0" && self <= "9" }

  /// Whether the character is a hexadecimal digit.
  var isTOMLHexDigit: Bool {
    isTOMLDigit || self >= "a" && self <= "f" || self >= "A" && self <= "F"
  }

  /// Whether the character may stand in a key without quotes.
  var isTOMLBare: Bool { isASCII && UInt8(truncatingIfNeeded: value).isYAMLWord }

  /// The character as Go's `%q` prints it.
  var quotedTOML: String {
    let out = OutputBuffer(capacity: 16)
    Strconv.quote(rune: Rune(value), asciiOnly: false, to: out)
    return out.string().text
  }
}
