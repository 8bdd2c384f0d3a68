import GoRuntime
import GoTemplate

extension Sprig {
  /// Sprig's functions on URLs.
  static let urls: [Function] = [
    Function("urlParse", [.string], returns: .map(.any)) { (arguments, _) throws(CallError) in
      let url: GoURL
      do throws(CallError) {
        url = try GoURL(parsing: arguments.string(0))
      } catch {
        throw CallError(message: joined("unable to parse url: ", error.message))
      }
      return .map(
        ValueMap([
          ("scheme", .string(url.scheme)),
          ("host", .string(url.host)),
          ("hostname", .string(url.hostname)),
          ("path", .string(url.path)),
          ("query", .string(url.query)),
          ("opaque", .string(url.opaque)),
          ("fragment", .string(url.fragment)),
          ("userinfo", .string(url.user?.text ?? ByteString())),
        ]))
    },
    Function("urlJoin", [.map(.any)], returns: .string) { (arguments, _) throws(CallError) in
      let parts = arguments.map(0)
      var url = GoURL()
      url.scheme = try textOrEmpty(parts, "scheme")
      url.host = try textOrEmpty(parts, "host")
      url.path = try textOrEmpty(parts, "path")
      url.query = try textOrEmpty(parts, "query")
      url.opaque = try textOrEmpty(parts, "opaque")
      url.fragment = try textOrEmpty(parts, "fragment")
      let userinfo = try textOrEmpty(parts, "userinfo")
      if !userinfo.isEmpty {
        do throws(CallError) {
          url.user = try GoURL(parsing: joined(joined("proto://", userinfo), "@host")).user
        } catch {
          throw CallError(message: joined("unable to parse userinfo in dict: ", error.message))
        }
      }
      return .string(url.text)
    },
  ]

  /// The text under a key, or an empty one; any other value is refused.
  private static func textOrEmpty(
    _ map: ValueMap, _ key: ByteString
  ) throws(CallError) -> ByteString {
    switch map[key] {
    case nil: return ByteString()
    case .string(let text)?: return text
    case let value?:
      let kind = try kindName(of: value)
      throw CallError("unable to parse \(key.text) key, must be of type string, but \(kind) found")
    }
  }

  /// Two texts in one.
  static func joined(_ left: ByteString, _ right: ByteString) -> ByteString {
    let output = OutputBuffer(capacity: left.count + right.count)
    output.append(left)
    output.append(right)
    return output.string()
  }
}
