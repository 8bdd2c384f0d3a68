internal import Crypto
internal import CryptoExtras
internal import GoRuntime

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A private key of one of the kinds that Sprig makes and reads.
enum PrivateKey {
  case rsa(_RSA.Signing.PrivateKey)
  case p256(P256.Signing.PrivateKey)
  case p384(P384.Signing.PrivateKey)
  case p521(P521.Signing.PrivateKey)
  case ed25519(Curve25519.Signing.PrivateKey)
  case dsa(DSAKey)

  /// A new key of a kind by Sprig's name for it.
  ///
  /// - Throws: Sprig's text for a kind that there is not.
  static func generate(_ type: String) throws(CallError) -> PrivateKey {
    switch type {
    case "", "rsa": return try generateRSA(bits: 4096)
    case "ecdsa": return .p256(P256.Signing.PrivateKey())
    case "ed25519": return .ed25519(Curve25519.Signing.PrivateKey())
    case "dsa": return .dsa(DSAKey.generate(primeBits: 2048, subgroupBits: 256))
    default: throw CallError("Unknown type \(type)")
    }
  }

  /// A new RSA key.
  static func generateRSA(bits: Int) throws(CallError) -> PrivateKey {
    do {
      return .rsa(try _RSA.Signing.PrivateKey(keySize: .init(bitCount: bits)))
    } catch {
      throw CallError("failed to generate private key: crypto/rsa")
    }
  }

  /// The key's PEM block, in the form that is usual for its kind.
  var pem: ByteString {
    switch self {
    case .rsa(let key):
      PEMBlock(type: "RSA PRIVATE KEY", bytes: Array(key.derRepresentation)).text
    case .p256(let key):
      Self.ecBlock(
        Array(key.rawRepresentation), Array(key.publicKey.x963Representation),
        ObjectIdentifier.p256)
    case .p384(let key):
      Self.ecBlock(
        Array(key.rawRepresentation), Array(key.publicKey.x963Representation),
        ObjectIdentifier.p384)
    case .p521(let key):
      Self.ecBlock(
        Array(key.rawRepresentation), Array(key.publicKey.x963Representation),
        ObjectIdentifier.p521)
    case .ed25519(let key):
      PEMBlock(
        type: "PRIVATE KEY",
        bytes: DERWriter.sequence(
          DERWriter.integer([0]),
          DERWriter.sequence(DERWriter.identifier(ObjectIdentifier.ed25519)),
          DERWriter.octets(DERWriter.octets(Array(key.rawRepresentation))))
      ).text
    case .dsa(let key): PEMBlock(type: "DSA PRIVATE KEY", bytes: key.der).text
    }
  }

  private static func ecBlock(
    _ secret: [UInt8], _ point: [UInt8], _ curve: [UInt8]
  ) -> ByteString {
    PEMBlock(
      type: "EC PRIVATE KEY",
      bytes: DERWriter.sequence(
        DERWriter.integer([1]), DERWriter.octets(secret),
        DERWriter.tagged(0xA0, DERWriter.identifier(curve)),
        DERWriter.tagged(0xA1, DERWriter.bits(point)))
    ).text
  }

  /// The bits of the public key as certificates hold them; nil for DSA.
  var publicKeyBits: [UInt8]? {
    switch self {
    case .rsa(let key): Array(key.publicKey.pkcs1DERRepresentation)
    case .p256(let key): Array(key.publicKey.x963Representation)
    case .p384(let key): Array(key.publicKey.x963Representation)
    case .p521(let key): Array(key.publicKey.x963Representation)
    case .ed25519(let key): Array(key.publicKey.rawRepresentation)
    case .dsa: nil
    }
  }

  /// The public key with its algorithm, as certificates hold it; nil for DSA.
  var subjectPublicKeyInfo: [UInt8]? {
    guard let publicKeyBits else { return nil }
    let algorithm: [UInt8]
    switch self {
    case .rsa:
      algorithm = DERWriter.sequence(
        DERWriter.identifier(ObjectIdentifier.rsaEncryption), DERWriter.null)
    case .p256: algorithm = Self.curveAlgorithm(ObjectIdentifier.p256)
    case .p384: algorithm = Self.curveAlgorithm(ObjectIdentifier.p384)
    case .p521: algorithm = Self.curveAlgorithm(ObjectIdentifier.p521)
    case .ed25519, .dsa:
      algorithm = DERWriter.sequence(DERWriter.identifier(ObjectIdentifier.ed25519))
    }
    return DERWriter.sequence(algorithm, DERWriter.bits(publicKeyBits))
  }

  private static func curveAlgorithm(_ curve: [UInt8]) -> [UInt8] {
    DERWriter.sequence(
      DERWriter.identifier(ObjectIdentifier.ecPublicKey), DERWriter.identifier(curve))
  }

  /// The algorithm that the key signs certificates with.
  var signatureAlgorithm: [UInt8] {
    switch self {
    case .rsa:
      DERWriter.sequence(
        DERWriter.identifier(ObjectIdentifier.sha256WithRSA), DERWriter.null)
    case .p256: DERWriter.sequence(DERWriter.identifier(ObjectIdentifier.ecdsaWithSHA256))
    case .p384: DERWriter.sequence(DERWriter.identifier(ObjectIdentifier.ecdsaWithSHA384))
    case .p521: DERWriter.sequence(DERWriter.identifier(ObjectIdentifier.ecdsaWithSHA512))
    case .ed25519, .dsa: DERWriter.sequence(DERWriter.identifier(ObjectIdentifier.ed25519))
    }
  }

  /// The signature of a certificate's body.
  ///
  /// - Throws: Go's error for DSA keys, which sign no certificates.
  func signature(of body: [UInt8]) throws(CallError) -> [UInt8] {
    do {
      switch self {
      case .rsa(let key):
        return Array(
          try key.signature(for: SHA256.hash(data: body), padding: .insecurePKCS1v1_5)
            .rawRepresentation)
      case .p256(let key): return Array(try key.signature(for: body).derRepresentation)
      case .p384(let key): return Array(try key.signature(for: body).derRepresentation)
      case .p521(let key): return Array(try key.signature(for: body).derRepresentation)
      case .ed25519(let key): return Array(try key.signature(for: body))
      case .dsa: break
      }
    } catch {
      throw CallError("x509: cannot sign")
    }
    throw CallError("x509: certificate private key does not implement crypto.Signer")
  }
}
