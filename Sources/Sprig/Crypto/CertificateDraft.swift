internal import Crypto
internal import GoRuntime

/// What a certificate shall say, before it is signed.
struct CertificateDraft {
  /// The subject's common name; an empty one is left out.
  let name: ByteString
  /// How long it is valid.
  let days: Int
  /// Addresses of 4 or 16 bytes.
  var addresses: [[UInt8]] = []
  /// DNS names.
  var hosts: [ByteString] = []
  /// Whether it may sign others.
  var isAuthority = false

  init(name: ByteString, days: Int) {
    self.name = name
    self.days = days
  }

  /// The certificate for a key, signed by an issuer or else by the key itself.
  ///
  /// - Throws: The error of Go's `x509.CreateCertificate`.
  func signed(
    for key: PrivateKey, issuer: (certificate: ParsedCertificate, key: PrivateKey)?
  ) throws(CallError) -> [UInt8] {
    guard let publicKey = key.subjectPublicKeyInfo, let bits = key.publicKeyBits else {
      throw CallError("x509: certificate private key does not implement crypto.Signer")
    }
    let signer = issuer?.key ?? key
    if let issuer, issuer.key.subjectPublicKeyInfo != issuer.certificate.publicKeyInfo {
      throw CallError("x509: provided PrivateKey doesn't match parent's PublicKey")
    }
    let subject = try subjectName()
    let issuerName = issuer?.certificate.subject ?? subject
    var authorityKey: [UInt8] = []
    if let issuer, issuerName != subject { authorityKey = issuer.certificate.subjectKeyIdentifier }
    let extensions = try extensions(
      publicKeyBits: bits, authorityKey: authorityKey, hasSubject: !name.isEmpty)
    var serial = Passwords.random(16)
    serial[15] |= serial.allSatisfy { $0 == 0 } ? 1 : 0
    let body = DERWriter.sequence(
      DERWriter.tagged(0xA0, DERWriter.integer([2])),
      DERWriter.integer(serial),
      signer.signatureAlgorithm,
      issuerName,
      try validity(),
      subject,
      publicKey,
      DERWriter.tagged(0xA3, DERWriter.tagged(0x30, extensions)))
    return DERWriter.sequence(
      body, signer.signatureAlgorithm, DERWriter.bits(try signer.signature(of: body)))
  }

  private func subjectName() throws(CallError) -> [UInt8] {
    if name.isEmpty { return DERWriter.sequence() }
    guard name.withBytes({ $0.isValidUTF8 }) else {
      throw CallError("asn1: string not valid UTF-8")
    }
    let isPrintable = name.withBytes { $0.allSatisfy(Self.isPrintable) }
    let text = DERWriter.tagged(isPrintable ? 0x13 : 0x0C, name.bytes)
    let attribute = DERWriter.sequence(
      DERWriter.identifier(ObjectIdentifier.commonName), text)
    return DERWriter.sequence(DERWriter.tagged(0x31, attribute))
  }

  /// Whether a byte may stand in ASN.1's PrintableString.
  private static func isPrintable(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: Array(" '()+,-./:=?".utf8).contains(byte)
    }
  }

  private func validity() throws(CallError) -> [UInt8] {
    let now = GoTime.now().inLocation(.utc)
    let length = GoDuration(nanoseconds: 24 &* GoDuration.hour &* Int64(days))
    return DERWriter.sequence(try Self.time(now), try Self.time(now.adding(length)))
  }

  private static func time(_ time: GoTime) throws(CallError) -> [UInt8] {
    let year = time.date.year
    if (1950..<2050).contains(year) {
      return DERWriter.tagged(0x17, time.format("060102150405Z").bytes)
    }
    guard (0...9999).contains(year) else {
      throw CallError("asn1: structure error: cannot represent time as GeneralizedTime")
    }
    return DERWriter.tagged(0x18, time.format("20060102150405Z").bytes)
  }

  private func extensions(
    publicKeyBits: [UInt8], authorityKey: [UInt8], hasSubject: Bool
  ) throws(CallError) -> [UInt8] {
    // Digital signature and key encipherment, and for authorities the signing of certificates.
    let usage: [UInt8] =
      isAuthority ? DERWriter.bits([0xA4], unused: 2) : DERWriter.bits([0xA0], unused: 5)
    var result = Self.extension(ObjectIdentifier.keyUsage, isCritical: true, usage)
    result += Self.extension(
      ObjectIdentifier.extendedKeyUsage, isCritical: false,
      DERWriter.sequence(
        DERWriter.identifier(ObjectIdentifier.serverAuthentication),
        DERWriter.identifier(ObjectIdentifier.clientAuthentication)))
    result += Self.extension(
      ObjectIdentifier.basicConstraints, isCritical: true,
      isAuthority ? DERWriter.sequence([0x01, 0x01, 0xFF]) : DERWriter.sequence())
    if isAuthority {
      let identifier = Array(SHA256.hash(data: publicKeyBits)).prefix(20)
      result += Self.extension(
        ObjectIdentifier.subjectKeyIdentifier, isCritical: false,
        DERWriter.octets(Array(identifier)))
    }
    if !authorityKey.isEmpty {
      result += Self.extension(
        ObjectIdentifier.authorityKeyIdentifier, isCritical: false,
        DERWriter.sequence(DERWriter.tagged(0x80, authorityKey)))
    }
    if !hosts.isEmpty || !addresses.isEmpty {
      result += Self.extension(
        ObjectIdentifier.subjectAlternativeName, isCritical: !hasSubject,
        try alternativeNames())
    }
    return result
  }

  private static func `extension`(
    _ identifier: [UInt8], isCritical: Bool, _ value: [UInt8]
  ) -> [UInt8] {
    DERWriter.sequence(
      DERWriter.identifier(identifier), isCritical ? [0x01, 0x01, 0xFF] : [],
      DERWriter.octets(value))
  }

  private func alternativeNames() throws(CallError) -> [UInt8] {
    var names: [UInt8] = []
    for host in hosts {
      guard host.withBytes({ $0.isASCII }) else {
        let output = OutputBuffer()
        output.append("x509: ")
        Strconv.quote(host, to: output)
        output.append(" cannot be encoded as an IA5String")
        throw CallError(message: output.string())
      }
      names += DERWriter.tagged(0x82, host.bytes)
    }
    for address in addresses { names += DERWriter.tagged(0x87, address) }
    return DERWriter.tagged(0x30, names)
  }
}
