internal import GoRuntime

/// A decimal number of any precision, as shopspring/decimal 1.4.0: an integer times a power of ten.
struct BigDecimal {
  private var magnitude: BigNatural
  private var isNegative: Bool
  private var exponent: Int

  private init(magnitude: BigNatural, isNegative: Bool, exponent: Int) {
    self.magnitude = magnitude
    self.isNegative = isNegative && !magnitude.isZero
    self.exponent = exponent
  }

  /// A whole number.
  init(_ value: Int) {
    self.init(
      magnitude: BigNatural(UInt64(value.magnitude)), isNegative: value < 0, exponent: 0)
  }

  /// The decimal of the fewest digits that reads back as the number; nil for what is not finite.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let (digits, point) = Strconv.shortestDigits(value.magnitude)
    self.init(
      magnitude: BigNatural(digits: digits), isNegative: value < 0,
      exponent: digits.isEmpty ? 0 : point - digits.count)
  }

  /// The number with the other sign.
  var negated: BigDecimal {
    BigDecimal(magnitude: magnitude, isNegative: !isNegative, exponent: exponent)
  }

  /// The sum.
  func adding(_ other: BigDecimal) -> BigDecimal {
    let shared = min(exponent, other.exponent)
    let x = magnitude.scaled(byPowerOfTen: exponent - shared)
    let y = other.magnitude.scaled(byPowerOfTen: other.exponent - shared)
    if isNegative == other.isNegative {
      return BigDecimal(magnitude: x.adding(y), isNegative: isNegative, exponent: shared)
    }
    if x < y {
      return BigDecimal(
        magnitude: y.subtracting(x), isNegative: other.isNegative, exponent: shared)
    }
    return BigDecimal(magnitude: x.subtracting(y), isNegative: isNegative, exponent: shared)
  }

  /// The product.
  func multiplied(by other: BigDecimal) -> BigDecimal {
    BigDecimal(
      magnitude: magnitude.multiplied(by: other.magnitude),
      isNegative: isNegative != other.isNegative, exponent: exponent + other.exponent)
  }

  /// The quotient to 16 decimal places, halves rounded away from zero; nil for division by zero.
  func divided(by other: BigDecimal) -> BigDecimal? {
    guard !other.magnitude.isZero else { return nil }
    let places = 16
    let shift = exponent - other.exponent + places
    let dividend = magnitude.scaled(byPowerOfTen: max(shift, 0))
    let divisor = other.magnitude.scaled(byPowerOfTen: max(-shift, 0))
    var (quotient, remainder) = dividend.dividedWithRemainder(by: divisor)
    if !(remainder.adding(remainder) < divisor) { quotient = quotient.adding(BigNatural(1)) }
    return BigDecimal(
      magnitude: quotient, isNegative: isNegative != other.isNegative, exponent: -places)
  }

  /// The nearest float, as a template's value.
  var value: Value {
    let text = "\(isNegative ? "-" : "")\(magnitude.decimalText)e\(exponent)"
    // Go returns infinity for what is out of range, and zero has no sign.
    return .float(Double(text) ?? 0)
  }
}
