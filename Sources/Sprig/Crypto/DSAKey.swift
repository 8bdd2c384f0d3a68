/// A DSA key: the group's primes and generator, and the public and private numbers.
struct DSAKey {
  private let prime: BigUnsigned
  private let subgroup: BigUnsigned
  private let generator: BigUnsigned
  private let publicNumber: BigUnsigned
  private let privateNumber: BigUnsigned

  /// A new key in a new group.
  static func generate(primeBits: Int, subgroupBits: Int) -> DSAKey {
    while true {
      let subgroup = BigUnsigned.randomPrime(bits: subgroupBits)
      let double = subgroup.shiftedLeft()
      // For one subgroup only so many primes are tried, as Go does it.
      for _ in 0..<4 * primeBits {
        let candidate = BigUnsigned.random(bits: primeBits, isOdd: true)
        let prime = candidate.subtracting(candidate.remainder(double)).adding(1)
        guard prime.bitCount == primeBits, prime.isProbablyPrime else { continue }
        return DSAKey(prime: prime, subgroup: subgroup)
      }
    }
  }

  private init(prime: BigUnsigned, subgroup: BigUnsigned) {
    self.prime = prime
    self.subgroup = subgroup
    let field = MontgomeryField(prime)
    let cofactor = prime.subtracting(1).quotient(subgroup)
    var base: UInt64 = 2
    var generator = field.power(BigUnsigned(base), cofactor)
    while generator == BigUnsigned(1) {
      base += 1
      generator = field.power(BigUnsigned(base), cofactor)
    }
    self.generator = generator
    var secret = BigUnsigned.random(below: subgroup)
    while secret.isZero { secret = BigUnsigned.random(below: subgroup) }
    privateNumber = secret
    publicNumber = field.power(generator, secret)
  }

  /// Reads a key; nil when it is malformed.
  init?(der: [UInt8]) {
    var outer = DERReader(der[...])
    guard var reader = outer.read(0x30)?.reader, reader.readInteger() != nil,
      let p = reader.readInteger(), let q = reader.readInteger(), let g = reader.readInteger(),
      let y = reader.readInteger(), let x = reader.readInteger()
    else { return nil }
    prime = BigUnsigned(bytes: p)
    subgroup = BigUnsigned(bytes: q)
    generator = BigUnsigned(bytes: g)
    publicNumber = BigUnsigned(bytes: y)
    privateNumber = BigUnsigned(bytes: x)
  }

  /// The key in the form of OpenSSL.
  var der: [UInt8] {
    DERWriter.sequence(
      DERWriter.integer([0]), DERWriter.integer(prime.bytes),
      DERWriter.integer(subgroup.bytes), DERWriter.integer(generator.bytes),
      DERWriter.integer(publicNumber.bytes), DERWriter.integer(privateNumber.bytes))
  }
}
