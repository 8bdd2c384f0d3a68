import GoRuntime

/// Go's standard base64.
enum Base64 {
  /// The bytes that a text stands for, line breaks in it ignored; nil when it is not valid.
  static func decode(_ text: UnsafeBufferPointer<UInt8>) -> ByteString? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var group: UInt32 = 0
    var digits = 0
    var padding = 0
    for byte in text where byte != 0x0A && byte != 0x0D {
      if byte == 0x3D {
        padding += 1
        if digits + padding > 4 || digits < 2 { return nil }
        continue
      }
      if padding > 0 { return nil }
      guard let digit = digit(byte) else { return nil }
      group = group << 6 | digit
      digits += 1
      if digits == 4 {
        bytes.append(UInt8(truncatingIfNeeded: group >> 16))
        bytes.append(UInt8(truncatingIfNeeded: group >> 8))
        bytes.append(UInt8(truncatingIfNeeded: group))
        (group, digits) = (0, 0)
      }
    }
    switch (digits, padding) {
    case (0, 0): break
    case (2, 2): bytes.append(UInt8(truncatingIfNeeded: group >> 4))
    case (3, 1):
      bytes.append(UInt8(truncatingIfNeeded: group >> 10))
      bytes.append(UInt8(truncatingIfNeeded: group >> 2))
    default: return nil
    }
    return ByteString(bytes)
  }

  /// Appends bytes as base64 with padding.
  static func write(_ bytes: UnsafeBufferPointer<UInt8>, to out: OutputBuffer) {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var at = 0
    while at < bytes.count {
      let available = min(3, bytes.count - at)
      var group: UInt32 = 0
      for offset in 0..<3 {
        group = group << 8 | (offset < available ? UInt32(bytes[at + offset]) : 0)
      }
      for place in 0..<4 {
        out.append(
          place <= available
            ? alphabet[Int(group >> UInt32(18 - place * 6) & 0x3F)] : 0x3D)
      }
      at += 3
    }
  }

  /// Bytes as base64 in lines of 70 characters; a short text has no line break.
  static func lines(_ bytes: UnsafeBufferPointer<UInt8>) -> ByteString {
    let lineLength = 70
    let text = OutputBuffer(capacity: bytes.count * 4 / 3 + 4)
    write(bytes, to: text)
    guard text.count >= lineLength else { return text.string() }
    let encoded = text.string()
    let lines = OutputBuffer(capacity: encoded.count + encoded.count / lineLength + 1)
    var at = 0
    while at < encoded.count {
      let end = min(at + lineLength, encoded.count)
      lines.append(encoded[at..<end])
      lines.append(0x0A)
      at = end
    }
    return lines.string()
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte) - 0x41
    case 0x61...0x7A: UInt32(byte) - 0x47
    case 0x30...0x39: UInt32(byte) + 4
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
