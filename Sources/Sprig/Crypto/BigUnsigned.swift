/// A natural number of any size, in base 2^64.
struct BigUnsigned: Equatable {
  /// The digits, least first, without zeros at the top.
  private(set) var limbs: [UInt64]

  init(_ value: UInt64) { limbs = value == 0 ? [] : [value] }

  init(limbs: [UInt64]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  /// A number of big-endian bytes.
  init(bytes: [UInt8]) {
    var limbs = [UInt64](repeating: 0, count: (bytes.count + 7) / 8)
    for (index, byte) in bytes.reversed().enumerated() {
      limbs[index / 8] |= UInt64(byte) << UInt64(8 * (index % 8))
    }
    self.init(limbs: limbs)
  }

  /// The number's big-endian bytes, without zeros at the start.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for limb in limbs.reversed() {
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: limb >> UInt64(shift)))
      }
    }
    return Array(bytes.drop { $0 == 0 })
  }

  var isZero: Bool { limbs.isEmpty }

  /// The number of bits up to the highest set one.
  var bitCount: Int {
    limbs.last.map { limbs.count * 64 - $0.leadingZeroBitCount } ?? 0
  }

  /// Whether the bit of a place is set.
  func bit(_ place: Int) -> Bool {
    place / 64 < limbs.count && limbs[place / 64] >> UInt64(place % 64) & 1 == 1
  }

  /// A random number of exactly so many bits.
  static func random(bits: Int, isOdd: Bool) -> BigUnsigned {
    var limbs = (0..<(bits + 63) / 64).map { _ in UInt64.random(in: .min ... .max) }
    let top = (bits - 1) % 64
    let last = limbs.count - 1
    limbs[last] &= top == 63 ? .max : (1 << UInt64(top + 1)) - 1
    limbs[last] |= 1 << UInt64(top)
    if isOdd { limbs[0] |= 1 }
    return BigUnsigned(limbs: limbs)
  }

  /// A random number below a limit above zero.
  static func random(below limit: BigUnsigned) -> BigUnsigned {
    let bits = limit.bitCount
    while true {
      var limbs = limit.limbs.map { _ in UInt64.random(in: .min ... .max) }
      if bits % 64 != 0 { limbs[limbs.count - 1] &= (1 << UInt64(bits % 64)) - 1 }
      let number = BigUnsigned(limbs: limbs)
      if number.isLess(than: limit) { return number }
    }
  }

  /// A random prime of exactly so many bits.
  static func randomPrime(bits: Int) -> BigUnsigned {
    while true {
      let candidate = random(bits: bits, isOdd: true)
      if candidate.isProbablyPrime { return candidate }
    }
  }

  func isLess(than other: BigUnsigned) -> Bool {
    if limbs.count != other.limbs.count { return limbs.count < other.limbs.count }
    for index in limbs.indices.reversed() where limbs[index] != other.limbs[index] {
      return limbs[index] < other.limbs[index]
    }
    return false
  }

  func adding(_ value: UInt64) -> BigUnsigned {
    var result = limbs
    var carry = value
    for index in result.indices where carry > 0 {
      let (sum, overflow) = result[index].addingReportingOverflow(carry)
      result[index] = sum
      carry = overflow ? 1 : 0
    }
    if carry > 0 { result.append(carry) }
    return BigUnsigned(limbs: result)
  }

  func subtracting(_ value: UInt64) -> BigUnsigned { subtracting(BigUnsigned(value)) }

  /// The difference to a number that is not larger.
  func subtracting(_ other: BigUnsigned) -> BigUnsigned {
    var result = limbs
    var borrow: UInt64 = 0
    for index in result.indices {
      let part = index < other.limbs.count ? other.limbs[index] : 0
      let (first, under) = result[index].subtractingReportingOverflow(part)
      let (second, underAgain) = first.subtractingReportingOverflow(borrow)
      result[index] = second
      borrow = under || underAgain ? 1 : 0
    }
    return BigUnsigned(limbs: result)
  }

  /// Twice the number.
  func shiftedLeft() -> BigUnsigned {
    var result: [UInt64] = []
    var carry: UInt64 = 0
    for limb in limbs {
      result.append(limb << 1 | carry)
      carry = limb >> 63
    }
    return BigUnsigned(limbs: result + [carry])
  }

  func remainder(_ divisor: BigUnsigned) -> BigUnsigned { divided(by: divisor).remainder }

  func quotient(_ divisor: BigUnsigned) -> BigUnsigned { divided(by: divisor).quotient }

  /// The remainder by a small number above zero.
  func remainder(_ divisor: UInt64) -> UInt64 {
    limbs.reversed().reduce(0) { divisor.dividingFullWidth(($0, $1)).remainder }
  }

  /// Divides bit by bit, which is fast enough for the few divisions that keys need.
  private func divided(
    by divisor: BigUnsigned
  ) -> (quotient: BigUnsigned, remainder: BigUnsigned) {
    var remainder = BigUnsigned(0)
    var quotient = [UInt64](repeating: 0, count: limbs.count)
    for place in stride(from: bitCount - 1, through: 0, by: -1) {
      remainder = remainder.shiftedLeft()
      if bit(place) { remainder = remainder.adding(1) }
      if !remainder.isLess(than: divisor) {
        remainder = remainder.subtracting(divisor)
        quotient[place / 64] |= 1 << UInt64(place % 64)
      }
    }
    return (BigUnsigned(limbs: quotient), remainder)
  }

  /// Whether the number is very likely prime: no small divisor, and many rounds of Miller and Rabin.
  var isProbablyPrime: Bool {
    guard bitCount > 16, bit(0) else { return false }
    for divisor in Self.smallPrimes where remainder(divisor) == 0 { return false }
    let less = subtracting(1)
    var odd = less
    var twos = 0
    while !odd.bit(0) {
      odd = odd.shiftedRight()
      twos += 1
    }
    let field = MontgomeryField(self)
    let one = BigUnsigned(1)
    rounds: for round in 0..<20 {
      let base = round == 0 ? BigUnsigned(2) : BigUnsigned.random(below: less).adding(1)
      var power = field.power(base, odd)
      if power == one || power == less { continue }
      for _ in 1..<max(twos, 1) {
        power = field.power(power, BigUnsigned(2))
        if power == less { continue rounds }
      }
      return false
    }
    return true
  }

  /// Half the number, rounded down.
  private func shiftedRight() -> BigUnsigned {
    var result = limbs
    for index in result.indices {
      let next = index + 1 < limbs.count ? limbs[index + 1] : 0
      result[index] = limbs[index] >> 1 | next << 63
    }
    return BigUnsigned(limbs: result)
  }

  /// The odd primes below 2000.
  private static let smallPrimes: [UInt64] = {
    var primes: [UInt64] = []
    for number in stride(from: UInt64(3), to: 2000, by: 2)
    where primes.allSatisfy({ number % $0 != 0 }) {
      primes.append(number)
    }
    return primes
  }()
}
