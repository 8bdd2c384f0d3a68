/// A set of keywords, such as those of one schema.
struct KeywordSet: Sendable {
  private var bits: UInt64 = 0

  /// Adds a keyword.
  @inline(__always)
  mutating func insert(_ keyword: Keyword) { bits |= 1 << UInt64(keyword.rawValue) }

  /// Whether a keyword is in the set.
  @inline(__always)
  func contains(_ keyword: Keyword) -> Bool { bits >> UInt64(keyword.rawValue) & 1 == 1 }

  /// Whether any of some keywords that stand side by side in `Keyword` is in the set.
  @inline(__always)
  func hasAny(from first: Keyword, to last: Keyword) -> Bool {
    let upToLast = UInt64.max >> UInt64(63 - last.rawValue)
    let fromFirst = UInt64.max << UInt64(first.rawValue)
    return bits & upToLast & fromFirst != 0
  }
}
