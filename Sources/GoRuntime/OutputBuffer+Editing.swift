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
    let length = count - start
    let added = lines * spaces + (startsNewLine ? 1 : 0)
    _ = extend(by: added)
    guard let base = bytes.baseAddress else { return }
    // The text moves to the end; its lines come back one by one, and never overtake those to come.
    (base + start + added).update(from: base + start, count: length)
    var target = start
    if startsNewLine {
      base[target] = 0x0A
      target &+= 1
    }
    let text = UnsafeBufferPointer(start: base, count: start + added + length)
    var source = start + added
    for _ in 0..<lines {
      (base + target).update(repeating: 0x20, count: spaces)
      target &+= spaces
      let lineEnd = text.index(of: 0x0A, from: source).map { $0 &+ 1 } ?? text.count
      (base + target).update(from: base + source, count: lineEnd &- source)
      target &+= lineEnd &- source
      source = lineEnd
    }
  }
}
