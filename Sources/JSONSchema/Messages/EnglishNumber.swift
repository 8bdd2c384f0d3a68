internal import GoRuntime

/// Numbers as the library's messages show them: `golang.org/x/text/message` for English.
enum EnglishNumber {
  /// An integer with its thousands set off by commas.
  static func text(_ value: Int) -> String {
    (value < 0 ? "-" : "") + grouped(String(value.magnitude))
  }

  /// A float with its thousands set off by commas, or from a million up and below a ten-thousandth
  /// as a power of ten.
  static func text(_ number: DecimalNumber) -> String {
    // The library goes through float64, whose shortest digits are printed.
    guard let shown = DecimalNumber(number.double) else {
      return number.isNegative ? "-∞" : "∞"
    }
    let digits = String(shown.allDigits.map { Character(Unicode.Scalar($0 + UInt8(ascii: "0"))) })
    if digits.isEmpty { return "0" }
    let sign = shown.isNegative ? "-" : ""
    let exponent = digits.count + shown.exponent - 1
    if exponent < -4 || exponent >= 6 {
      return sign + scientific(digits, exponent: exponent)
    }
    let point = exponent + 1
    if point <= 0 {
      return "\(sign)0.\(String(repeating: "0", count: -point))\(digits)"
    }
    if point >= digits.count {
      return sign + grouped(digits + String(repeating: "0", count: point - digits.count))
    }
    let split = digits.index(digits.startIndex, offsetBy: point)
    return "\(sign)\(grouped(String(digits[..<split]))).\(digits[split...])"
  }

  private static func grouped(_ digits: String) -> String {
    var result = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }

  /// One digit, the fraction, and ten to the power of at least two raised digits.
  private static func scientific(_ digits: String, exponent: Int) -> String {
    let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    var result = String(digits.prefix(1))
    if digits.count > 1 { result += "." + digits.dropFirst() }
    result += "\u{202F}×\u{202F}10"
    if exponent < 0 { result += "⁻" }
    let power = String(exponent.magnitude)
    for digit in (power.count < 2 ? "0" : "") + power {
      if let value = digit.wholeNumberValue { result.append(superscripts[value]) }
    }
    return result
  }
}
