internal import GoRuntime

/// URLs and their relatives.
extension Format {
  private static func url(_ text: ByteString) throws(FormatError) -> GoURL {
    let url: GoURL
    do {
      url = try GoURL(parsing: text)
    } catch {
      throw FormatError(error.message)
    }
    let host = url.hostname
    if host.contains(UInt8(ascii: ":")) {
      if !url.host.contains(UInt8(ascii: "[")) || !url.host.contains(UInt8(ascii: "]")) {
        throw FormatError("ipv6 address not enclosed in brackets")
      }
      do { try checkIPv6(host[...]) } catch { throw error.within("ipv6 address") }
    }
    return url
  }

  static func checkURI(_ text: ByteString) throws(FormatError) {
    if !(try url(text)).isAbsolute { throw FormatError("relative url") }
  }

  static func checkURIReference(_ text: ByteString) throws(FormatError) {
    if text.bytes.contains(UInt8(ascii: "\\")) { throw FormatError("contains \\") }
    _ = try url(text)
  }

  static func checkURITemplate(_ text: ByteString) throws(FormatError) {
    for part in try url(text).rawPath[...].parts("/") {
      let decoded: [UInt8]
      do {
        decoded = try URLEscaping.unescape(part, .pathSegment)
      } catch {
        throw FormatError("percent decode failed: \(error.message)")
      }
      var isOpen = false
      for byte in decoded where byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
        if (byte == UInt8(ascii: "{")) == isOpen { throw FormatError("nested curly braces") }
        isOpen.toggle()
      }
      if isOpen { throw FormatError("no matching closing brace") }
    }
  }
}
