internal import CLibcrypt
internal import Crypto
internal import CryptoExtras
internal import GoRuntime

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Hashed, derived and random passwords.
enum Passwords {
  /// The most random bytes that one call makes.
  private static let randomLimit = 1 << 20

  /// A bcrypt hash of cost 10, as Go's `bcrypt.GenerateFromPassword` makes it.
  static func bcrypt(_ password: ByteString) -> ByteString {
    let failure = "failed to encrypt string with bcrypt: "
    if password.count > 72 {
      return ByteString(failure + "bcrypt: password length exceeds 72 bytes")
    }
    let salt = random(16).map { CChar(bitPattern: $0) }
    var setting = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
    let phrase = password.bytes.map { CChar(bitPattern: $0) } + [0]
    let made = setting.withUnsafeMutableBufferPointer { target in
      crypt_gensalt_rn("$2a$", 10, salt, Int32(salt.count), target.baseAddress, Int32(target.count))
        != nil
    }
    guard made else { return ByteString(failure + "no salt") }
    // The state is too big for the stack of a thread.
    let state = UnsafeMutableRawPointer.allocate(
      byteCount: MemoryLayout<crypt_data>.size, alignment: 16)
    defer { state.deallocate() }
    memset(state, 0, MemoryLayout<crypt_data>.size)
    guard
      let hash = crypt_rn(phrase, setting, state, Int32(MemoryLayout<crypt_data>.size))
    else { return ByteString(failure + "no hash") }
    return ByteString(String(cString: hash))
  }

  /// A line of an `htpasswd` file.
  static func htpasswd(user: ByteString, password: ByteString) -> ByteString {
    if user.firstIndex(of: ":") != nil { return Sprig.joined("invalid username: ", user) }
    return Sprig.joined(Sprig.joined(user, ":"), bcrypt(password))
  }

  /// Random bytes in base64.
  static func randomBytes(_ count: Int) throws(CallError) -> ByteString {
    guard count >= 0 else { throw CallError("runtime error: makeslice: len out of range") }
    guard count <= randomLimit else {
      throw CallError("cannot make more than \(randomLimit) random bytes")
    }
    return Base64.encode(ByteString(random(count)))
  }

  /// Random bytes.
  static func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in generator.next() }
  }

  /// A password derived from a master password, by the algorithm of Master Password.
  static func derive(
    counter: UInt32, type: ByteString, password: ByteString, user: ByteString, site: ByteString
  ) -> ByteString {
    guard let templates = templates(of: type.text) else {
      return Sprig.joined("cannot find password template ", type)
    }
    let seedName = Array("com.lyndir.masterpassword".utf8)
    let salt = seedName + bigEndian(UInt32(truncatingIfNeeded: user.count)) + user.bytes
    let key: SymmetricKey
    do {
      key = try KDF.Scrypt.deriveKey(
        from: password.bytes, salt: salt, outputByteCount: 64, rounds: 32768, blockSize: 8,
        parallelism: 2)
    } catch {
      return "failed to derive password: scrypt"
    }
    let message =
      seedName + bigEndian(UInt32(truncatingIfNeeded: site.count)) + site.bytes
      + bigEndian(counter)
    let seed = Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
    let template = templates[Int(seed[0]) % templates.count]
    let output = OutputBuffer()
    for (index, letter) in template.utf8.enumerated() {
      let characters = Array(self.characters(of: letter).utf8)
      output.append(characters[Int(seed[index + 1]) % characters.count])
    }
    return output.string()
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// The patterns of a kind of password; letters stand for classes of characters.
  private static func templates(of type: String) -> [Substring]? {
    let words: String
    switch type {
    case "maximum": words = "anoxxxxxxxxxxxxxxxxx axxxxxxxxxxxxxxxxxno"
    case "long":
      words = """
        CvcvnoCvcvCvcv CvcvCvcvnoCvcv CvcvCvcvCvcvno CvccnoCvcvCvcv CvccCvcvnoCvcv \
        CvccCvcvCvcvno CvcvnoCvccCvcv CvcvCvccnoCvcv CvcvCvccCvcvno CvcvnoCvcvCvcc \
        CvcvCvcvnoCvcc CvcvCvcvCvccno CvccnoCvccCvcv CvccCvccnoCvcv CvccCvccCvcvno \
        CvcvnoCvccCvcc CvcvCvccnoCvcc CvcvCvccCvccno CvccnoCvcvCvcc CvccCvcvnoCvcc \
        CvccCvcvCvccno
        """
    case "medium": words = "CvcnoCvc CvcCvcno"
    case "short": words = "Cvcn"
    case "basic": words = "aaanaaan aannaaan aaannaaa"
    case "pin": words = "nnnn"
    default: return nil
    }
    return words.split(separator: " ")
  }

  /// The characters of a class.
  private static func characters(of letter: UInt8) -> String {
    switch Unicode.Scalar(letter) {
    case "V": "AEIOU"
    case "C": "BCDFGHJKLMNPQRSTVWXYZ"
    case "v": "aeiou"
    case "c": "bcdfghjklmnpqrstvwxyz"
    case "A": "AEIOUBCDFGHJKLMNPQRSTVWXYZ"
    case "a": "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz"
    case "n": "0123456789"
    case "o": "@&%?,=[]_:-+*$#!'^~;()/."
    default: "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()"
    }
  }
}
