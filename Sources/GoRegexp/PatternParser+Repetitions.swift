import GoRuntime

extension PatternParser {
  /// The numbers of `{2,5}`, `{2,}` (no maximum: -1) or `{2}`, and the offset behind.
  ///
  /// Numbers beyond Go's range give a minimum of -1.
  struct Counts {
    var minimum: Int
    var maximum: Int
    var end: Int
  }

  /// Applies the repetition operator between two offsets to the node before it.
  ///
  /// A `?` behind it belongs to the operator.
  mutating func parseRepetition(
    from start: Int, to end: Int, minimum: Int, maximum: Int, _ lastRepeat: Int?,
    _ grow: (inout PatternNode) -> Void
  ) throws(RegexpError) {
    var end = end
    if end < pattern.count && pattern[end] == UInt8(ascii: "?") { end += 1 }
    if let lastRepeat { throw failure(.invalidRepeatOp, lastRepeat, end) }
    guard var node = groups[groups.count - 1].last else {
      throw failure(.missingRepeatArgument, start, end)
    }
    grow(&node)
    groups[groups.count - 1].replaceLast(node)
    try checkLimits(node)
    if minimum >= 2 || maximum >= 2, node.copies > PatternNode.repeatLimit {
      throw failure(.invalidRepeatSize, start, end)
    }
    copy(end - position)
  }

  /// Applies a counted repetition.
  mutating func repeatCounted(_ counts: Counts, _ lastRepeat: Int?) throws(RegexpError) {
    let (minimum, maximum) = (counts.minimum, counts.maximum)
    let limit = PatternNode.repeatLimit
    if minimum < 0 || minimum > limit || maximum > limit || maximum >= 0 && minimum > maximum {
      throw failure(.invalidRepeatSize, position, counts.end)
    }
    try parseRepetition(
      from: position, to: counts.end, minimum: minimum, maximum: maximum, lastRepeat
    ) { node in
      node.height += 1
      let inner = node.size
      if maximum < 0 {
        node.size = minimum == 0 ? 2 + inner : 1 + minimum * inner
      } else {
        node.size = max(1, maximum * inner + maximum - minimum)
      }
      if maximum == 0 {
        node.copies = 1
      } else {
        node.copies = min(node.copies * max(1, maximum < 0 ? minimum : maximum), 1 << 30)
      }
    }
  }

  /// Reads `{…}` at the position if it is a repetition; otherwise the brace stands for itself.
  func parseCounts() -> Counts? {
    var index = position + 1
    guard let minimum = parseInt(&index), index < pattern.count else { return nil }
    var counts = Counts(minimum: minimum, maximum: minimum, end: 0)
    if pattern[index] == UInt8(ascii: ",") {
      index += 1
      guard index < pattern.count else { return nil }
      if pattern[index] == UInt8(ascii: "}") {
        counts.maximum = -1
      } else {
        guard let maximum = parseInt(&index) else { return nil }
        counts.maximum = maximum
        if maximum < 0 { counts.minimum = -1 }
      }
    }
    guard index < pattern.count, pattern[index] == UInt8(ascii: "}") else { return nil }
    counts.end = index + 1
    return counts
  }

  /// Reads a decimal number without leading zeros; -1 stands for one that is too big.
  private func parseInt(_ index: inout Int) -> Int? {
    let start = index
    while index < pattern.count, (0x30...0x39).contains(pattern[index]) { index += 1 }
    guard index > start else { return nil }
    if index - start >= 2 && pattern[start] == 0x30 { return nil }
    var number = 0
    for digit in pattern[start..<index] {
      if number >= 100_000_000 { return -1 }
      number = number * 10 + Int(digit - 0x30)
    }
    return number
  }
}
