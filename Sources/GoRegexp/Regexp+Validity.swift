public import GoRuntime

extension Regexp {
  /// Whether a pattern can be compiled, told without doing so; false also where that is not certain.
  public static func isSurelyValid(_ pattern: ByteString) -> Bool {
    var parser = PatternParser(pattern)
    return (try? parser.parse()) != nil && parser.isSmall
  }
}

extension PatternParser {
  /// The longest pattern, and the most of Go's instructions, that are called small.
  private static let smallLimit = 128

  /// Whether RE2's program for the pattern that was read certainly fits its memory.
  ///
  /// Where neither Unicode's classes nor flags are used, RE2 needs at most four instructions for
  /// each byte of a class, and sixteen to negate it: below 70,000 for all that Go counts as one. It
  /// has room for 87,000.
  var isSmall: Bool {
    guard pattern.count <= Self.smallLimit else { return false }
    for (first, second) in zip(pattern, pattern.dropFirst()) {
      switch (first, second) {
      case (UInt8(ascii: "\\"), UInt8(ascii: "p")), (UInt8(ascii: "\\"), UInt8(ascii: "P")),
        (UInt8(ascii: "("), UInt8(ascii: "?")):
        return false
      default: continue
      }
    }
    var whole = groups[0]
    return whole.finish().size <= Self.smallLimit
  }
}
