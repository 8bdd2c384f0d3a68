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
  init() { try? addDefaults() }

  /// The rules of a .helmignore file, and the default rule after them.
  init(_ text: ByteString) throws(RenderError) {
    rules.reserveCapacity(32)
    try text.withBytes { bytes throws(RenderError) in
      var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      while start < bytes.count {
        let end = bytes.index(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
        try add(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end + 1
      }
    }
    try addDefaults()
  }

  private mutating func addDefaults() throws(RenderError) {
    try ByteString("templates/.?*").withBytes { bytes throws(RenderError) in try add(bytes) }
  }

  private mutating func add(_ line: UnsafeBufferPointer<UInt8>) throws(RenderError) {
    let slash = UInt8(ascii: "/")
    var rule = line[leadingGoSpace(line)...]
    rule = rule[..<max(trailingGoSpaceStart(line), rule.startIndex)]
    if rule.isEmpty || rule.first == UInt8(ascii: "#") { return }
    if zip(rule, rule.dropFirst()).contains(where: { $0 == UInt8(ascii: "*") && $1 == $0 }) {
      throw RenderError(.chart, "double-star (**) syntax is not supported")
    }
    let isNegated = rule.first == UInt8(ascii: "!")
    if isNegated { rule.removeFirst() }
    let folderOnly = rule.last == slash
    if folderOnly { rule.removeLast() }
    let matchesPath = rule.contains(slash)
    if rule.first == slash { rule.removeFirst() }
    do throws(PathPattern.SyntaxError) {
      rules.append(
        Rule(
          pattern: try PathPattern(ByteString(UnsafeBufferPointer(rebasing: rule))),
          isNegated: isNegated, folderOnly: folderOnly, matchesPath: matchesPath))
    } catch {
      throw RenderError(.chart, "syntax error in pattern")
    }
  }

  /// Whether a file or folder is left out.
  ///
  /// - Parameters:
  ///   - path: The path below the chart's folder, with slashes.
  ///   - isFolder: Whether it is a folder.
  func ignores(_ path: UnsafeBufferPointer<UInt8>, isFolder: Bool) -> Bool {
    let slash = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let base = UnsafeBufferPointer(rebasing: path[slash...])
    for rule in rules {
      let isMatch = rule.pattern.matches(rule.matchesPath ? path : base)
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
