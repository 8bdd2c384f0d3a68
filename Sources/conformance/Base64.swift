/// Base64 with padding, for answers that are not valid UTF-8.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes as Base64 text.
  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...].prefix(3)
      var group: UInt32 = 0
      for position in 0..<3 {
        group = group << 8 | (position < rest.count ? UInt32(rest[index + position]) : 0)
      }
      for position in 0..<4 {
        result.append(
          position <= rest.count
            ? alphabet[Int(group >> UInt32(18 - 6 * position)) & 63] : UInt8(ascii: "="))
      }
      index += 3
    }
    return result
  }

  /// The bytes that the text stands for; characters outside the alphabet are skipped.
  static func decode(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var group: UInt32 = 0
    var bits = 0
    for byte in text {
      guard let digit = alphabet.firstIndex(of: byte) else { continue }
      group = group << 6 | UInt32(digit)
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
      }
    }
    return result
  }
}
