internal import GoRegexp
internal import GoRuntime

/// Patterns by their texts, so that one that is checked and then used, or used often, is read once.
struct PatternCache: Sendable {
  private var known: [ByteString: SchemaPattern] = [:]

  /// The pattern with a text, if it has been read.
  subscript(text: ByteString) -> SchemaPattern? { known[text] }

  /// The pattern with a text.
  ///
  /// - Throws: the error of Go's `regexp.Compile`.
  mutating func pattern(_ text: ByteString) throws(RegexpError) -> SchemaPattern {
    if let found = known[text] { return found }
    let pattern = try SchemaPattern(text)
    known[text] = pattern
    return pattern
  }
}
