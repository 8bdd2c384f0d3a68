import GoRuntime

/// Base64 in the standard alphabet with padding, as Go's `base64.StdEncoding`.
enum Base64 {
  private static let alphabet: StaticString =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

  /// The bytes in base64.
  static func encode(_ text: ByteString) -> ByteString {
    if text.isEmpty { return text }
    let length = (text.count + 2) / 3 * 4
    let digits = alphabet.utf8Start
    return text.withBytes { bytes in
      ByteString(count: length) { target in
        var index = 0
        var next = 0
        while index &+ 3 <= bytes.count {
          let word =
            Int(bytes[index]) << 16 | Int(bytes[index &+ 1]) << 8 | Int(bytes[index &+ 2])
          target[next] = digits[word >> 18]
          target[next &+ 1] = digits[word >> 12 & 0x3F]
          target[next &+ 2] = digits[word >> 6 & 0x3F]
          target[next &+ 3] = digits[word & 0x3F]
          index &+= 3
          next &+= 4
        }
        let rest = bytes.count &- index
        if rest == 0 { return }
        let word = Int(bytes[index]) << 16 | (rest == 2 ? Int(bytes[index &+ 1]) << 8 : 0)
        target[next] = digits[word >> 18]
        target[next &+ 1] = digits[word >> 12 & 0x3F]
        target[next &+ 2] = rest == 2 ? digits[word >> 6 & 0x3F] : UInt8(ascii: "=")
        target[next &+ 3] = UInt8(ascii: "=")
      }
    }
  }

  /// The bytes that base64 stands for; line ends are passed over.
  static func decode(_ text: ByteString) -> Decoded {
    text.withBytes { bytes in
      let output = OutputBuffer(capacity: bytes.count / 4 * 3 + 3)
      var index = 0
      while index < bytes.count {
        if let offset = decodeQuantum(bytes, &index, output) { return .illegal(offset) }
      }
      return .bytes(output.string())
    }
  }

  /// Decodes up to four digits; returns the offset to complain about.
  private static func decodeQuantum(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ output: OutputBuffer
  ) -> Int? {
    var word: UInt32 = 0
    var count = 0
    while count < 4 {
      if index == bytes.count { return count == 0 ? nil : index - count }
      let byte = bytes[index]
      index += 1
      if let digit = value(byte) {
        word = word << 6 | UInt32(digit)
        count += 1
        continue
      }
      if isLineEnd(byte) { continue }
      guard byte == UInt8(ascii: "="), count >= 2 else { return index - 1 }
      if count == 2 {
        skipLineEnds(bytes, &index)
        if index == bytes.count { return bytes.count }
        if bytes[index] != UInt8(ascii: "=") { return index - 1 }
        index += 1
      }
      skipLineEnds(bytes, &index)
      if index < bytes.count { return index }
      word <<= count == 2 ? 12 : 6
      break
    }
    if count >= 2 { output.append(UInt8(truncatingIfNeeded: word >> 16)) }
    if count >= 3 { output.append(UInt8(truncatingIfNeeded: word >> 8)) }
    if count == 4 { output.append(UInt8(truncatingIfNeeded: word)) }
    return nil
  }

  private static func skipLineEnds(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    while index < bytes.count && isLineEnd(bytes[index]) { index += 1 }
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
