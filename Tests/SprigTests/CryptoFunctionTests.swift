import Crypto
import CryptoExtras
import GoRuntime
import Testing

@testable import Sprig

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Sprig's functions of keys and certificates")
struct CryptoFunctionTests {
  /// A certificate's parts that the tests look at.
  private struct Parts {
    let body: [UInt8]
    let signature: [UInt8]
    let certificate: ParsedCertificate

    init(_ pem: String) throws {
      let block = try #require(PEMBlock(firstIn: ByteString(pem)))
      #expect(block.type == "CERTIFICATE")
      var outer = DERReader(block.bytes[...])
      var reader = try read(&outer, 0x30).reader
      body = Array(try read(&reader, 0x30).whole)
      _ = try read(&reader, 0x30)
      signature = Array(try read(&reader, 0x03).content.dropFirst())
      certificate = try #require(ParsedCertificate(der: block.bytes))
    }

    /// Whether the certificate was signed with an RSA key.
    func isSigned(by key: PrivateKey) throws -> Bool {
      guard case .rsa(let key) = key else { return false }
      return key.publicKey.isValidSignature(
        _RSA.Signing.RSASignature(rawRepresentation: signature),
        for: SHA256.hash(data: body), padding: .insecurePKCS1v1_5)
    }
  }

  @Test("make an authority and a certificate that it signs")
  func signedCertificate() throws {
    let parts = try render(
      """
      {{ $ca := genCA "my-ca" 365 }}{{ $ca.Cert }}|{{ $ca.Key }}|\
      {{ $c := genSignedCert "server" (list "10.0.0.1" "fe80::1") (list "a.example.com") 30 $ca }}\
      {{ $c.Cert }}|{{ $c.Key }}
      """
    ).split(separator: "|").map(String.init)
    try #require(parts.count == 4)
    let authority = try Parts(parts[0])
    let authorityKey = try PrivateKey(pem: ByteString(parts[1]))
    let server = try Parts(parts[2])
    let serverKey = try PrivateKey(pem: ByteString(parts[3]))
    #expect(try authority.isSigned(by: authorityKey))
    #expect(try server.isSigned(by: authorityKey))
    #expect(authority.certificate.publicKeyInfo == authorityKey.subjectPublicKeyInfo)
    #expect(server.certificate.publicKeyInfo == serverKey.subjectPublicKeyInfo)
    #expect(authority.certificate.subjectKeyIdentifier.count == 20)
    #expect(server.certificate.subjectKeyIdentifier.isEmpty)
    // Authorities: key usage with the signing of certificates, and the CA flag.
    #expect(authority.body.contains([0x03, 0x02, 0x02, 0xA4]))
    #expect(authority.body.contains([0x30, 0x03, 0x01, 0x01, 0xFF]))
    #expect(server.body.contains([0x03, 0x02, 0x05, 0xA0]))
    #expect(server.body.contains(authority.certificate.subjectKeyIdentifier))
    #expect(server.body.contains([0x82, 13] + Array("a.example.com".utf8)))
    #expect(server.body.contains([0x87, 4, 10, 0, 0, 1]))
    #expect(server.body.contains([0x87, 16, 0xFE, 0x80] + [UInt8](repeating: 0, count: 13) + [1]))
    #expect(server.body.contains(authority.certificate.subject))
  }

