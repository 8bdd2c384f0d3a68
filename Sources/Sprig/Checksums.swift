internal import Crypto
import GoRuntime
import GoTemplate

extension Sprig {
  /// Checksums in hexadecimal; Adler-32 in decimal.
  static let checksums: [Function] = [
    textFunction("sha1sum") { hexadecimal(of: $0, with: Insecure.SHA1.self) },
    textFunction("sha256sum") { hexadecimal(of: $0, with: SHA256.self) },
    textFunction("sha512sum") { hexadecimal(of: $0, with: SHA512.self) },
    textFunction("adler32sum") { ByteString(String(adler32($0))) },
  ]

  private static func hexadecimal<Hash: HashFunction>(
    of text: ByteString, with hash: Hash.Type
  ) -> ByteString {
    var function = Hash()
    text.withBytes { function.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    let digest = function.finalize()
    return ByteString(count: Hash.Digest.byteCount * 2) { target in
      var index = 0
      for byte in digest {
        target[index] = hexadecimalDigit(byte >> 4)
        target[index &+ 1] = hexadecimalDigit(byte & 0xF)
        index &+= 2
      }
    }
  }

  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x61 - 10 + value
  }

  private static func adler32(_ text: ByteString) -> UInt32 {
    let modulus: UInt32 = 65521
    var low: UInt32 = 1
    var high: UInt32 = 0
    text.withBytes { bytes in
      var index = 0
      // So many steps fit in 32 bits before a remainder must be taken.
      while index < bytes.count {
        let end = min(index + 5552, bytes.count)
        while index < end {
          low &+= UInt32(bytes[index])
          high &+= low
          index &+= 1
        }
        low %= modulus
        high %= modulus
      }
    }
    return high << 16 | low
  }
}
