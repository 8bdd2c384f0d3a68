/// The address of a Git or chart repository, in one form for all its spellings.
package enum RepositoryURL {
  /// The address without scheme, user, port, `.git` and trailing slash, in lower case, so that
  /// `git@github.com:Org/repo.git` and `https://github.com/org/repo` are the same.
  package static func normalized(_ url: String) -> String {
    var text = Substring(url.lowercased())
    var hasScheme = false
    for scheme in ["https://", "http://", "ssh://", "git://", "oci://", "file://"]
    where text.hasPrefix(scheme) {
      text = text.dropFirst(scheme.count)
      hasScheme = true
      break
    }
    let host = text.prefix { $0 != "/" }
    if let at = host.lastIndex(of: "@") { text = text[text.index(after: at)...] }
    if !hasScheme, let colon = text.firstIndex(of: ":"),
      !text[..<colon].contains("/")
    {
      text = text[..<colon] + "/" + text[text.index(after: colon)...]
    }
    while text.hasSuffix("/") { text = text.dropLast() }
    if text.hasSuffix(".git") { text = text.dropLast(4) }
    return String(text)
  }
}
