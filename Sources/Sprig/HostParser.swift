import GoRuntime

/// Checks the host of a URL, with its port, as Go's `net/url` does.
enum HostParser {
  /// The decoded host and port.
  ///
  /// - Throws: Go's error.
  static func parse(_ host: ByteString, scheme: ByteString) throws(CallError) -> ByteString {
    if let bracket = host.withBytes({ $0.lastIndex(of: UInt8(ascii: "[")) }) {
      if bracket > 0 { throw CallError("invalid IP-literal") }
      return try parseBracketed(host)
    }
    if let first = host.firstIndex(of: ":") {
      // PostgreSQL's URLs list several hosts with ports; elsewhere the first colon is the port's.
      let isList = scheme == "postgres" || scheme == "postgresql"
      let colon =
        isList ? host.withBytes { $0.lastIndex(of: UInt8(ascii: ":")) } ?? first : first
      try checkPort(host[colon..<host.count])
    }
    return try URLEscaping.unescape(host, .host)
  }

  /// Whether a text is empty or a colon and digits.
  static func isValidOptionalPort(_ port: ByteString) -> Bool {
    port.withBytes { bytes in
      bytes.isEmpty
        || bytes[0] == UInt8(ascii: ":")
          && bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }
  }

  private static func checkPort(_ port: ByteString) throws(CallError) {
    if isValidOptionalPort(port) { return }
    let output = OutputBuffer()
    output.append("invalid port ")
    Strconv.quote(port, to: output)
    output.append(" after host")
    throw CallError(message: output.string())
  }

  private static func parseBracketed(_ host: ByteString) throws(CallError) -> ByteString {
    guard let close = host.withBytes({ $0.lastIndex(of: UInt8(ascii: "]")) }) else {
      throw CallError("missing ']' in host")
    }
    let port = host[close + 1..<host.count]
    try checkPort(port)
    let output = OutputBuffer()
    output.append(UInt8(ascii: "["))
    let name = host[1..<close]
    let address: ByteString
    if let zone = name.firstIndex(of: "%25") {
      address = Sprig.joined(
        try URLEscaping.unescape(name[0..<zone], .host),
        try URLEscaping.unescape(name[zone..<name.count], .zone))
    } else {
      address = try URLEscaping.unescape(name, .host)
    }
    var parser = IPAddressParser(address)
    do throws(CallError) {
      if try parser.parse() == .four { throw CallError("invalid IP-literal") }
    } catch {
      if error.message == "invalid IP-literal" { throw error }
      throw CallError(message: Sprig.joined("invalid host: ", error.message))
    }
    output.append(address)
    output.append(UInt8(ascii: "]"))
    output.append(port)
    return output.string()
  }
}
