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
  func ignores(_ path: ByteString, isFolder: Bool) -> Bool {
    path.withBytes { bytes in
      let slash = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      let base = UnsafeBufferPointer(rebasing: bytes[slash...])
      for rule in rules {
        let isMatch = rule.pattern.matches(rule.matchesPath ? bytes : base)
        // As in Helm, a negative rule ignores everything that it does not match.
        if rule.isNegated {
          if rule.folderOnly && !isFolder || !isMatch { return true }
        } else if isMatch && (isFolder || !rule.folderOnly) {
          return true
        }
      }
      return false
    }
  }
}
