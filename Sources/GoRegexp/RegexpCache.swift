public import GoRuntime
internal import Synchronization

/// Compiled patterns, kept because templates use the same few again and again.
public final class RegexpCache: Sendable {
  /// How many patterns are kept; hostile ones take up to 8 MiB each.
  private static let limit = 32

  private let patterns = Mutex<[Regexp]>([])

  /// An empty cache.
  public init() {}

  /// The compiled form of a pattern.
  ///
  /// - Throws: What Go's `regexp.Compile` reports.
  public func regexp(_ pattern: ByteString) throws(RegexpError) -> Regexp {
    let found = patterns.withLock { $0.first { $0.pattern == pattern } }
    if let found { return found }
    let made = try Regexp(pattern)
    if made.isLarge { return made }
    patterns.withLock { patterns in
      if patterns.count >= Self.limit { patterns.removeAll() }
      patterns.append(made)
    }
    return made
  }
}
