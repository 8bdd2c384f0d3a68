internal import GoRuntime

/// The rules of a .helmignore file, as Helm reads them.
struct IgnoreRules {
  private struct Rule {
    var pattern: PathPattern
    var isNegated: Bool
    var folderOnly: Bool
    /// Whether the rule sees the whole path rather than the last element.
    var matchesPath: Bool
  }

  private var rules: [Rule] = []

  /// Only Helm's default rule: nothing below `templates/` that starts with a dot.
  init() {
    try? add("templates/.?*")
  }

  /// The rules of a .helmignore file, and the default rule after them.
  init(_ text: ByteString) throws(RenderError) {
    for line in text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      var text = String(decoding: line, as: UTF8.self)
      if rules.isEmpty, text.unicodeScalars.first == "\u{FEFF}" {
        text.unicodeScalars.removeFirst()
      }
      try add(text)
    }
    try add("templates/.?*")
  }

  private mutating func add(_ line: String) throws(RenderError) {
    var rule = trimmingGoSpace(line)
    if rule.isEmpty || rule.hasPrefix("#") { return }
    if rule.contains("**") {
      throw RenderError(.chart, "double-star (**) syntax is not supported")
    }
    let isNegated = rule.hasPrefix("!")
    do throws(PathPattern.SyntaxError) {
      _ = try PathPattern(rule)
    } catch {
      throw RenderError(.chart, "syntax error in pattern")
    }
    if isNegated { rule.removeFirst() }
    let folderOnly = rule.hasSuffix("/")
    if folderOnly { rule.removeLast() }
    var matchesPath = rule.contains("/")
    if rule.hasPrefix("/") {
      rule.removeFirst()
      matchesPath = true
    }
    do throws(PathPattern.SyntaxError) {
      rules.append(
        Rule(
          pattern: try PathPattern(rule), isNegated: isNegated, folderOnly: folderOnly,
          matchesPath: matchesPath))
    } catch {
      throw RenderError(.chart, "syntax error in pattern")
    }
  }

  /// Whether a file or folder is left out.
  ///
  /// - Parameters:
  ///   - path: The path below the chart's folder, with slashes.
  ///   - isFolder: Whether it is a folder.
  func ignores(_ path: String, isFolder: Bool) -> Bool {
    if path.isEmpty || path == "." || path == "./" { return false }
    for rule in rules {
      // As in Helm, a negative rule ignores everything that it does not match.
      if rule.isNegated {
        if rule.folderOnly && !isFolder { return true }
        if !rule.pattern.matches(rule.matchesPath ? path : GoPath.base(path)) { return true }
        continue
      }
      if rule.folderOnly && !isFolder { continue }
      if rule.pattern.matches(rule.matchesPath ? path : GoPath.base(path)) { return true }
    }
    return false
  }
}
