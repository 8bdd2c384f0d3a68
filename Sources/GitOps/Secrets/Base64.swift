/// Base64 in its standard alphabet, as the data of Secrets is written.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text for some bytes, padded.
  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let rest = min(3, bytes.count - index)
      var word = UInt32(bytes[index]) << 16
      if rest > 1 { word |= UInt32(bytes[index + 1]) << 8 }
      if rest > 2 { word |= UInt32(bytes[index + 2]) }
      for place in 0..<4 {
        let symbol = alphabet[Int(word >> UInt32(18 - 6 * place)) & 63]
        text.append(place <= rest ? symbol : UInt8(ascii: "="))
      }
      index += 3
    }
    return text
  }

  /// The bytes of a padded text, line breaks skipped; nil when it is no base64.
  static func decode(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var word: UInt32 = 0
    var count = 0
    var padding = 0
    for symbol in text {
      if symbol == UInt8(ascii: "\n") || symbol == UInt8(ascii: "\r") { continue }
      if symbol == UInt8(ascii: "=") {
        padding += 1
        guard padding <= 2 else { return nil }
      } else {
        guard padding == 0, let digit = digit(symbol) else { return nil }
        word = word << 6 | digit
        count += 1
        if count % 4 == 0 {
          bytes += [
            UInt8(truncatingIfNeeded: word >> 16), UInt8(truncatingIfNeeded: word >> 8),
            UInt8(truncatingIfNeeded: word),
          ]
          word = 0
        }
      }
    }
    guard (count + padding) % 4 == 0 else { return nil }
    switch count % 4 {
    case 2: bytes.append(UInt8(truncatingIfNeeded: word >> 4))
    case 3:
      bytes += [
        UInt8(truncatingIfNeeded: word >> 10), UInt8(truncatingIfNeeded: word >> 2),
      ]
    case 1: return nil
    default: break
    }
    return bytes
  }

  private static func digit(_ symbol: UInt8) -> UInt32? {
    switch symbol {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(symbol - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(symbol - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(symbol - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
