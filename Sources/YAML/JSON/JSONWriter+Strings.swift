import GoRuntime

extension JSONWriter {
  /// Writes a string in quotes.
  static func write(
    _ bytes: UnsafeBufferPointer<UInt8>, escapesHTML: Bool, to out: OutputBuffer
  ) {
    out.append(0x22)
    var start = 0
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte >= 0x20, byte < 0x80, byte != 0x22, byte != 0x5C {
        if !escapesHTML || byte != 0x3C && byte != 0x3E && byte != 0x26 {
          at &+= 1
          continue
        }
      }
      if byte < 0x80 {
        out.append(UnsafeBufferPointer(rebasing: bytes[start..<at]))
        escape(byte, to: out)
        at &+= 1
        start = at
        continue
      }
      let (scalar, width) = UTF8Text.decode(bytes, at: at)
      if width == 1 || scalar == "\u{2028}" || scalar == "\u{2029}" {
        out.append(UnsafeBufferPointer(rebasing: bytes[start..<at]))
        // Bytes that are no UTF-8 become U+FFFD; the two separators end lines in JavaScript.
        out.append(width == 1 ? "\\ufffd" : scalar == "\u{2028}" ? "\\u2028" : "\\u2029")
        start = at &+ width
      }
      at &+= width
    }
    out.append(UnsafeBufferPointer(rebasing: bytes[start..<at]))
    out.append(0x22)
  }

  private static func escape(_ byte: UInt8, to out: OutputBuffer) {
    out.append(0x5C)
    switch byte {
    case 0x22, 0x5C: out.append(byte)
    case 0x08: out.append(0x62)
    case 0x0C: out.append(0x66)
    case 0x0A: out.append(0x6E)
    case 0x0D: out.append(0x72)
    case 0x09: out.append(0x74)
    default:
      out.append("u00")
      Strconv.append(UInt64(byte >> 4), base: 16, to: out)
      Strconv.append(UInt64(byte & 0xF), base: 16, to: out)
    }
  }
}
