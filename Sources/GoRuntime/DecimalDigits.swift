/// A positive number's significant decimal digits and where its decimal point stands.
///
/// The number is 0.d₁d₂d₃… × 10^`point`, as in Go's `strconv`.
struct DecimalDigits {
  /// Digits from 0 to 9, without leading or trailing zeros; empty for zero.
  var digits: [UInt8] = []
  /// How many digits stand before the decimal point; may be negative or beyond the digits.
  var point = 0

  /// The digit at an index, which is zero beyond the last one.
  subscript(index: Int) -> UInt8 { index < digits.count ? digits[index] : 0 }

  /// The fewest digits that read back as the same number.
  init(shortest value: Double) {
    guard value > 0, value.isFinite else { return }
    if value < 9_007_199_254_740_992, value == value.rounded(.towardZero) {
      // Every such integer is a number of its own, so its digits are the fewest.
      assign(integer: UInt64(value))
      return
    }
    // Swift prints the fewest digits, the nearest ones among those, as Go does.
    var text = value.description
    text.withUTF8 { bytes in
      var exponent = 0
      var sawPoint = false
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case 0x30...0x39:
          if !digits.isEmpty || byte != 0x30 {
            digits.append(byte &- 0x30)
            if !sawPoint { point &+= 1 }
          } else if sawPoint {
            point &-= 1
          }
        case 0x2E: sawPoint = true
        default:
          // The exponent ends the text.
          index &+= 1
          let isNegative = index < bytes.count && bytes[index] == 0x2D
          while index < bytes.count {
            if (0x30...0x39).contains(bytes[index]) {
              exponent = exponent &* 10 &+ Int(bytes[index] &- 0x30)
            }
            index &+= 1
          }
          if isNegative { exponent = -exponent }
        }
        index &+= 1
      }
      point &+= exponent
    }
    dropTrailingZeros()
  }

  /// Takes over an integer's digits.
  private mutating func assign(integer value: UInt64) {
    var rest = value
    while rest > 0 {
      digits.append(UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    digits.reverse()
    point = digits.count
    dropTrailingZeros()
  }

  /// Every digit of the binary number's exact value.
  init(exact value: Double) {
    guard value > 0, value.isFinite else { return }
    let biased = Int(value.exponentBitPattern)
    let mantissa = biased == 0 ? value.significandBitPattern : value.significandBitPattern | 1 << 52
    let exponent = (biased == 0 ? 1 : biased) - 1075
    // m × 2^e with a negative e is m × 5^-e with the decimal point moved by e.
    var number = BigDecimalInteger(mantissa)
    if exponent >= 0 {
      number.multiply(by: 2, times: exponent)
    } else {
      number.multiply(by: 5, times: -exponent)
    }
    digits = number.decimalDigits
    point = digits.count + min(exponent, 0)
    dropTrailingZeros()
  }

  private mutating func dropTrailingZeros() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// Rounds to a number of digits, half to even, as Go does with the exact value.
  mutating func round(to count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      point = 0
      return
    }
    let next = digits[count]
    var goesUp = next > 5
    if next == 5 {
      let isTie = count + 1 == digits.count
      goesUp = !isTie || (count > 0 && digits[count - 1] & 1 == 1)
    }
    digits.removeSubrange(count...)
    if goesUp {
      while let last = digits.last, last == 9 { digits.removeLast() }
      if let last = digits.last {
        digits[digits.count - 1] = last + 1
      } else {
        digits = [1]
        point += 1
      }
    }
    dropTrailingZeros()
  }
}

/// A growing natural number in base 10^9, for the exact digits of binary numbers.
private struct BigDecimalInteger {
  private var limbs: [UInt64]

  private static let base: UInt64 = 1_000_000_000

  init(_ value: UInt64) {
    limbs = []
    var rest = value
    while rest > 0 {
      limbs.append(rest % Self.base)
      rest /= Self.base
    }
  }

  /// Multiplies by a power of a small number, many factors at once.
  mutating func multiply(by factor: UInt64, times: Int) {
    var left = times
    while left > 0 {
      var chunk: UInt64 = 1
      while left > 0, chunk <= 1_000_000_000 {
        chunk &*= factor
        left &-= 1
      }
      var carry: UInt64 = 0
      for index in limbs.indices {
        let product = limbs[index] &* chunk &+ carry
        limbs[index] = product % Self.base
        carry = product / Self.base
      }
      while carry > 0 {
        limbs.append(carry % Self.base)
        carry /= Self.base
      }
    }
  }

  /// The digits without leading zeros.
  var decimalDigits: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(limbs.count * 9)
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        result.append(UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
      }
    }
    while result.last == 0 { result.removeLast() }
    result.reverse()
    return result
  }
}
