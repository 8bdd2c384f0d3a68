import GoRuntime

/// Base32 in the standard alphabet with padding, as Go's `base32.StdEncoding`.
enum Base32 {
  private static let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
  private static let padding = UInt8(ascii: "=")

  /// The bytes in base32.
  static func encode(_ text: ByteString) -> ByteString {
    let output = OutputBuffer(capacity: (text.count + 4) / 5 * 8 + 8)
    let digits = alphabet.utf8Start
    text.withBytes { bytes in
      var index = 0
      while index < bytes.count {
        var word: UInt64 = 0
        let length = min(5, bytes.count - index)
        for offset in 0..<5 {
          word = word << 8 | (offset < length ? UInt64(bytes[index + offset]) : 0)
        }
        let count = (length * 8 + 4) / 5
        for digit in 0..<8 {
          output.append(
            digit < count ? digits[Int(word >> UInt64(35 - 5 * digit) & 0x1F)] : padding)
        }
        index += length
      }
    }
    return output.string()
  }

  /// The bytes that base32 stands for; line ends are passed over.
  ///
  /// Offsets of errors count without line ends, as Go counts them.
  static func decode(_ text: ByteString) -> Decoded {
    let source = text.bytes.filter { $0 != 0x0A && $0 != 0x0D }
    let output = OutputBuffer(capacity: source.count / 8 * 5 + 8)
    var index = 0
    while index < source.count {
      var word: UInt64 = 0
      var count = 0
      var isEnd = false
      while count < 8 {
        if index == source.count { return .illegal(source.count - count) }
        let byte = source[index]
        index += 1
        let left = source.count - index
        if byte == padding && count >= 2 && left < 8 {
          if left + count < 7 { return .illegal(source.count) }
          for offset in 0..<max(0, 7 - count)
          where left > offset && source[index + offset] != padding {
            return .illegal(index + offset - 1)
          }
          // Runs of 1, 3 and 6 digits make no whole bytes.
          if count == 3 || count == 6 { return .illegal(index - 1) }
          isEnd = true
          break
        }
        guard let digit = value(byte) else { return .illegal(index - 1) }
        word = word << 5 | UInt64(digit)
        count += 1
      }
      word <<= UInt64(5 * (8 - count))
      for byte in 0..<count * 5 / 8 {
        output.append(UInt8(truncatingIfNeeded: word >> UInt64(32 - 8 * byte)))
      }
      if isEnd { break }
    }
    return .bytes(output.string())
  }

  private static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x32...0x37: byte - 0x32 + 26
    default: nil
    }
  }
}
