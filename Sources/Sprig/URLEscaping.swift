import GoRuntime

/// Percent-encoding by the rules of Go's `net/url`.
enum URLEscaping {
  /// The parts of a URL, which differ in what they must escape.
  enum Part {
    case path, host, zone, userPassword, fragment
  }

  /// The text with what the part can't hold escaped.
  static func escape(_ text: ByteString, _ part: Part) -> ByteString {
    let output = OutputBuffer(capacity: text.count + 16)
    let digits: StaticString = "0123456789ABCDEF"
    text.withBytes { bytes in
      for byte in bytes {
        if mustEscape(byte, part) {
          output.append(UInt8(ascii: "%"))
          output.append(digits.utf8Start[Int(byte >> 4)])
          output.append(digits.utf8Start[Int(byte & 0xF)])
        } else {
          output.append(byte)
        }
      }
    }
    return output.string()
  }

  /// The text with escapes decoded.
  ///
  /// - Throws: Go's `EscapeError` or `InvalidHostError`.
  static func unescape(_ text: ByteString, _ part: Part) throws(CallError) -> ByteString {
    let output = OutputBuffer(capacity: text.count)
    let bytes = text.bytes
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%") {
        guard index + 2 < bytes.count, let high = digit(bytes[index + 1]),
          let low = digit(bytes[index + 2])
        else { throw badEscape(bytes[index..<min(index + 3, bytes.count)]) }
        let value = high << 4 | low
        let escape = bytes[index..<index + 3]
        // Hosts escape only bytes beyond ASCII, and `%25` where a zone begins.
        if part == .host && high < 8 && value != 0x25 { throw badEscape(escape) }
        if part == .zone && value != 0x25 && value != 0x20 && mustEscape(value, .host) {
          throw badEscape(escape)
        }
        output.append(value)
        index += 3
        continue
      }
      if (part == .host || part == .zone) && byte < 0x80 && mustEscape(byte, part) {
        throw quoting("invalid character ", [byte], " in host name")
      }
      output.append(byte)
      index += 1
    }
    return output.string()
  }

  private static func badEscape(_ text: ArraySlice<UInt8>) -> CallError {
    quoting("invalid URL escape ", text, "")
  }

  private static func quoting(
    _ prefix: String, _ text: ArraySlice<UInt8>, _ suffix: String
  ) -> CallError {
    let output = OutputBuffer()
    output.append(prefix)
    Strconv.quote(ByteString(text), to: output)
    output.append(suffix)
    return CallError(message: output.string())
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte - 0x61 + 10
    case 0x41...0x46: byte - 0x41 + 10
    default: nil
    }
  }

  private static func mustEscape(_ byte: UInt8, _ part: Part) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return false
    default: break
    }
    let isHost = part == .host || part == .zone
    switch Unicode.Scalar(byte) {
    case "-", "_", ".", "~": return false
    case "$", "&", "+", ",", ";", "=": return false
    case "/":
      return isHost || part == .userPassword
    case ":": return part == .userPassword
    case "?": return part != .fragment
    case "@": return isHost || part == .userPassword
    case "!", "(", ")", "*": return !isHost && part != .fragment
    case "'", "[", "]", "<", ">", "\"": return !isHost
    default: return true
    }
  }
}
