/// Writes the values of ASN.1's distinguished encoding.
enum DERWriter {
  /// A value under a tag.
  static func tagged(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    var length: [UInt8] = []
    if content.count < 0x80 {
      length = [UInt8(content.count)]
    } else {
      var rest = content.count
      while rest > 0 {
        length.insert(UInt8(truncatingIfNeeded: rest), at: 0)
        rest >>= 8
      }
      length.insert(0x80 | UInt8(length.count), at: 0)
    }
    return [tag] + length + content
  }

  /// A sequence of values.
  static func sequence(_ values: [UInt8]...) -> [UInt8] {
    tagged(0x30, Array(values.joined()))
  }

  /// A natural number of big-endian bytes.
  static func integer(_ bytes: [UInt8]) -> [UInt8] {
    var digits = bytes[...].drop { $0 == 0 }
    if digits.isEmpty { digits = [0] }
    // A set top bit would make the number negative.
    let needsZero = (digits.first ?? 0) & 0x80 != 0
    return tagged(0x02, (needsZero ? [0] : []) + digits)
  }

  /// An object identifier, given encoded.
  static func identifier(_ encoded: [UInt8]) -> [UInt8] { tagged(0x06, encoded) }

  /// A bit string of whole bytes, or with some bits of the last byte unused.
  static func bits(_ bytes: [UInt8], unused: UInt8 = 0) -> [UInt8] {
    tagged(0x03, [unused] + bytes)
  }

  /// A string of bytes.
  static func octets(_ bytes: [UInt8]) -> [UInt8] { tagged(0x04, bytes) }

  /// Nothing.
  static let null: [UInt8] = [0x05, 0x00]
}

/// Object identifiers in their encoded form.
enum ObjectIdentifier {
  static let rsaEncryption: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01]
  static let sha256WithRSA: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B]
  static let ecPublicKey: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
  static let p256: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]
  static let p384: [UInt8] = [0x2B, 0x81, 0x04, 0x00, 0x22]
  static let p521: [UInt8] = [0x2B, 0x81, 0x04, 0x00, 0x23]
  static let ecdsaWithSHA256: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02]
  static let ecdsaWithSHA384: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x03]
  static let ecdsaWithSHA512: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x04]
  static let ed25519: [UInt8] = [0x2B, 0x65, 0x70]
  static let commonName: [UInt8] = [0x55, 0x04, 0x03]
  static let keyUsage: [UInt8] = [0x55, 0x1D, 0x0F]
  static let extendedKeyUsage: [UInt8] = [0x55, 0x1D, 0x25]
  static let basicConstraints: [UInt8] = [0x55, 0x1D, 0x13]
  static let subjectKeyIdentifier: [UInt8] = [0x55, 0x1D, 0x0E]
  static let authorityKeyIdentifier: [UInt8] = [0x55, 0x1D, 0x23]
  static let subjectAlternativeName: [UInt8] = [0x55, 0x1D, 0x11]
  static let serverAuthentication: [UInt8] = [0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x01]
  static let clientAuthentication: [UInt8] = [0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x02]
}
