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
    if text.isEmpty, Self.isPlain(base) {
      url = base
      return
    }
    let baseURL = try Self.parse(base)
    let referenceURL = try Self.parse(text)
    url = baseURL.resolving(referenceURL).text
  }

  /// Whether a URL resolves to itself as it is written: `file:///` or `http://host/` with segments
  /// of ordinary characters.
  private static func isPlain(_ url: ByteString) -> Bool {
    url.withBytes { bytes in
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon + 3 < bytes.count,
        bytes[colon + 1] == UInt8(ascii: "/"), bytes[colon + 2] == UInt8(ascii: "/")
      else { return false }
      var previous = UInt8(ascii: "/")
      var slashes = 0
      for (index, byte) in bytes.enumerated() where index > colon + 2 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"), UInt8(ascii: "_"):
          break
        case UInt8(ascii: "."):
          // A segment that starts with a dot may be one of the special ones.
          if previous == UInt8(ascii: "/") { return false }
        case UInt8(ascii: "/"):
          slashes += 1
        default:
          return false
        }
        previous = byte
      }
      return slashes > 0 && bytes[..<colon].allSatisfy { $0 &- UInt8(ascii: "a") < 26 }
    }
  }

  /// Splits a URL at its fragment, which is unescaped.
  static func split(
    _ text: ByteString
  ) throws(SchemaError) -> (url: ByteString, fragment: ByteString) {
    let marks = text.withBytes { bytes in
      (hash: bytes.firstIndex(of: UInt8(ascii: "#")), hasEscapes: bytes.contains(UInt8(ascii: "%")))
    }
    guard let hash = marks.hash else { return (text, ByteString()) }
    let fragment = text[hash + 1..<text.count]
    guard marks.hasEscapes else { return (text[0..<hash], fragment) }
    do {
      return (
        text[0..<hash], ByteString(try URLEscaping.unescape(fragment.bytes[...], .pathSegment))
      )
    } catch {
      throw SchemaError("error in parsing \(GoQuote.quoted(text)): \(error.message)")
    }
  }

  /// Whether a text is a reference into its own document, of characters that every part of a URL may
  /// have.
  static func isPlainFragment(_ text: ByteString) -> Bool {
    text.withBytes { bytes in
      bytes.first == UInt8(ascii: "#")
        && bytes.dropFirst().allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."), UInt8(ascii: "$"), UInt8(ascii: "/"):
            true
          default: false
          }
        }
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
