public import GoRuntime

/// The lexer alone, for the benchmarks: it is the one stage that the public interface can't set
/// apart. Parsing is `parse`, lowering is a first execution that leaves its template at once, and
/// executing is a second one.
@_spi(Benchmarks) extension TemplateSet {
  /// Cuts a text into tokens, as parsing does.
  ///
  /// - Parameter text: The text.
  /// - Returns: How many tokens there are up to the end or the first error.
  public static func countTokens(of text: ByteString) -> Int {
    var lexer = Lexer(SourceText(name: "", text), names: PlainArray(capacity: 64))
    defer { lexer.names.free() }
    var count = 0
    var isInAction = false
    while true {
      if isInAction { lexer.advance() } else { lexer.advanceToAction() }
      switch lexer.token {
      case .eof, .error: return count
      case .leftDelimiter: isInAction = true
      case .rightDelimiter: isInAction = false
      default: break
      }
      count += 1
    }
  }
}
