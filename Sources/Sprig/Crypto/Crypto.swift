internal import GoRuntime
internal import GoTemplate

extension Sprig {
  /// Sprig's functions on passwords, keys, certificates and ciphers.
  static let crypto: [Function] = passwords + ciphers + certificates + [genPrivateKey]

  private static let passwords: [Function] = [
    Function("bcrypt", [.string], returns: .string) { (arguments, execution) throws(CallError) in
      try execution.charge(.hashOrCertificateKey)
      return .string(Passwords.bcrypt(arguments.string(0)))
    },
    Function("htpasswd", [.string, .string], returns: .string) {
      (arguments, execution) throws(CallError) in
      try execution.charge(.hashOrCertificateKey)
      return .string(Passwords.htpasswd(user: arguments.string(0), password: arguments.string(1)))
    },
    Function(
      "derivePassword", [.integer(.uint32), .string, .string, .string, .string],
      returns: .string
    ) { (arguments, execution) throws(CallError) in
      try execution.charge(.derivedPassword)
      return .string(
        Passwords.derive(
          counter: UInt32(truncatingIfNeeded: arguments.int(0)), type: arguments.string(1),
          password: arguments.string(2), user: arguments.string(3), site: arguments.string(4)))
    },
    Function("randBytes", [.int], returns: .string) { (arguments, _) throws(CallError) in
      .string(try Passwords.randomBytes(arguments.int(0)))
    },
  ]

  private static let ciphers: [Function] = [
    Function("encryptAES", [.string, .string], returns: .string) {
      (arguments, _) throws(CallError) in
      .string(try AESText.encrypt(arguments.string(1), password: arguments.string(0)))
    },
    Function("decryptAES", [.string, .string], returns: .string) {
      (arguments, _) throws(CallError) in
      .string(try AESText.decrypt(arguments.string(1), password: arguments.string(0)))
    },
  ]

  private static let genPrivateKey = Function("genPrivateKey", [.string], returns: .string) {
    (arguments, execution) throws(CallError) in
    try execution.charge(SlowSecret(key: arguments.string(0)))
    do throws(CallError) {
      return .string(try PrivateKey.generate(arguments.string(0).text).pem)
    } catch {
      return .string(error.message)
    }
  }
}
