/// A natural number of any size, in base 10^9 so that powers of ten are cheap.
struct BigNatural {
  /// The base-10^9 digits, least first, without zeros at the top.
  private var limbs: [UInt32]

  private static let base: UInt64 = 1_000_000_000

  private init(limbs: [UInt32]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  /// A number of at most 64 bits.
  init(_ value: UInt64) {
    var limbs: [UInt32] = []
    var rest = value
    while rest > 0 {
      limbs.append(UInt32(truncatingIfNeeded: rest % Self.base))
      rest /= Self.base
    }
    self.init(limbs: limbs)
  }

  /// A number of decimal digits, the highest first.
  init(digits: [UInt8]) {
    var limbs: [UInt32] = []
    var end = digits.count
    while end > 0 {
      let start = max(0, end - 9)
      limbs.append(digits[start..<end].reduce(0) { $0 * 10 + UInt32($1) })
      end = start
    }
    self.init(limbs: limbs)
  }

  /// Whether the number is zero.
  var isZero: Bool { limbs.isEmpty }

  /// The number in decimal.
  var decimalText: String {
    guard let top = limbs.last else { return "0" }
    var text = String(top)
    for limb in limbs.dropLast().reversed() {
      let digits = String(limb)
      text += String(repeating: "0", count: 9 - digits.utf8.count) + digits
    }
    return text
  }

  /// The number times a power of ten.
  func scaled(byPowerOfTen power: Int) -> BigNatural {
    if power == 0 || isZero { return self }
    var factor: UInt64 = 1
    for _ in 0..<(power % 9) { factor *= 10 }
    let shifted = [UInt32](repeating: 0, count: power / 9) + limbs
    return BigNatural(limbs: shifted).multiplied(by: UInt32(factor))
  }

  private func multiplied(by factor: UInt32) -> BigNatural {
    if factor == 1 { return self }
    var result: [UInt32] = []
    result.reserveCapacity(limbs.count + 1)
    var carry: UInt64 = 0
    for limb in limbs {
      let product = UInt64(limb) * UInt64(factor) + carry
      result.append(UInt32(truncatingIfNeeded: product % Self.base))
      carry = product / Self.base
    }
    if carry > 0 { result.append(UInt32(truncatingIfNeeded: carry)) }
    return BigNatural(limbs: result)
  }

  /// The sum.
  func adding(_ other: BigNatural) -> BigNatural {
    var result: [UInt32] = []
    var carry: UInt64 = 0
    for index in 0..<max(limbs.count, other.limbs.count) {
      let sum = limb(index) + other.limb(index) + carry
      result.append(UInt32(truncatingIfNeeded: sum % Self.base))
      carry = sum / Self.base
    }
    if carry > 0 { result.append(UInt32(truncatingIfNeeded: carry)) }
    return BigNatural(limbs: result)
  }

  /// The difference from a number that is not larger.
  func subtracting(_ other: BigNatural) -> BigNatural {
    var result: [UInt32] = []
    var borrow: UInt64 = 0
    for index in limbs.indices {
      let difference = Self.base + limb(index) - other.limb(index) - borrow
      result.append(UInt32(truncatingIfNeeded: difference % Self.base))
      borrow = difference < Self.base ? 1 : 0
    }
    return BigNatural(limbs: result)
  }

  /// The product.
  func multiplied(by other: BigNatural) -> BigNatural {
    if isZero || other.isZero { return BigNatural(0) }
    var result = [UInt32](repeating: 0, count: limbs.count + other.limbs.count)
    for (offset, limb) in limbs.enumerated() {
      var carry: UInt64 = 0
      for (index, otherLimb) in other.limbs.enumerated() {
        let sum = UInt64(result[offset + index]) + UInt64(limb) * UInt64(otherLimb) + carry
        result[offset + index] = UInt32(truncatingIfNeeded: sum % Self.base)
        carry = sum / Self.base
      }
      result[offset + other.limbs.count] = UInt32(truncatingIfNeeded: carry)
    }
    return BigNatural(limbs: result)
  }

  /// The quotient and the remainder of a division by a number other than zero.
  func dividedWithRemainder(
    by divisor: BigNatural
  ) -> (quotient: BigNatural, remainder: BigNatural) {
    if self < divisor { return (BigNatural(0), self) }
    // Schoolbook division: every digit of the quotient is found by bisection, which is slower
    // than estimating it, but obviously right; numbers here have a few dozen limbs.
    var quotient = [UInt32](repeating: 0, count: limbs.count)
    var remainder = BigNatural(0)
    for index in limbs.indices.reversed() {
      remainder = BigNatural(limbs: [limbs[index]] + remainder.limbs)
      if remainder < divisor { continue }
      var low: UInt32 = 1
      var high = UInt32(truncatingIfNeeded: Self.base - 1)
      while low < high {
        let middle = low + (high - low + 1) / 2
        if remainder < divisor.multiplied(by: middle) { high = middle - 1 } else { low = middle }
      }
      quotient[index] = low
      remainder = remainder.subtracting(divisor.multiplied(by: low))
    }
    return (BigNatural(limbs: quotient), remainder)
  }

  private func limb(_ index: Int) -> UInt64 {
    index < limbs.count ? UInt64(limbs[index]) : 0
  }
}

extension BigNatural: Comparable {
  static func < (left: BigNatural, right: BigNatural) -> Bool {
    if left.limbs.count != right.limbs.count { return left.limbs.count < right.limbs.count }
    for (x, y) in zip(left.limbs.reversed(), right.limbs.reversed()) where x != y { return x < y }
    return false
  }
}
