internal import GoRuntime

/// The rules of a .helmignore file, as Helm reads them.
struct IgnoreRules {
  private struct Rule {
    var pattern: PathPattern
    var isNegated: Bool
    var folderOnly: Bool
    /// Whether the rule sees the whole path rather than the last element.
    var matchesPath: Bool

    /// Whether the rule leaves out a file or folder.
    func ignores(
      _ path: UnsafeBufferPointer<UInt8>, base: UnsafeBufferPointer<UInt8>, isFolder: Bool
    ) -> Bool {
      let isMatch = pattern.matches(matchesPath ? path : base)
      // As in Helm, a negative rule ignores everything that it does not match.
      return isNegated
        ? folderOnly && !isFolder || !isMatch : isMatch && (isFolder || !folderOnly)
    }
  }

  /// The rules that leave out nothing but what ends in a certain byte.
  private var endings: [Rule] = []
  /// The bytes of these rules, in their order.
  private var lastBytes: [UInt8] = []
  /// All other rules.
  private var rules: [Rule] = []

  /// Only Helm's default rule: nothing below `templates/` that starts with a dot.
  init() { try? addDefaults() }

  /// The rules of a .helmignore file, and the default rule after them.
  init(_ text: ByteString) throws(RenderError) {
    endings.reserveCapacity(32)
    lastBytes.reserveCapacity(32)
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
    let pattern: PathPattern
    do throws(PathPattern.SyntaxError) {
      pattern = try PathPattern(ByteString(UnsafeBufferPointer(rebasing: rule)))
    } catch {
      throw RenderError(.chart, "syntax error in pattern")
    }
    let added = Rule(
      pattern: pattern, isNegated: isNegated, folderOnly: folderOnly, matchesPath: matchesPath)
    if let lastByte = pattern.lastByte, !isNegated {
      endings.append(added)
      lastBytes.append(lastByte)
    } else {
      rules.append(added)
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
    if let last = path.last {
      for place in lastBytes.indices
      where lastBytes[place] == last
        && endings[place].ignores(path, base: base, isFolder: isFolder)
      {
        return true
      }
    }
    return rules.contains { $0.ignores(path, base: base, isFolder: isFolder) }
  }
}
