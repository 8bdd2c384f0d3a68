/// Arithmetic modulo an odd number, by Montgomery's method.
struct MontgomeryField {
  private let modulus: [UInt64]
  /// The negated inverse of the modulus' lowest digit.
  private let inverse: UInt64
  /// The square of the method's radix.
  private let radixSquared: [UInt64]

  /// The field of an odd modulus above one.
  init(_ number: BigUnsigned) {
    modulus = number.limbs
    let low = number.limbs[0]
    var inverse: UInt64 = 1
    for _ in 0..<6 { inverse = inverse &* (2 &- low &* inverse) }
    self.inverse = 0 &- inverse
    var power = BigUnsigned(1)
    for _ in 0..<number.limbs.count * 128 {
      power = power.shiftedLeft()
      if !power.isLess(than: number) { power = power.subtracting(number) }
    }
    radixSquared = Self.padded(power.limbs, number.limbs.count)
  }

  private static func padded(_ limbs: [UInt64], _ count: Int) -> [UInt64] {
    limbs + [UInt64](repeating: 0, count: max(0, count - limbs.count))
  }

  /// The power of a base below the modulus.
  func power(_ base: BigUnsigned, _ exponent: BigUnsigned) -> BigUnsigned {
    let count = modulus.count
    var one = [UInt64](repeating: 0, count: count)
    one[0] = 1
    let factor = multiply(Self.padded(base.limbs, count), radixSquared)
    var result = multiply(one, radixSquared)
    for place in stride(from: exponent.bitCount - 1, through: 0, by: -1) {
      result = multiply(result, result)
      if exponent.bit(place) { result = multiply(result, factor) }
    }
    return BigUnsigned(limbs: multiply(result, one))
  }

  /// The product divided by the radix, modulo the modulus.
  private func multiply(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    let count = modulus.count
    var sum = [UInt64](repeating: 0, count: count + 2)
    sum.withUnsafeMutableBufferPointer { sum in
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
          modulus.withUnsafeBufferPointer { modulus in
            for index in 0..<count {
              Self.accumulate(right, times: left[index], into: sum, count)
              Self.accumulate(modulus, times: sum[0] &* inverse, into: sum, count)
              for place in 0..<count + 1 { sum[place] = sum[place &+ 1] }
              sum[count &+ 1] = 0
            }
          }
        }
      }
    }
    let result = BigUnsigned(limbs: sum)
    let whole = BigUnsigned(limbs: modulus)
    return Self.padded(
      (result.isLess(than: whole) ? result : result.subtracting(whole)).limbs, count)
  }

  /// Adds a multiple of a number to a sum that is two digits longer.
  private static func accumulate(
    _ number: UnsafeBufferPointer<UInt64>, times factor: UInt64,
    into sum: UnsafeMutableBufferPointer<UInt64>, _ count: Int
  ) {
    var carry: UInt64 = 0
    for place in 0..<count {
      let product = number[place].multipliedFullWidth(by: factor)
      let (first, overflow) = sum[place].addingReportingOverflow(product.low)
      let (second, overflowAgain) = first.addingReportingOverflow(carry)
      sum[place] = second
      carry = product.high &+ (overflow ? 1 : 0) &+ (overflowAgain ? 1 : 0)
    }
    let (next, overflow) = sum[count].addingReportingOverflow(carry)
    sum[count] = next
    if overflow { sum[count &+ 1] &+= 1 }
  }
}
