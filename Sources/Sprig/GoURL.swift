import GoRuntime

/// A URL as Go's `net/url` takes it apart and puts it together.
struct GoURL {
  /// The user's name, and the password if there is one.
  struct User {
    var name: ByteString
    var password: ByteString?

    /// The encoded form.
    var text: ByteString {
      let output = OutputBuffer()
      output.append(URLEscaping.escape(name, .userPassword))
      if let password {
        output.append(UInt8(ascii: ":"))
        output.append(URLEscaping.escape(password, .userPassword))
      }
      return output.string()
    }
  }

  var scheme = ByteString()
  /// What follows the scheme where no slash does.
  var opaque = ByteString()
  var user: User?
  /// The host with its port.
  var host = ByteString()
  /// The path, decoded.
  var path = ByteString()
  /// The query as it is written.
  var query = ByteString()
  /// The fragment, decoded.
  var fragment = ByteString()

  init() {}

  /// The host without its port and without brackets.
  var hostname: ByteString {
    var end = host.count
    if let colon = lastIndex(of: UInt8(ascii: ":"), in: host),
      HostParser.isValidOptionalPort(host[colon..<host.count])
    {
      end = colon
    }
    if end >= 2, host[0] == UInt8(ascii: "["), host[end - 1] == UInt8(ascii: "]") {
      return host[1..<end - 1]
    }
    return host[0..<end]
  }

  /// The URL put together.
  var text: ByteString {
    let output = OutputBuffer()
    if !scheme.isEmpty {
      output.append(scheme)
      output.append(UInt8(ascii: ":"))
    }
    if !opaque.isEmpty {
      output.append(opaque)
    } else {
      if !scheme.isEmpty || !host.isEmpty || user != nil {
        if !host.isEmpty || !path.isEmpty || user != nil { output.append("//" as ByteString) }
        if let user {
          output.append(user.text)
          output.append(UInt8(ascii: "@"))
        }
        if !host.isEmpty { output.append(URLEscaping.escape(host, .host)) }
      }
      appendPath(to: output)
    }
    if !query.isEmpty {
      output.append(UInt8(ascii: "?"))
      output.append(query)
    }
    if !fragment.isEmpty {
      output.append(UInt8(ascii: "#"))
      output.append(URLEscaping.escape(fragment, .fragment))
    }
    return output.string()
  }

  private func appendPath(to output: OutputBuffer) {
    let escaped = path == "*" ? path : URLEscaping.escape(path, .path)
    if !escaped.isEmpty && escaped[0] != UInt8(ascii: "/") && !host.isEmpty {
      output.append(UInt8(ascii: "/"))
    }
    if output.count == 0 {
      // A colon in the first segment would pass for a scheme's.
      let end = escaped.firstIndex(of: "/") ?? escaped.count
      if escaped[0..<end].firstIndex(of: ":") != nil { output.append("./" as ByteString) }
    }
    output.append(escaped)
  }

  /// The offset of a byte's last occurrence, or nil.
  private func lastIndex(of byte: UInt8, in text: ByteString) -> Int? {
    text.withBytes { $0.lastIndex(of: byte) }
  }
}
