/// Text that is safe to show on a terminal.
enum EscapedText {
  /// The text with control characters, line and paragraph separators and characters that turn the
  /// direction of writing shown as escapes; line feeds and tabs stay.
  static func escape(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }) { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x09: escaped.unicodeScalars.append(scalar)
      case 0..<0x20, 0x7F..<0xA0: escaped += "\\x" + hexadecimal(scalar.value, digits: 2)
      case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        escaped += "\\u" + hexadecimal(scalar.value, digits: 4)
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
