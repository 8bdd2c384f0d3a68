/// What signing needs to know of a certificate.
struct ParsedCertificate {
  /// The subject's name, encoded.
  let subject: [UInt8]
  /// The public key with its algorithm, encoded.
  let publicKeyInfo: [UInt8]
  /// What the certificate's key is known by; empty when it doesn't say.
  let subjectKeyIdentifier: [UInt8]

  /// Reads a certificate; nil when it is malformed.
  init?(der: [UInt8]) {
    var file = DERReader(der[...])
    guard var certificate = file.read(0x30)?.reader, file.isAtEnd,
      var body = certificate.read(0x30)?.reader, certificate.read(0x30) != nil,
      certificate.read(0x03) != nil, certificate.isAtEnd
    else { return nil }
    if body.nextTag == 0xA0, body.read(0xA0) == nil { return nil }
    guard body.read(0x02) != nil, body.read(0x30) != nil, body.read(0x30) != nil,
      let validity = body.read(0x30), Self.isValidity(validity),
      let subject = body.read(0x30), let publicKey = body.read(0x30)
    else { return nil }
    self.subject = Array(subject.whole)
    publicKeyInfo = Array(publicKey.whole)
    var identifier: [UInt8] = []
    while !body.isAtEnd {
      guard let part = body.read() else { return nil }
      guard part.tag == 0xA3 else { continue }
      guard let found = Self.subjectKeyIdentifier(in: part) else { return nil }
      identifier = found
    }
    subjectKeyIdentifier = identifier
  }

  private static func isValidity(_ element: DERReader.Element) -> Bool {
    var reader = element.reader
    for _ in 0..<2 {
      guard let time = reader.read(), time.tag == 0x17 || time.tag == 0x18 else { return false }
    }
    return reader.isAtEnd
  }

  /// The identifier among the extensions, empty when there is none; nil when they are malformed.
  private static func subjectKeyIdentifier(in part: DERReader.Element) -> [UInt8]? {
    var outer = part.reader
    guard var list = outer.read(0x30)?.reader else { return nil }
    var identifier: [UInt8] = []
    while !list.isAtEnd {
      guard var item = list.read(0x30)?.reader, let name = item.read(0x06) else { return nil }
      if item.nextTag == 0x01, item.read(0x01) == nil { return nil }
      guard let value = item.read(0x04) else { return nil }
      guard name.content.elementsEqual(ObjectIdentifier.subjectKeyIdentifier) else { continue }
      var reader = value.reader
      guard let octets = reader.read(0x04) else { return nil }
      identifier = Array(octets.content)
    }
    return identifier
  }
}
