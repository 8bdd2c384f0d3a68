/// Where a match and its groups begin and end, in pairs; -1 twice for a group that took no part.
///
/// Most searches ask for the whole match alone, whose bounds take no memory of their own.
struct MatchBounds {
  private var whole = (-1, -1)
  private var pairs: [Int] = []

  /// The bounds of a match of which nothing is known yet.
  init() {}

  /// An offset: the beginning of group `n` at `2 * n`, and its end behind it.
  subscript(index: Int) -> Int {
    if pairs.isEmpty { return index == 0 ? whole.0 : whole.1 }
    return pairs[index]
  }

  /// Lets a closure write the bounds of some groups, the whole match included.
  mutating func fill<Result>(
    _ groups: Int, with write: (UnsafeMutablePointer<Int>?) -> Result
  ) -> Result {
    if groups == 1 {
      pairs = []
      return withUnsafeMutableBytes(of: &whole) {
        write($0.assumingMemoryBound(to: Int.self).baseAddress)
      }
    }
    if pairs.count != 2 * groups { pairs = [Int](repeating: -1, count: 2 * groups) }
    return pairs.withUnsafeMutableBufferPointer { write($0.baseAddress) }
  }
}
