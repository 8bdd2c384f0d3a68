import GoRuntime

/// UTF-8 as Go decodes it.
enum UTF8Text {
  /// The character at an offset and its width; a byte that starts none counts as U+FFFD of width 1.
  @inline(__always)
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, at: Int
  ) -> (scalar: Unicode.Scalar, width: Int) {
    let lead = bytes[at]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    return decodeWide(bytes, at: at, lead)
  }

  private static func decodeWide(
    _ bytes: UnsafeBufferPointer<UInt8>, at: Int, _ lead: UInt8
  ) -> (scalar: Unicode.Scalar, width: Int) {
    let width: Int
    var value: UInt32
    let smallest: UInt32
    switch lead {
    case 0xC2...0xDF: (width, value, smallest) = (2, UInt32(lead & 0x1F), 0x80)
    case 0xE0...0xEF: (width, value, smallest) = (3, UInt32(lead & 0x0F), 0x800)
    case 0xF0...0xF4: (width, value, smallest) = (4, UInt32(lead & 0x07), 0x10000)
    default: return ("\u{FFFD}", 1)
    }
    guard at &+ width <= bytes.count else { return ("\u{FFFD}", 1) }
    for offset in 1..<width {
      let byte = bytes[at &+ offset]
      if byte & 0xC0 != 0x80 { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
    return (scalar, width)
  }

  /// The string with U+FFFD for each byte that is no UTF-8, as JSON leaves it.
  static func repaired(_ string: ByteString) -> ByteString {
    string.withBytes { bytes in
      if isValid(bytes) { return string }
      let out = OutputBuffer(capacity: bytes.count &* 3)
      var at = 0
      while at < bytes.count {
        let (scalar, width) = decode(bytes, at: at)
        out.append(scalar)
        at &+= width
      }
      return out.string()
    }
  }

  /// Whether all bytes are valid UTF-8.
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    while at < bytes.count {
      if bytes[at] < 0x80 {
        at &+= 1
        continue
      }
      let (scalar, width) = decode(bytes, at: at)
      if width == 1, scalar == "\u{FFFD}" { return false }
      at &+= width
    }
    return true
  }
}
