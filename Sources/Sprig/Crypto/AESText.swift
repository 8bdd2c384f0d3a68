internal import Crypto
internal import CryptoExtras
internal import GoRuntime

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Texts encrypted with AES-256 in CBC mode: the initial vector and the blocks, in base64.
enum AESText {
  private static let blockSize = 16

  /// The text encrypted; an empty one stays empty.
  static func encrypt(_ text: ByteString, password: ByteString) throws(CallError) -> ByteString {
    if text.isEmpty { return text }
    let vector = Passwords.random(blockSize)
    do {
      let blocks = try AES._CBC.encrypt(
        text.bytes, using: key(password), iv: AES._CBC.IV(ivBytes: vector))
      return Base64.encode(ByteString(vector + blocks))
    } catch {
      throw CallError("crypto/aes: cannot encrypt")
    }
  }

  /// The text decrypted, with the errors and panics that Go's code runs into on bad input.
  static func decrypt(_ text: ByteString, password: ByteString) throws(CallError) -> ByteString {
    if text.isEmpty { return text }
    let bytes: [UInt8]
    switch Base64.decode(text) {
    case .bytes(let decoded): bytes = decoded.bytes
    case .illegal(let offset):
      throw CallError("illegal base64 data at input byte \(offset)")
    }
    let capacity = text.count / 4 * 3
    if capacity < blockSize {
      throw outOfRange("[:\(blockSize)] with capacity \(capacity)")
    }
    if bytes.count < blockSize { throw outOfRange("[\(blockSize):\(bytes.count)]") }
    let blocks = Array(bytes[blockSize...])
    if blocks.count % blockSize != 0 {
      throw CallError("crypto/cipher: input not full blocks")
    }
    if blocks.isEmpty { throw CallError("runtime error: index out of range [-1]") }
    let plain: [UInt8]
    do {
      plain = Array(
        try AES._CBC.decrypt(
          blocks, using: key(password), iv: AES._CBC.IV(ivBytes: bytes[..<blockSize]),
          noPadding: true))
    } catch {
      throw CallError("crypto/aes: cannot decrypt")
    }
    let length = plain.count - Int(plain.last ?? 0)
    if length < 0 { throw outOfRange("[:\(length)]") }
    return ByteString(plain[..<length])
  }

  /// The password's first 32 bytes, filled up with zeros.
  private static func key(_ password: ByteString) -> SymmetricKey {
    let bytes = password.bytes.prefix(32)
    return SymmetricKey(data: bytes + [UInt8](repeating: 0, count: 32 - bytes.count))
  }

  private static func outOfRange(_ bounds: String) -> CallError {
    CallError("runtime error: slice bounds out of range \(bounds)")
  }
}
