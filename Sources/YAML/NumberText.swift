import GoRuntime

/// Numbers as Go's `strconv` reads them.
enum NumberText {
  /// An integer of 64 bits.
  enum Integer {
    case signed(Int64)
    /// One that only fits without a sign.
    case unsigned(UInt64)
  }

  /// An integer as `ParseInt` and then `ParseUint` read it; nil when neither does.
  ///
  /// - Parameters:
  ///   - text: Digits and a sign.
  ///   - base: The base, or 0 to take it from the prefix `0x`, `0o`, `0` or `0b`.
  static func integer(_ text: UnsafeBufferPointer<UInt8>, base: UInt64) -> Integer? {
    var at = 0
    var isNegative = false
    var isSigned = false
    if let first = text.first, first == 0x2B || first == 0x2D {
      isNegative = first == 0x2D
      isSigned = true
      at = 1
    }
    var base = base
    if base == 0 {
      base = 10
      if text.count > at, text[at] == 0x30 {
        let prefix = text.count > at + 2 ? text[at + 1] | 0x20 : 0
        switch prefix {
        case 0x78: (base, at) = (16, at + 2)
        case 0x6F: (base, at) = (8, at + 2)
        case 0x62: (base, at) = (2, at + 2)
        default:
          // A zero of its own stays decimal; more digits make it octal.
          if text.count > at + 1 { (base, at) = (8, at + 1) }
        }
      }
    }
    guard at < text.count else { return nil }
    var value: UInt64 = 0
    while at < text.count {
      guard let digit = text[at].hexDigit, digit < base else { return nil }
      let (product, isProductTooBig) = value.multipliedReportingOverflow(by: base)
      let (sum, isSumTooBig) = product.addingReportingOverflow(UInt64(digit))
      if isProductTooBig || isSumTooBig { return nil }
      value = sum
      at += 1
    }
    if isNegative {
      if value <= UInt64(Int64.max) { return .signed(0 - Int64(value)) }
      return value == UInt64(Int64.max) + 1 ? .signed(.min) : nil
    }
    if let value = Int64(exactly: value) { return .signed(value) }
    return isSigned ? nil : .unsigned(value)
  }

  /// A finite float as `ParseFloat` reads it; nil for other texts and those out of range.
  static func float(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let value = try? Strconv.parseFloat(ByteString(text)), value.isFinite else { return nil }
    return value
  }
}
