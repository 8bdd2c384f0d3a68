internal import GoRegexp
internal import GoRuntime

/// Patterns by their texts, so that one that is checked and then used, or used often, is compiled
/// once.
struct PatternCache {
  private var known: [ByteString: Regexp] = [:]

  /// The compiled pattern.
  ///
  /// - Throws: the error of Go's `regexp.Compile`.
  mutating func regexp(_ pattern: ByteString) throws(RegexpError) -> Regexp {
    if let found = known[pattern] { return found }
    let compiled = try Regexp(pattern)
    known[pattern] = compiled
    return compiled
  }
}
