internal import Crypto
internal import CryptoExtras
internal import GoRuntime

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension PrivateKey {
  /// Reads the key of a PEM text.
  ///
  /// - Throws: Sprig's error.
  init(pem text: ByteString) throws(CallError) {
    guard let block = PEMBlock(firstIn: text) else { throw CallError("no PEM data in input") }
    switch block.type {
    case "PRIVATE KEY":
      guard let key = Self.key(fromPKCS8: block.bytes) else {
        throw CallError(
          "decoding PEM as PKCS#8: x509: failed to parse private key")
      }
      self = key
    case "RSA PRIVATE KEY":
      guard let key = Self.rsa(block.bytes) else {
        throw CallError(
          "parsing RSA private key from PEM: x509: failed to parse private key")
      }
      self = key
    case "EC PRIVATE KEY":
      guard let key = Self.ec(block.bytes) else {
        throw CallError("parsing EC private key from PEM: x509: failed to parse EC private key")
      }
      self = key
    case "DSA PRIVATE KEY":
      guard let key = DSAKey(der: block.bytes) else {
        throw CallError("parsing DSA private key from PEM: asn1: structure error")
      }
      self = .dsa(key)
    default:
      if block.type.hasSuffix(" PRIVATE KEY") {
        throw CallError("invalid private key type \(block.type.dropLast(12))")
      }
      throw CallError("no private key data in PEM block of type \(block.type)")
    }
  }

  /// Reads a key that says itself of which kind it is.
  private static func key(fromPKCS8 bytes: [UInt8]) -> PrivateKey? {
    if let key = rsa(bytes) ?? ec(bytes) { return key }
    var outer = DERReader(bytes[...])
    guard var reader = outer.read(0x30)?.reader, reader.readInteger() != nil,
      var algorithm = reader.read(0x30)?.reader,
      algorithm.read(0x06)?.content.elementsEqual(ObjectIdentifier.ed25519) == true,
      var inner = reader.read(0x04)?.reader, let secret = inner.read(0x04)?.content
    else { return nil }
    return (try? Curve25519.Signing.PrivateKey(rawRepresentation: secret)).map { .ed25519($0) }
  }

  private static func rsa(_ bytes: [UInt8]) -> PrivateKey? {
    (try? _RSA.Signing.PrivateKey(unsafeDERRepresentation: bytes)).map { .rsa($0) }
  }

  private static func ec(_ bytes: [UInt8]) -> PrivateKey? {
    if let key = try? P256.Signing.PrivateKey(derRepresentation: bytes) { return .p256(key) }
    if let key = try? P384.Signing.PrivateKey(derRepresentation: bytes) { return .p384(key) }
    if let key = try? P521.Signing.PrivateKey(derRepresentation: bytes) { return .p521(key) }
    return nil
  }
}
