internal import GoRuntime

/// What a secret costs, in steps: about half of what other work costs that takes as long, so that a
/// chart may make a few dozen.
enum SlowSecret: Int {
  /// A key on a curve.
  case curveKey = 2_000
  /// A hash by bcrypt, or an RSA key of 2048 bits.
  case hashOrCertificateKey = 300_000
  /// A password derived by scrypt.
  case derivedPassword = 750_000
  /// An RSA key of 4096 bits.
  case longKey = 1_500_000
  /// A DSA key, whose primes are searched for several seconds.
  case dsaKey = 9_000_000

  /// That of a private key of a kind by Sprig's name for it.
  init(key type: ByteString) {
    switch type {
    case "ecdsa", "ed25519": self = .curveKey
    case "dsa": self = .dsaKey
    default: self = .longKey
    }
  }
}
