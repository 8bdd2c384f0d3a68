internal import GoRuntime

/// Base64 with padding, as Go's standard encoding writes it.
enum Base64Text {
  /// The text for some bytes.
  static func encode(_ data: ByteString) -> ByteString {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let length = (data.count + 2) / 3 * 4
    return data.withBytes { bytes in
      ByteString(unsafeCapacity: length) { target in
        var written = 0
        var index = 0
        while index < bytes.count {
          let second = index + 1 < bytes.count ? bytes[index + 1] : 0
          let third = index + 2 < bytes.count ? bytes[index + 2] : 0
          let group = UInt32(bytes[index]) << 16 | UInt32(second) << 8 | UInt32(third)
          for position in 0..<4 {
            let isPadding = index + position > bytes.count
            let digit = alphabet[Int(group >> UInt32(18 - 6 * position)) & 63]
            target[written] = isPadding ? UInt8(ascii: "=") : digit
            written += 1
          }
          index += 3
        }
        return written
      }
    }
  }
}
