import GoRuntime

extension GoURL {
  /// Takes a URL apart.
  ///
  /// - Throws: Go's `url.Error` with its words.
  init(parsing text: ByteString) throws(CallError) {
    let mark = text.firstIndex(of: "#")
    let main = text[0..<(mark ?? text.count)]
    do throws(CallError) {
      try parse(main)
    } catch {
      throw Self.failure(main, error)
    }
    guard let mark else { return }
    do throws(CallError) {
      fragment = try URLEscaping.unescape(text[mark + 1..<text.count], .fragment)
    } catch {
      throw Self.failure(text, error)
    }
  }

  private static func failure(_ text: ByteString, _ error: CallError) -> CallError {
    let output = OutputBuffer()
    output.append("parse ")
    Strconv.quote(text, to: output)
    output.append(": ")
    output.append(error.message)
    return CallError(message: output.string())
  }

  private mutating func parse(_ text: ByteString) throws(CallError) {
    if text.withBytes({ $0.contains { $0 < 0x20 || $0 == 0x7F } }) {
      throw CallError("net/url: invalid control character in URL")
    }
    if text == "*" {
      path = text
      return
    }
    var rest = try takeScheme(text)
    if let mark = rest.firstIndex(of: "?") {
      query = rest[mark + 1..<rest.count]
      rest = rest[0..<mark]
    }
    if rest.isEmpty || rest[0] != UInt8(ascii: "/") {
      if !scheme.isEmpty {
        opaque = rest
        return
      }
      let end = rest.firstIndex(of: "/") ?? rest.count
      if rest[0..<end].firstIndex(of: ":") != nil {
        throw CallError("first path segment in URL cannot contain colon")
      }
    }
    let hasAuthority = rest.count >= 2 && rest[0..<2] == "//"
    let isTriple = rest.count >= 3 && rest[0..<3] == "///"
    if hasAuthority && (!scheme.isEmpty || !isTriple) {
      let end = rest.firstIndex(of: "/", from: 2) ?? rest.count
      try parseAuthority(rest[2..<end])
      rest = rest[end..<rest.count]
    }
    path = try URLEscaping.unescape(rest, .path)
  }

  /// Takes the scheme off, in lower case, and returns the rest.
  private mutating func takeScheme(_ text: ByteString) throws(CallError) -> ByteString {
    for index in 0..<text.count {
      switch text[index] {
      case 0x41...0x5A, 0x61...0x7A: continue
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if index == 0 { return text }
      case UInt8(ascii: ":"):
        if index == 0 { throw CallError("missing protocol scheme") }
        scheme = ByteString(
          text[0..<index].bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 })
        return text[index + 1..<text.count]
      default: return text
      }
    }
    return text
  }

  private mutating func parseAuthority(_ authority: ByteString) throws(CallError) {
    let mark = authority.withBytes { $0.lastIndex(of: UInt8(ascii: "@")) }
    let hostStart = mark.map { $0 + 1 } ?? 0
    host = try HostParser.parse(authority[hostStart..<authority.count], scheme: scheme)
    guard let mark else { return }
    let userinfo = authority[0..<mark]
    guard userinfo.withBytes({ $0.allSatisfy(Self.isUserinfoByte) }) else {
      throw CallError("net/url: invalid userinfo")
    }
    if let colon = userinfo.firstIndex(of: ":") {
      let name = try URLEscaping.unescape(userinfo[0..<colon], .userPassword)
      let password = try URLEscaping.unescape(
        userinfo[colon + 1..<userinfo.count], .userPassword)
      user = User(name: name, password: password)
    } else {
      user = User(name: try URLEscaping.unescape(userinfo, .userPassword), password: nil)
    }
  }

  private static func isUserinfoByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: Array("-._:~!$&'()*+,;=%@".utf8).contains(byte)
    }
  }
}
