extension Strconv {
  /// Reads a float64 as Go's `strconv.ParseFloat`.
  ///
  /// - Parameter text: a decimal or hexadecimal number, `inf`, `infinity` or `nan` in any case.
  /// - Throws: Go's error; out of range it carries the infinity that Go returns.
  package static func parseFloat(_ text: ByteString) throws(NumberError) -> Double {
    let outcome = text.withBytes { float($0) }
    guard let value = outcome else {
      throw NumberError(function: "ParseFloat", text: text, reason: .syntax)
    }
    if value.isRangeError {
      throw NumberError(
        function: "ParseFloat", text: text, reason: .range, nearestFloat: value.number)
    }
    return value.number
  }

  /// The number, or nil for wrong syntax.
  private static func float(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> (number: Double, isRangeError: Bool)? {
    guard text.count > 0 else { return nil }
    if let short = shortDecimal(text) { return (short, false) }
    if let special = special(text) { return (special, false) }
    guard let shape = FloatShape(text) else { return nil }
    if shape.hasUnderscores && !underscoresAreWellPlaced(text) { return nil }
    // Swift reads the same syntax to the nearest number, half to even, in any locale.
    let spelled: String
    if shape.hasUnderscores {
      spelled = String(decoding: text.filter { $0 != 0x5F }, as: UTF8.self)
    } else {
      spelled = String(decoding: text, as: UTF8.self)
    }
    guard let number = Double(spelled) else {
      // Swift refuses an exponent of very many digits, which Go takes for a very large one.
      return shape.isZero || shape.exponentIsNegative
        ? (shape.isNegative ? -0.0 : 0, false)
        : (shape.isNegative ? -.infinity : .infinity, true)
    }
    return (number, number.isInfinite)
  }

  /// The value of a few digits with or without a point, or nil for anything else.
  ///
  /// Both the digits and the power of ten are exact floats, so one division rounds correctly.
  private static func shortDecimal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard text.count <= 17 else { return nil }
    var index = text[0] == 0x2D ? 1 : 0
    let isNegative = index == 1
    var digits: UInt64 = 0
    var count = 0
    var scale = 1.0
    var sawPoint = false
    while index < text.count {
      let byte = text[index]
      index &+= 1
      if byte >= 0x30 && byte <= 0x39 {
        digits = digits &* 10 &+ UInt64(byte &- 0x30)
        count &+= 1
        if sawPoint { scale *= 10 }
      } else if byte == 0x2E && !sawPoint {
        sawPoint = true
      } else {
        return nil
      }
    }
    guard count > 0, count <= 15 else { return nil }
    let value = Double(digits) / scale
    return isNegative ? -value : value
  }

  /// The value of `inf`, `infinity` and `nan`, or nil for anything else.
  private static func special(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    let hasSign = text[0] == 0x2B || text[0] == 0x2D
    guard text.count > 2 else { return nil }
    let first = text[hasSign ? 1 : 0] | 0x20
    guard first == 0x69 || first == 0x6E else { return nil }
    let word = String(decoding: text.dropFirst(hasSign ? 1 : 0).prefix(9), as: UTF8.self)
    switch word.lowercased() {
    case "inf", "infinity": return text[0] == 0x2D ? -.infinity : .infinity
    case "nan" where !hasSign: return .nan
    default: return nil
    }
  }
}

/// What a number's text consists of, when it has the syntax of Go's `strconv.ParseFloat`.
private struct FloatShape {
  /// Whether underscores separate digits.
  var hasUnderscores = false
  /// Whether the number has a minus sign.
  var isNegative = false
  /// Whether all digits are zero.
  var isZero = true
  /// Whether the exponent has a minus sign.
  var exponentIsNegative = false

  /// The shape of a text, or nil when the text is no number.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    if text[0] == 0x2B || text[0] == 0x2D {
      isNegative = text[0] == 0x2D
      index = 1
    }
    var isHexadecimal = false
    if index + 2 < text.count && text[index] == 0x30 && text[index + 1] | 0x20 == 0x78 {
      isHexadecimal = true
      index += 2
    }
    var sawPoint = false
    var sawDigits = false
    scan: while index < text.count {
      let byte = text[index]
      switch byte {
      case 0x5F: hasUnderscores = true
      case 0x2E:
        if sawPoint { return nil }
        sawPoint = true
      case 0x30...0x39:
        sawDigits = true
        if byte != 0x30 { isZero = false }
      case 0x41...0x46 where isHexadecimal, 0x61...0x66 where isHexadecimal:
        sawDigits = true
        isZero = false
      default: break scan
      }
      index += 1
    }
    guard sawDigits else { return nil }
    if index < text.count && text[index] | 0x20 == (isHexadecimal ? 0x70 : 0x65) {
      index += 1
      guard index < text.count else { return nil }
      if text[index] == 0x2B || text[index] == 0x2D {
        exponentIsNegative = text[index] == 0x2D
        index += 1
      }
      guard index < text.count, (0x30...0x39).contains(text[index]) else { return nil }
      while index < text.count, (0x30...0x39).contains(text[index]) || text[index] == 0x5F {
        if text[index] == 0x5F { hasUnderscores = true }
        index += 1
      }
    } else if isHexadecimal {
      // A hexadecimal number must have an exponent.
      return nil
    }
    guard index == text.count else { return nil }
  }
}
