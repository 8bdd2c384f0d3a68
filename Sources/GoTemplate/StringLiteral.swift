internal import GoRuntime

/// What is wrong with a literal, in Go's words.
struct LiteralError: Error {
  /// The text.
  let message: String

  /// An error with a text.
  init(_ message: String) { self.message = message }
}

/// Go's quoted strings and characters.
enum StringLiteral {
  private static let syntax = LiteralError("invalid syntax")

  /// The value of a string in double or back quotes.
  static func unquote(_ quoted: ByteString) throws(LiteralError) -> ByteString {
    guard quoted.count >= 2 else { throw syntax }
    let bytes = quoted.bytes
    let output = OutputBuffer(capacity: bytes.count)
    if bytes[0] == UInt8(ascii: "`") {
      // Go drops carriage returns from raw strings.
      for byte in bytes[1..<(bytes.count - 1)] where byte != 0x0D { output.append(byte) }
      return output.string()
    }
    var index = 1
    while index < bytes.count - 1 {
      if bytes[index] == UInt8(ascii: "\\") {
        try appendEscape(bytes, &index, mark: bytes[0], to: output)
      } else if bytes[index] < 0x80 {
        let start = index
        repeat {
          index += 1
        } while bytes[index] < 0x80 && bytes[index] != UInt8(ascii: "\\")
          && index < bytes.count - 1
        bytes.withUnsafeBufferPointer {
          output.append(UnsafeBufferPointer(rebasing: $0[start..<index]))
        }
      } else {
        // Go reads runes here, so that an invalid byte turns into U+FFFD.
        let (rune, size) = bytes.withUnsafeBufferPointer { $0.rune(at: index) }
        output.append(rune: rune)
        index += size
      }
    }
    return output.string()
  }

  /// The value of a character in single quotes.
  static func character(_ quoted: ByteString) throws(LiteralError) -> UInt32 {
    let bytes = quoted.bytes
    guard bytes.count >= 3 else { throw syntax }
    var index = 1
    let rune: UInt32
    if bytes[1] == UInt8(ascii: "\\") {
      rune = try escape(bytes, &index, mark: UInt8(ascii: "'")).rune
    } else {
      let (decoded, size) = bytes.withUnsafeBufferPointer { $0.rune(at: 1) }
      rune = decoded
      index += size
    }
    guard index == bytes.count - 1 else {
      throw LiteralError("malformed character constant: \(quoted.text)")
    }
    return rune
  }

  private static func appendEscape(
    _ bytes: [UInt8], _ index: inout Int, mark: UInt8, to output: OutputBuffer
  ) throws(LiteralError) {
    let (rune, isByte) = try escape(bytes, &index, mark: mark)
    if isByte {
      output.append(UInt8(truncatingIfNeeded: rune))
    } else {
      output.append(rune: rune)
    }
  }

  /// Reads an escape sequence whose backslash stands at the index.
  private static func escape(
    _ bytes: [UInt8], _ index: inout Int, mark: UInt8
  ) throws(LiteralError) -> (rune: UInt32, isByte: Bool) {
    index += 1
    guard index < bytes.count - 1 else { throw syntax }
    let letter = bytes[index]
    index += 1
    switch letter {
    case UInt8(ascii: "a"): return (0x07, false)
    case UInt8(ascii: "b"): return (0x08, false)
    case UInt8(ascii: "f"): return (0x0C, false)
    case UInt8(ascii: "n"): return (0x0A, false)
    case UInt8(ascii: "r"): return (0x0D, false)
    case UInt8(ascii: "t"): return (0x09, false)
    case UInt8(ascii: "v"): return (0x0B, false)
    case UInt8(ascii: "x"): return (try digits(bytes, &index, count: 2, base: 16), true)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = letter == UInt8(ascii: "u") ? 4 : 8
      let rune = try digits(bytes, &index, count: count, base: 16)
      guard Unicode.Scalar(rune) != nil else { throw syntax }
      return (rune, false)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      index -= 1
      let value = try digits(bytes, &index, count: 3, base: 8)
      guard value <= 255 else { throw syntax }
      return (value, true)
    case UInt8(ascii: "\\"): return (UInt32(letter), false)
    case mark: return (UInt32(letter), false)
    default: throw syntax
    }
  }

  private static func digits(
    _ bytes: [UInt8], _ index: inout Int, count: Int, base: UInt32
  ) throws(LiteralError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard index < bytes.count - 1 else { throw syntax }
      let digit: UInt32
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digit = UInt32(bytes[index] - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"):
        digit = UInt32(bytes[index] - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"):
        digit = UInt32(bytes[index] - UInt8(ascii: "A") + 10)
      default: throw syntax
      }
      guard digit < base else { throw syntax }
      value = value &* base &+ digit
      index += 1
    }
    return value
  }
}
