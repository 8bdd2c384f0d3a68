import GoRuntime
import GoTemplate

extension Sprig {
  /// Sprig's encodings and checksums.
  static let encoding: [Function] =
    [
      textFunction("b64enc") { Base64.encode($0) },
      textFunction("b64dec") { text in
        switch Base64.decode(text) {
        case .bytes(let bytes): bytes
        case .illegal(let offset): illegal("base64", at: offset)
        }
      },
      textFunction("b32enc") { Base32.encode($0) },
      textFunction("b32dec") { text in
        switch Base32.decode(text) {
        case .bytes(let bytes): bytes
        case .illegal(let offset): illegal("base32", at: offset)
        }
      },
    ] + checksums

  /// A function from text to text.
  static func textFunction(
    _ name: ByteString, body: @escaping @Sendable (ByteString) -> ByteString
  ) -> Function {
    Function(name, [.string], returns: .string) { (arguments, _) throws(CallError) in
      .string(body(arguments.string(0)))
    }
  }

  /// Go's error text, which Sprig returns in place of the decoded bytes.
  private static func illegal(_ encoding: String, at offset: Int) -> ByteString {
    ByteString("illegal \(encoding) data at input byte \(offset)")
  }
}

/// What decoding yields.
enum Decoded {
  case bytes(ByteString)
  /// The offset that Go reports for bytes that are not of the encoding.
  case illegal(Int)
}
