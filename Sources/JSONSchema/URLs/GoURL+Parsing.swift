internal import GoRuntime

extension GoURL {
  /// Takes a URL apart as Go's `url.Parse` does; a fragment is checked and dropped.
  ///
  /// - Throws: the text of Go's error, `parse "…": …`.
  init(parsing text: ByteString) throws(URLError) {
    let bytes = text.bytes
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    do {
      try self.init(parsing: bytes[..<hash])
    } catch {
      throw Self.failure(bytes[..<hash], error)
    }
    if hash < bytes.endIndex {
      do {
        _ = try URLEscaping.unescape(bytes[(hash + 1)...], .fragment)
      } catch {
        throw Self.failure(bytes[...], error)
      }
    }
  }

  private static func failure(_ text: ArraySlice<UInt8>, _ error: URLError) -> URLError {
    URLError(message: "parse \(GoQuote.quoted(ByteString(text))): \(error.message)")
  }

  /// Takes a URL without a fragment apart.
  private init(parsing text: ArraySlice<UInt8>) throws(URLError) {
    if text.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw URLError(message: "net/url: invalid control character in URL")
    }
    if text == [UInt8(ascii: "*")] {
      path = [UInt8(ascii: "*")]
      return
    }
    var rest = try readScheme(text)
    let marks = rest.indices.filter { rest[$0] == UInt8(ascii: "?") }
    if let mark = marks.first {
      forcesQuery = marks.count == 1 && mark == rest.endIndex - 1
      query = Array(rest[(mark + 1)...])
      rest = rest[..<mark]
    }
    let isRooted = rest.first == UInt8(ascii: "/")
    if !isRooted {
      if isAbsolute {
        opaque = Array(rest)
        return
      }
      if rest.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":")) {
        throw URLError(message: "first path segment in URL cannot contain colon")
      }
    }
    let slashes = rest.prefix { $0 == UInt8(ascii: "/") }.count
    if slashes >= 2, isAbsolute || slashes == 2 {
      let authority = rest.dropFirst(2)
      let slash = authority.firstIndex(of: UInt8(ascii: "/")) ?? authority.endIndex
      try readAuthority(authority[..<slash])
      rest = authority[slash...]
    } else if isAbsolute, isRooted {
      omitsHost = true
    }
    try setPath(Array(rest))
  }

  /// Sets the path from its escaped form.
  mutating func setPath(_ escaped: [UInt8]) throws(URLError) {
    path = try URLEscaping.unescape(escaped[...], .path)
    rawPath = URLEscaping.escape(path, .path) == escaped ? [] : escaped
  }

  private mutating func readScheme(
    _ text: ArraySlice<UInt8>
  ) throws(URLError) -> ArraySlice<UInt8> {
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        if index == text.startIndex { return text }
      case UInt8(ascii: ":"):
        if index == text.startIndex { throw URLError(message: "missing protocol scheme") }
        scheme = text[..<index].map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
        return text[(index + 1)...]
      default:
        return text
      }
    }
    return text
  }

  private mutating func readAuthority(_ authority: ArraySlice<UInt8>) throws(URLError) {
    guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else {
      host = try readHost(authority)
      return
    }
    host = try readHost(authority[(at + 1)...])
    let info = authority[..<at]
    let isValid = info.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-._:~!$&'()*+,;=%@".unicodeScalars.contains(Unicode.Scalar(byte))
      }
    }
    if !isValid { throw URLError(message: "net/url: invalid userinfo") }
    let colon = info.firstIndex(of: UInt8(ascii: ":"))
    let name = try URLEscaping.unescape(info[..<(colon ?? info.endIndex)], .userPassword)
    var result = URLEscaping.escape(name, .userPassword)
    if let colon {
      let password = try URLEscaping.unescape(info[(colon + 1)...], .userPassword)
      result.append(UInt8(ascii: ":"))
      result += URLEscaping.escape(password, .userPassword)
    }
    user = result
  }

  /// Reads a host with its port, by the rules of Go 1.26.
  private func readHost(_ text: ArraySlice<UInt8>) throws(URLError) -> [UInt8] {
    if let open = text.lastIndex(of: UInt8(ascii: "[")) {
      guard open == text.startIndex else { throw URLError(message: "invalid IP-literal") }
      return try readLiteral(text)
    }
    if var colon = text.firstIndex(of: UInt8(ascii: ":")) {
      let last = text.lastIndex(of: UInt8(ascii: ":")) ?? colon
      // More than one colon is let through for schemes other than these: lists of hosts.
      if scheme != Array("http".utf8), scheme != Array("https".utf8) { colon = last }
      try checkPort(text[colon...])
    }
    return try URLEscaping.unescape(text, .host)
  }

  /// Reads an IPv6 address in brackets.
  private func readLiteral(_ text: ArraySlice<UInt8>) throws(URLError) -> [UInt8] {
    guard let close = text.lastIndex(of: UInt8(ascii: "]")) else {
      throw URLError(message: "missing ']' in host")
    }
    try checkPort(text[(close + 1)...])
    let port = try URLEscaping.unescape(text[(close + 1)...], .host)
    let literal = text[(text.startIndex + 1)..<close]
    var address: [UInt8]
    if let zone = Self.zoneStart(literal) {
      address = try URLEscaping.unescape(literal[..<zone], .host)
      address += try URLEscaping.unescape(literal[zone...], .zone)
    } else {
      address = try URLEscaping.unescape(literal, .host)
    }
    do {
      let parsed = try IPAddress(parsing: ByteString(address))
      if parsed.isVersion4 { throw URLError(message: "invalid IP-literal") }
    } catch let error as IPAddressError {
      throw URLError(message: "invalid host: \(error.message)")
    } catch let error as URLError {
      throw error
    } catch {
      throw URLError(message: "invalid host")
    }
    return [UInt8(ascii: "[")] + address + [UInt8(ascii: "]")] + port
  }

  private static func zoneStart(_ text: ArraySlice<UInt8>) -> Int? {
    text.indices.first { index in
      index + 2 < text.endIndex && text[index] == UInt8(ascii: "%")
        && text[index + 1] == UInt8(ascii: "2") && text[index + 2] == UInt8(ascii: "5")
    }
  }

  private func checkPort(_ text: ArraySlice<UInt8>) throws(URLError) {
    if !Self.isOptionalPort(text) {
      let quoted = GoQuote.quoted(ByteString(text))
      throw URLError(message: "invalid port \(quoted) after host")
    }
  }
}
