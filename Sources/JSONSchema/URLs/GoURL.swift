internal import GoRuntime

/// A URL as Go's `net/url` takes it apart and puts it together.
struct GoURL: Sendable {
  /// The scheme, in small letters.
  var scheme: [UInt8] = []
  /// What follows the scheme when that is not a path.
  var opaque: [UInt8] = []
  /// The user and, if given, the password, still escaped.
  var user: [UInt8]?
  /// The host and port, unescaped.
  var host: [UInt8] = []
  /// The path, unescaped.
  var path: [UInt8] = []
  /// The path as it was written, where that differs from the usual escaping.
  var rawPath: [UInt8] = []
  /// Whether the URL has a path that starts with `/` but no `//`.
  var omitsHost = false
  /// Whether a `?` stands without anything behind it.
  var forcesQuery = false
  /// The query, without the `?`.
  var query: [UInt8] = []

  /// Whether there is a scheme.
  var isAbsolute: Bool { !scheme.isEmpty }

  /// The path with its escapes.
  var escapedPath: [UInt8] {
    if !rawPath.isEmpty, URLEscaping.isValid(rawPath, .path),
      (try? URLEscaping.unescape(rawPath[...], .path)) == path
    {
      return rawPath
    }
    if path == [UInt8(ascii: "*")] { return path }
    return URLEscaping.escape(path, .path)
  }

  /// The host without its port, and without the brackets of an IPv6 address.
  var hostname: [UInt8] {
    var result = host[...]
    if let colon = host.lastIndex(of: UInt8(ascii: ":")),
      Self.isOptionalPort(host[colon...])
    {
      result = host[..<colon]
    }
    if result.first == UInt8(ascii: "["), result.last == UInt8(ascii: "]") {
      result = result.dropFirst().dropLast()
    }
    return Array(result)
  }

  /// The whole URL again, but for its fragment.
  var text: ByteString {
    var result: [UInt8] = []
    if isAbsolute {
      result += scheme
      result.append(UInt8(ascii: ":"))
    }
    if !opaque.isEmpty {
      result += opaque
    } else {
      if isAbsolute || !host.isEmpty || user != nil {
        if !(omitsHost && host.isEmpty && user == nil) {
          if !host.isEmpty || !path.isEmpty || user != nil { result += Array("//".utf8) }
          if let user {
            result += user
            result.append(UInt8(ascii: "@"))
          }
          result += URLEscaping.escape(host, .host)
        }
      }
      let escaped = escapedPath
      if let first = escaped.first, first != UInt8(ascii: "/"), !host.isEmpty {
        result.append(UInt8(ascii: "/"))
      }
      if result.isEmpty,
        escaped.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":"))
      {
        result += Array("./".utf8)
      }
      result += escaped
    }
    if forcesQuery || !query.isEmpty {
      result.append(UInt8(ascii: "?"))
      result += query
    }
    return ByteString(result)
  }

  /// Whether text is empty or a colon with digits only.
  static func isOptionalPort(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    return first == UInt8(ascii: ":")
      && text.dropFirst().allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
  }
}

/// What Go's `url.Parse` reports.
struct URLError: Error {
  /// The error's text.
  var message: String
}
