internal import GoRuntime

/// A scalar that the quick pass has read: where its text is, and how it was written.
struct BlockScalar {
  /// How a scalar is written: on one line without and with quotes, with escapes among them, on
  /// several lines; or a flow collection in its place.
  enum Style {
    case plain, quoted, escaped, several, flow
  }

  var style: Style
  /// The text without its quotes.
  var range: Range<Int>

  /// Whether the scalar's place is taken by `{}`.
  func isEmptyMapping(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    style == .flow && range.count >= 2 && bytes[range.lowerBound] == UInt8(ascii: "{")
      && bytes[range.lowerBound + 1] == UInt8(ascii: "}")
  }

  /// The text when it is certain that the scalar is a string and stands for itself.
  func certainText(in bytes: UnsafeBufferPointer<UInt8>) -> ByteString? {
    let text = UnsafeBufferPointer(rebasing: bytes[range])
    switch style {
    case .quoted: return ByteString(text)
    case .plain:
      guard let first = text.first, first.isASCIILetter, !text.isWordOfYAML else { return nil }
      return ByteString(text)
    case .escaped, .several, .flow: return nil
    }
  }
}

extension UInt8 {
  /// Whether the byte is a letter of ASCII.
  var isASCIILetter: Bool {
    let lower = self | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a plain scalar of this text might be a boolean or null.
  var isWordOfYAML: Bool {
    guard count <= 5 else { return false }
    for word: StaticString in ["y", "n", "on", "no", "yes", "off", "true", "null", "false"]
    where equalsIgnoringCase(word) {
      return true
    }
    return false
  }

  /// Whether the text is a word; nil when it differs from it in letter case alone.
  func isField(_ name: StaticString) -> Bool? {
    guard equalsIgnoringCase(name) else { return false }
    for index in 0..<count where self[index] != name.utf8Start[index] { return nil }
    return true
  }

  private func equalsIgnoringCase(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    for index in 0..<count where self[index] | 0x20 != word.utf8Start[index] | 0x20 {
      return false
    }
    return true
  }
}
