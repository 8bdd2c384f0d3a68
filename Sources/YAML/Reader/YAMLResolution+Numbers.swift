import GoRuntime

extension YAMLResolution {
  /// A text that starts with a digit, a sign or a point.
  static func number(
    _ text: UnsafeBufferPointer<UInt8>, mayBeTimestamp: Bool
  ) -> YAMLResolution {
    if let value = plainInteger(text) { return .int(value) }
    if text.count <= 5, text[0] == 0x2E || text.count > 1 && text[1] == 0x2E,
      let special = specialFloat(text)
    {
      return .float(special)
    }
    if text[0] == 0x2E {
      guard let value = NumberText.float(text) else { return .string }
      return .float(value)
    }
    if mayBeTimestamp, Timestamp.isValid(text) { return .timestamp }
    if text.contains(0x5F) {
      let digits = text.filter { $0 != 0x5F }
      return digits.withUnsafeBufferPointer { number(withoutUnderscores: $0) }
    }
    return number(withoutUnderscores: text)
  }

  /// A decimal integer that needs no second look, which most numbers are.
  @inline(__always)
  private static func plainInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    var at = text[0] == 0x2D ? 1 : 0
    let count = text.count
    guard count > at, count <= 18 else { return nil }
    // A leading zero makes an octal number of it.
    if text[at] == 0x30, count > at &+ 1 { return nil }
    var value: Int64 = 0
    while at < count {
      let digit = text[at] &- 0x30
      if digit > 9 { return nil }
      value = value &* 10 &+ Int64(digit)
      at &+= 1
    }
    return text[0] == 0x2D ? 0 &- value : value
  }

  /// `.inf`, `.nan` and their other spellings.
  private static func specialFloat(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    switch String(decoding: text, as: UTF8.self) {
    case ".nan", ".NaN", ".NAN": .nan
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .infinity
    case "-.inf", "-.Inf", "-.INF": -.infinity
    default: nil
    }
  }

  private static func number(
    withoutUnderscores text: UnsafeBufferPointer<UInt8>
  ) -> YAMLResolution {
    if let integer = NumberText.integer(text, base: 0) {
      switch integer {
      case .signed(let value): return .int(value)
      case .unsigned(let value): return .unsigned(value)
      }
    }
    if isDecimalFloat(text), let value = NumberText.float(text) { return .float(value) }
    return signedBinary(text) ?? .string
  }

  /// go-yaml reads a sign behind `0b`, because it takes the prefix off before it parses the rest.
  private static func signedBinary(_ text: UnsafeBufferPointer<UInt8>) -> YAMLResolution? {
    guard text.count > 3, text[0] == 0x30, text[1] == 0x62, text[2] == 0x2B || text[2] == 0x2D,
      case .signed(let value) = NumberText.integer(
        UnsafeBufferPointer(rebasing: text[2...]), base: 2)
    else { return nil }
    return .int(value)
  }

  /// Whether a text has the form that go-yaml takes for a decimal float.
  private static func isDecimalFloat(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    func skipDigits() -> Int {
      let start = at
      while at < text.count, text[at] >= 0x30, text[at] <= 0x39 { at += 1 }
      return at - start
    }
    if at < text.count, text[at] == 0x2B || text[at] == 0x2D { at += 1 }
    if at < text.count, text[at] == 0x2E {
      at += 1
      if skipDigits() == 0 { return false }
    } else {
      if skipDigits() == 0 { return false }
      if at < text.count, text[at] == 0x2E {
        at += 1
        _ = skipDigits()
      }
    }
    if at < text.count, text[at] == 0x65 || text[at] == 0x45 {
      at += 1
      if at < text.count, text[at] == 0x2B || text[at] == 0x2D { at += 1 }
      if skipDigits() == 0 { return false }
    }
    return at == text.count
  }
}
