internal import GoRegexp
internal import GoRuntime
internal import Synchronization

/// A pattern of a schema: checked with the schema, but compiled only once a value is to match it.
final class SchemaPattern: Sendable {
  /// The pattern as given.
  let text: ByteString
  private let compiled: Mutex<Regexp?>

  /// A pattern.
  ///
  /// - Throws: the error of Go's `regexp.Compile`.
  init(_ text: ByteString) throws(RegexpError) {
    self.text = text
    compiled = Mutex(Regexp.isSurelyValid(text) ? nil : try Regexp(text))
  }

  /// Whether a text has a match.
  func matches(_ text: ByteString) -> Bool {
    let regexp = compiled.withLock { compiled in
      compiled = compiled ?? (try? Regexp(self.text))
      return compiled
    }
    return regexp?.matches(text) ?? false
  }
}
