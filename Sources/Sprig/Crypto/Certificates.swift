internal import GoRuntime
internal import GoTemplate

extension Sprig {
  private static let certificateType = GoType.named("sprig.certificate", .struct)
  private static let anyList = GoType.list(.any)

  /// Functions that make certificates, each with a key of its own or a given one.
  static let certificates: [Function] = [
    Function("buildCustomCert", [.string, .string], returns: certificateType) {
      (arguments, _) throws(CallError) in
      .object(try custom(arguments.string(0), key: arguments.string(1)))
    },
    Function("genCA", [.string, .int], returns: certificateType) {
      (arguments, execution) throws(CallError) in
      .object(try authority(arguments, key: newKey(execution)))
    },
    Function("genCAWithKey", [.string, .int, .string], returns: certificateType) {
      (arguments, _) throws(CallError) in
      .object(try authority(arguments, key: givenKey(arguments.string(2))))
    },
    Function(
      "genSelfSignedCert", [.string, anyList, anyList, .int], returns: certificateType
    ) { (arguments, execution) throws(CallError) in
      .object(try selfSigned(arguments, key: newKey(execution)))
    },
    Function(
      "genSelfSignedCertWithKey", [.string, anyList, anyList, .int, .string],
      returns: certificateType
    ) { (arguments, _) throws(CallError) in
      .object(try selfSigned(arguments, key: givenKey(arguments.string(4))))
    },
    Function(
      "genSignedCert", [.string, anyList, anyList, .int, certificateType],
      returns: certificateType
    ) { (arguments, execution) throws(CallError) in
      .object(try signed(arguments, key: newKey(execution)))
    },
    Function(
      "genSignedCertWithKey", [.string, anyList, anyList, .int, certificateType, .string],
      returns: certificateType
    ) { (arguments, _) throws(CallError) in
      .object(try signed(arguments, key: givenKey(arguments.string(5))))
    },
  ]

  private static func newKey(_ execution: Execution) throws(CallError) -> PrivateKey {
    try execution.charge(.hashOrCertificateKey)
    do throws(CallError) {
      return try PrivateKey.generateRSA(bits: 2048)
    } catch {
      throw CallError(message: joined("error generating rsa key: ", error.message))
    }
  }

  private static func givenKey(_ pem: ByteString) throws(CallError) -> PrivateKey {
    do throws(CallError) {
      return try PrivateKey(pem: pem)
    } catch {
      throw CallError(message: joined("parsing private key: ", error.message))
    }
  }

  /// A certificate that signs others.
  private static func authority(
    _ arguments: Arguments, key: PrivateKey
  ) throws(CallError) -> CertificateObject {
    var draft = CertificateDraft(name: arguments.string(0), days: arguments.int(1))
    draft.isAuthority = true
    return try finish(draft, key, issuer: nil)
  }

  private static func selfSigned(
    _ arguments: Arguments, key: PrivateKey
  ) throws(CallError) -> CertificateObject {
    try finish(draft(arguments), key, issuer: nil)
  }

  private static func signed(
    _ arguments: Arguments, key: PrivateKey
  ) throws(CallError) -> CertificateObject {
    guard case .object(let object) = arguments[4], let authority = object as? CertificateObject
    else { throw CallError("unable to decode certificate") }
    guard let block = PEMBlock(firstIn: authority.certificate) else {
      throw CallError("unable to decode certificate")
    }
    guard let parsed = ParsedCertificate(der: block.bytes) else { throw malformedCertificate }
    let issuerKey: PrivateKey
    do throws(CallError) {
      issuerKey = try PrivateKey(pem: authority.key)
    } catch {
      throw CallError(message: joined("error parsing private key: ", error.message))
    }
    return try finish(draft(arguments), key, issuer: (parsed, issuerKey))
  }

  private static let malformedCertificate = CallError(
    "error parsing certificate: decodedCert.Bytes: x509: malformed certificate")

  /// The names, addresses and days that arguments ask for.
  private static func draft(_ arguments: Arguments) throws(CallError) -> CertificateDraft {
    var draft = CertificateDraft(name: arguments.string(0), days: arguments.int(3))
    for value in elements(arguments[1]) {
      guard case .string(let text) = value else {
        throw CallError(
          message: joined(
            "error parsing ip: ", joined(try Self.text(of: value), " is not a string")))
      }
      guard let address = IPAddressParser.address(text) else {
        throw CallError(message: joined("error parsing ip: ", text))
      }
      draft.addresses.append(address)
    }
    for value in elements(arguments[2]) {
      guard case .string(let text) = value else {
        throw CallError(
          message: joined(
            "error processing alternate dns name: ",
            joined(try Self.text(of: value), " is not a string")))
      }
      draft.hosts.append(text)
    }
    return draft
  }

  private static func elements(_ value: Value) -> [Value] {
    if case .list(let list) = value { return list.elements }
    return []
  }

  private static func finish(
    _ draft: CertificateDraft, _ key: PrivateKey,
    issuer: (certificate: ParsedCertificate, key: PrivateKey)?
  ) throws(CallError) -> CertificateObject {
    do throws(CallError) {
      let der = try draft.signed(for: key, issuer: issuer)
      return CertificateObject(
        certificate: PEMBlock(type: "CERTIFICATE", bytes: der).text, key: key.pem)
    } catch {
      throw CallError(message: joined("error creating certificate: ", error.message))
    }
  }

  /// A certificate and a key given in base64, checked only.
  private static func custom(
    _ certificate: ByteString, key: ByteString
  ) throws(CallError) -> CertificateObject {
    guard case .bytes(let certificateText) = Base64.decode(certificate) else {
      throw CallError("unable to decode base64 certificate")
    }
    guard case .bytes(let keyText) = Base64.decode(key) else {
      throw CallError("unable to decode base64 private key")
    }
    guard let block = PEMBlock(firstIn: certificateText) else {
      throw CallError("unable to decode certificate")
    }
    guard ParsedCertificate(der: block.bytes) != nil else { throw malformedCertificate }
    do throws(CallError) {
      _ = try PrivateKey(pem: keyText)
    } catch {
      throw CallError(message: joined("error parsing private key: ", error.message))
    }
    return CertificateObject(certificate: certificateText, key: keyText)
  }
}

/// A certificate and its key, both as PEM texts: Sprig's `certificate` structure.
final class CertificateObject: GoObject, @unchecked Sendable {
  let certificate: ByteString
  let key: ByteString

  init(certificate: ByteString, key: ByteString) {
    self.certificate = certificate
    self.key = key
  }

  override var kind: Kind { .struct }
  override var typeName: String { "sprig.certificate" }
  override var underlying: Value? {
    .map(ValueMap([("Cert", .string(certificate)), ("Key", .string(key))]))
  }

  override func field(_ name: ByteString) -> Value? {
    switch name {
    case "Cert": .string(certificate)
    case "Key": .string(key)
    default: nil
    }
  }

  override func isEqual(to other: GoObject) -> Bool {
    guard let other = other as? CertificateObject else { return false }
    return certificate == other.certificate && key == other.key
  }
}
