internal import GoRuntime

/// Percent escapes, by the rules of Go's `net/url` for each part of a URL.
enum URLEscaping {
  /// The parts that differ in what they escape.
  enum Part { case path, pathSegment, host, zone, userPassword, fragment }

  /// Whether a byte is escaped in a part.
  static func escapes(_ byte: UInt8, _ part: Part) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return false
    default: break
    }
    let scalar = Unicode.Scalar(byte)
    if part == .host || part == .zone, "!$&'()*+,;=:[]<>\"".unicodeScalars.contains(scalar) {
      return false
    }
    switch scalar {
    case "-", "_", ".", "~": return false
    case "$", "&", "+", ",", "/", ":", ";", "=", "?", "@":
      switch part {
      case .path: return scalar == "?"
      case .pathSegment: return "/;,?".unicodeScalars.contains(scalar)
      case .userPassword: return "@/?:".unicodeScalars.contains(scalar)
      case .fragment: return false
      case .host, .zone: return true
      }
    case "!", "(", ")", "*": return part != .fragment
    default: return true
    }
  }

  /// The text with what must be escaped in the part escaped.
  static func escape(_ text: [UInt8], _ part: Part) -> [UInt8] {
    guard text.contains(where: { escapes($0, part) }) else { return text }
    var result: [UInt8] = []
    for byte in text {
      if escapes(byte, part) {
        result.append(UInt8(ascii: "%"))
        result.append(hexDigits[Int(byte >> 4)])
        result.append(hexDigits[Int(byte & 15)])
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static let hexDigits = Array("0123456789ABCDEF".utf8)

  /// The text with its escapes resolved.
  ///
  /// - Throws: Go's text for an escape that isn't one, or a byte that a host can't have.
  static func unescape(_ text: ArraySlice<UInt8>, _ part: Part) throws(URLError) -> [UInt8] {
    var result: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte == UInt8(ascii: "%") {
        guard index + 2 < text.endIndex, let high = JSONParser.hexDigit(text[index + 1]),
          let low = JSONParser.hexDigit(text[index + 2])
        else {
          throw invalidEscape(text[index..<min(index + 3, text.endIndex)])
        }
        let value = high << 4 | low
        let escape = text[index..<index + 3]
        let isPercent = value == UInt8(ascii: "%")
        if part == .host, high < 8, !isPercent { throw invalidEscape(escape) }
        if part == .zone, !isPercent, value != 0x20, escapes(value, .host) {
          throw invalidEscape(escape)
        }
        result.append(value)
        index += 3
      } else {
        if part == .host || part == .zone, byte < 0x80, escapes(byte, part) {
          let quoted = GoQuote.quoted(ByteString([byte]))
          throw URLError(message: "invalid character \(quoted) in host name")
        }
        result.append(byte)
        index += 1
      }
    }
    return result
  }

  private static func invalidEscape(_ escape: ArraySlice<UInt8>) -> URLError {
    URLError(message: "invalid URL escape \(GoQuote.quoted(ByteString(escape)))")
  }

  /// Whether a path or fragment has no byte that would have to be escaped.
  static func isValid(_ text: [UInt8], _ part: Part) -> Bool {
    text.allSatisfy { byte in
      "!$&'()*+,;=:@[]%".unicodeScalars.contains(Unicode.Scalar(byte)) || !escapes(byte, part)
    }
  }
}
