extension OutputBuffer {
  /// Drops everything from a position on but a range, which is counted from that position.
  package func keep(_ range: Range<Int>, from start: Int) {
    if range.lowerBound > 0, range.count > 0, let base = bytes.baseAddress {
      (base + start).update(from: base + start + range.lowerBound, count: range.count)
    }
    truncate(to: start + range.count)
  }

  /// Puts spaces before every line from a position on, empty ones included, and a line break
  /// before the first when asked.
  ///
  /// - Parameters:
  ///   - start: where the text starts.
  ///   - spaces: how many spaces, not negative.
  ///   - lines: how many lines the text has: one more than it has line breaks.
  ///   - startsNewLine: whether a line break goes before the text.
  package func indent(from start: Int, spaces: Int, lines: Int, startsNewLine: Bool) {
    var source = count
    _ = extend(by: lines * spaces + (startsNewLine ? 1 : 0))
    guard let base = bytes.baseAddress else { return }
    // From the last line to the first, so that nothing is overwritten before it has moved.
    var target = count
    while true {
      var lineStart = source
      while lineStart > start && base[lineStart &- 1] != 0x0A { lineStart &-= 1 }
      let length = source &- lineStart
      target &-= length
      (base + target).update(from: base + lineStart, count: length)
      target &-= spaces
      (base + target).update(repeating: 0x20, count: spaces)
      if lineStart == start { break }
      target &-= 1
      base[target] = 0x0A
      source = lineStart &- 1
    }
    if startsNewLine { base[target &- 1] = 0x0A }
  }
}