  @Test("make certificates for given keys of every kind", arguments: ["ecdsa", "ed25519"])
  func givenKeys(kind: String) throws {
    let output = try render(
      """
      {{ $k := genPrivateKey "\(kind)" }}{{ $c := genSelfSignedCertWithKey "é" nil nil 1 $k }}\
      {{ $c.Cert }}|{{ eq $c.Key $k }}|{{ $k }}
      """)
    let parts = output.split(separator: "|")
    #expect(output.contains("|true|"))
    let certificate = try Parts(output)
    let key = try PrivateKey(pem: ByteString(try #require(parts.last)))
    #expect(certificate.certificate.publicKeyInfo == key.subjectPublicKeyInfo)
    // Names beyond PrintableString are UTF-8.
    #expect(certificate.body.contains([0x0C, 2, 0xC3, 0xA9]))
  }

  @Test("give certificates the days that were asked for")
  func validity() throws {
    let draft = CertificateDraft(name: "x", days: 2)
    let key = try PrivateKey.generate("ecdsa")
    let der = try draft.signed(for: key, issuer: nil)
    let now = GoTime.now().inLocation(.utc)
    let end = now.adding(GoDuration(nanoseconds: 48 * GoDuration.hour))
    #expect(der.contains(Array(now.format("0601021504").bytes)))
    #expect(der.contains(Array(end.format("0601021504").bytes)))
    let far = try CertificateDraft(name: "", days: 100_000).signed(for: key, issuer: nil)
    #expect(far.contains([0x18, 15]))
  }

  @Test("check a given certificate and key")
  func customCertificate() throws {
    #expect(
      try render(
        """
        {{ $k := genPrivateKey "ecdsa" }}{{ $c := genCAWithKey "c" 1 $k }}\
        {{ $b := buildCustomCert ($c.Cert | b64enc) ($c.Key | b64enc) }}\
        {{ eq $b.Cert $c.Cert }} {{ eq $b.Key $c.Key }} {{ typeOf $b }} {{ kindOf $b }}
        """) == "true true sprig.certificate struct")
  }

  @Test("make DSA keys whose numbers fit together")
  func dsa() throws {
    let key = DSAKey.generate(primeBits: 256, subgroupBits: 80)
    var outer = DERReader(key.der[...])
    var reader = try read(&outer, 0x30).reader
    _ = reader.readInteger()
    var numbers: [BigUnsigned] = []
    while let number = reader.readInteger() { numbers.append(BigUnsigned(bytes: number)) }
    try #require(numbers.count == 5)
    let (p, q, g, y, x) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
    let field = MontgomeryField(p)
    #expect(p.bitCount == 256)
    #expect(q.bitCount == 80)
    #expect(p.subtracting(1).remainder(q).isZero)
    #expect(field.power(g, q) == BigUnsigned(1))
    #expect(field.power(g, x) == y)
    #expect(DSAKey(der: key.der)?.der == key.der)
  }

  @Test(
    "tell primes from composites",
    arguments: [
      (UInt64(1_000_003), true), (1_000_001, false), (4_294_967_291, true), (4_295_098_369, false),
      (18_446_744_073_709_551_557, true), (18_446_744_073_709_551_559, false),
    ])
  func primes(number: UInt64, isPrime: Bool) {
    #expect(BigUnsigned(number).isProbablyPrime == isPrime)
  }

  @Test(
    "report what is wrong",
    arguments: [
      (#"{{ genPrivateKey "zzz" }}"#, "Unknown type zzz"),
      (#"{{ htpasswd "a:b" "p" }}"#, "invalid username: a:b"),
      (#"{{ derivePassword 1 "nope" "p" "u" "s" }}"#, "cannot find password template nope"),
    ])
  func texts(template: String, expected: String) throws {
    #expect(try render(template) == expected)
  }

  @Test(
    "fail as Sprig does",
    arguments: [
      (#"{{ buildCustomCert "!" "" }}"#, "unable to decode base64 certificate"),
      (#"{{ buildCustomCert "" "!" }}"#, "unable to decode base64 private key"),
      (#"{{ buildCustomCert ("x" | b64enc) "" }}"#, "unable to decode certificate"),
      (#"{{ genSelfSignedCert "a" (list "1.2.3") nil 1 }}"#, "error parsing ip: 1.2.3"),
      (#"{{ genSelfSignedCert "a" (list 1) nil 1 }}"#, "error parsing ip: 1 is not a string"),
      (
        #"{{ genSelfSignedCert "a" nil (list 1) 1 }}"#,
        "error processing alternate dns name: 1 is not a string"
      ),
      (#"{{ genCAWithKey "a" 1 "x" }}"#, "parsing private key: no PEM data in input"),
    ])
  func errors(template: String, expected: String) {
    #expect(failure(of: template)?.hasSuffix(expected) == true)
  }
}

extension [UInt8] {
  /// Whether a run of bytes stands somewhere.
  fileprivate func contains(_ run: [UInt8]) -> Bool {
    indices.contains { self[$0...].starts(with: run) }
  }
}

/// Reads a value that must be there.
private func read(_ reader: inout DERReader, _ tag: UInt8) throws -> DERReader.Element {
  let element = reader.read(tag)
  return try #require(element)
}
