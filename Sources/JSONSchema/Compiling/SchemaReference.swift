internal import GoRuntime

/// A reference made absolute: a URL without its fragment, and the fragment unescaped.
struct SchemaReference {
  /// The URL.
  let url: ByteString
  /// The fragment: empty, a pointer, or an anchor.
  let fragment: ByteString

  /// Resolves a reference against a base URL.
  ///
  /// - Throws: the library's text for a URL or fragment that can't be read.
  init(_ reference: ByteString, base: ByteString) throws(SchemaError) {
    let (text, fragment) = try Self.split(reference)
    self.fragment = fragment
    let baseURL = try Self.parse(base)
    let referenceURL = try Self.parse(text)
    url = baseURL.resolving(referenceURL).text
  }

  /// Splits a URL at its fragment, which is unescaped.
  static func split(
    _ text: ByteString
  ) throws(SchemaError) -> (url: ByteString, fragment: ByteString) {
    let bytes = text.bytes
    guard let hash = bytes.firstIndex(of: UInt8(ascii: "#")) else { return (text, ByteString()) }
    do {
      let fragment = try URLEscaping.unescape(bytes[(hash + 1)...], .pathSegment)
      return (ByteString(bytes[..<hash]), ByteString(fragment))
    } catch {
      throw SchemaError("error in parsing \(GoQuote.quoted(text)): \(error.message)")
    }
  }

  /// Reads a URL, or reports the library's text.
  static func parse(_ text: ByteString) throws(SchemaError) -> GoURL {
    do {
      return try GoURL(parsing: text)
    } catch {
      throw SchemaError("error in parsing \(GoQuote.quoted(text)): \(error.message)")
    }
  }
}
