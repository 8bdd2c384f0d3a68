extension DecimalNumber: Comparable {
  static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative
      ? compareMagnitudes(right, left) < 0 : compareMagnitudes(left, right) < 0
  }

  /// Orders two numbers without their signs: negative, zero or positive.
  private static func compareMagnitudes(_ left: DecimalNumber, _ right: DecimalNumber) -> Int {
    if left.exponent == right.exponent, left.digits.isEmpty, right.digits.isEmpty {
      return left.coefficient == right.coefficient
        ? 0 : left.coefficient < right.coefficient ? -1 : 1
    }
    if left.isZero || right.isZero { return (left.isZero ? 0 : 1) - (right.isZero ? 0 : 1) }
    let x = left.allDigits
    let y = right.allDigits
    let scale = (x.count + left.exponent) - (y.count + right.exponent)
    if scale != 0 { return scale }
    for index in 0..<min(x.count, y.count) where x[index] != y[index] {
      return Int(x[index]) - Int(y[index])
    }
    return x.count - y.count
  }

  /// Whether dividing by the other number leaves no remainder; a division by 0 does.
  func isMultiple(of divisor: DecimalNumber) -> Bool {
    if isZero { return true }
    if divisor.isZero { return false }
    let shift = exponent - divisor.exponent
    // The last digit is not 0, so no power of ten can be taken out of the digits.
    if shift < 0 { return false }
    if digits.isEmpty, divisor.digits.isEmpty {
      return Self.remainder(coefficient, shift: shift, by: divisor.coefficient) == 0
    }
    return divisor.dividesDigits(of: self, shift: shift)
  }

  /// value × 10^shift modulo a divisor.
  private static func remainder(_ value: UInt64, shift: Int, by divisor: UInt64) -> UInt64 {
    var result = value % divisor
    // A power of ten beyond the divisor's bits brings in no further factor of it.
    for _ in 0..<min(shift, 64) {
      if result == 0 { return 0 }
      let product = result.multipliedFullWidth(by: 10)
      result = divisor.dividingFullWidth(product).remainder
    }
    return result
  }

  /// Whether digits × 10^shift of a number is a multiple of this number's digits.
  ///
  /// All factors 2 and 5 that the power of ten covers are taken out of the divisor; what is left
  /// must divide the digits. Numbers of more than a thousand digits don't occur; they count as
  /// multiples of nothing, so that no schema costs quadratic time.
  private func dividesDigits(of other: DecimalNumber, shift: Int) -> Bool {
    var divisor = allDigits
    let dividend = other.allDigits
    guard divisor.count <= 1000, dividend.count <= 1000 else { return false }
    for factor in [2, 5] as [Int] {
      for _ in 0..<shift {
        guard let quotient = Self.quotient(divisor, factor) else { break }
        divisor = quotient
      }
    }
    return Self.isMultiple(dividend, of: divisor)
  }

  /// Digits divided by a small factor, or nil when that leaves a remainder.
  private static func quotient(_ digits: [UInt8], _ factor: Int) -> [UInt8]? {
    var rest = 0
    var result: [UInt8] = []
    for digit in digits {
      rest = rest * 10 + Int(digit)
      if !result.isEmpty || rest >= factor { result.append(UInt8(rest / factor)) }
      rest %= factor
    }
    return rest == 0 ? result : nil
  }

  /// Long division of digits by digits.
  private static func isMultiple(_ dividend: [UInt8], of divisor: [UInt8]) -> Bool {
    var rest: [UInt8] = []
    for digit in dividend {
      if !rest.isEmpty || digit != 0 { rest.append(digit) }
      while isAtLeast(rest, divisor) { subtract(divisor, from: &rest) }
    }
    return rest.isEmpty
  }

  private static func isAtLeast(_ x: [UInt8], _ y: [UInt8]) -> Bool {
    if x.count != y.count { return x.count > y.count }
    for index in x.indices where x[index] != y[index] { return x[index] > y[index] }
    return true
  }

  private static func subtract(_ y: [UInt8], from x: inout [UInt8]) {
    var borrow = 0
    var index = x.count - 1
    var other = y.count - 1
    while index >= 0 {
      var digit = Int(x[index]) - borrow - (other >= 0 ? Int(y[other]) : 0)
      borrow = digit < 0 ? 1 : 0
      if digit < 0 { digit += 10 }
      x[index] = UInt8(digit)
      index -= 1
      other -= 1
    }
    while let first = x.first, first == 0 { x.removeFirst() }
  }
}
