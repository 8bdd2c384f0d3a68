import GoRuntime

extension YAMLScanner {
  /// A scalar after `|` or `>`.
  mutating func fetchBlockScalar(isLiteral: Bool) throws(YAMLFailure) {
    try removeSimpleKey()
    isSimpleKeyAllowed = true
    var token = YAMLToken(kind: .scalar, line: line, column: column)
    token.text = try scanBlockScalar(isLiteral: isLiteral)
    queue.append(token)
  }

  /// What happens to the line breaks at a block scalar's end.
  private enum Chomping {
    case strip, clip, keep
  }

  private mutating func scanBlockScalar(isLiteral: Bool) throws(YAMLFailure) -> YAMLSpan {
    let bytes = bytes
    let startLine = line
    position &+= 1
    let (chomping, increment) = try scanBlockScalarHeader(startLine: startLine)
    var scalarIndent = increment == 0 ? 0 : max(indent, 0) &+ increment
    let start = scratch.count
    // The break that ended the last line, and those of the empty lines after it.
    var lastBreak: LineBreak?
    var emptyLines: [LineBreak] = []
    try scanBlockScalarBreaks(&scalarIndent, &emptyLines, startLine: startLine)
    var isAfterBlank = false
    while column == scalarIndent, bytes[position] != 0 {
      let isBlank = bytes.isBlank(position)
      if !isLiteral, lastBreak == .lineFeed, !isAfterBlank, !isBlank {
        // A folded line goes on, unless empty lines separate it from this one.
        if emptyLines.isEmpty { scratch.append(0x20) }
      } else if let lastBreak {
        write(lastBreak)
      }
      lastBreak = nil
      for lineBreak in emptyLines { write(lineBreak) }
      emptyLines.removeAll(keepingCapacity: true)
      isAfterBlank = isBlank
      let textStart = position
      var at = position
      while !bytes.isBreakOrEnd(at) { at &+= 1 }
      position = at
      scratch.append(text(span(from: textStart, to: at)))
      try requireReadable(1)
      if bytes.isBreak(position) { lastBreak = takeBreak() }
      try scanBlockScalarBreaks(&scalarIndent, &emptyLines, startLine: startLine)
    }
    if chomping != .strip, let lastBreak { write(lastBreak) }
    if chomping == .keep {
      for lineBreak in emptyLines { write(lineBreak) }
    }
    return scratchSpan(from: start)
  }

  /// Reads the indicators after `|` or `>`, and the rest of that line.
  private mutating func scanBlockScalarHeader(
    startLine: Int
  ) throws(YAMLFailure) -> (Chomping, increment: Int) {
    var chomping = Chomping.clip
    var increment = 0
    if let found = takeChomping() {
      chomping = found
      increment = try takeIncrement(startLine: startLine)
    } else {
      increment = try takeIncrement(startLine: startLine)
      if increment > 0, let found = takeChomping() { chomping = found }
    }
    skipBlanks()
    skipComment()
    try requireReadable(1)
    guard bytes.isBreakOrEnd(position) else {
      throw failure("did not find expected comment or line break", contextLine: startLine)
    }
    if bytes.isBreak(position) { skipBreak() }
    return (chomping, increment)
  }

  private mutating func takeChomping() -> Chomping? {
    switch bytes[position] {
    case 0x2B:
      position &+= 1
      return .keep
    case 0x2D:
      position &+= 1
      return .strip
    default: return nil
    }
  }

  private mutating func takeIncrement(startLine: Int) throws(YAMLFailure) -> Int {
    let byte = bytes[position]
    guard byte >= 0x30, byte <= 0x39 else { return 0 }
    if byte == 0x30 {
      throw failure("found an indentation indicator equal to 0", contextLine: startLine)
    }
    position &+= 1
    return Int(byte) &- 0x30
  }

  /// Steps over indentation and empty lines; finds the scalar's indentation if not known yet.
  private mutating func scanBlockScalarBreaks(
    _ scalarIndent: inout Int, _ emptyLines: inout [LineBreak], startLine: Int
  ) throws(YAMLFailure) {
    var deepest = 0
    while true {
      while scalarIndent == 0 || column < scalarIndent, bytes[position] == 0x20 { position &+= 1 }
      if column > deepest { deepest = column }
      try requireReadable(1)
      if bytes[position] == 0x09, scalarIndent == 0 || column < scalarIndent {
        throw failure(
          "found a tab character where an indentation space is expected", contextLine: startLine)
      }
      guard bytes.isBreak(position) else { break }
      emptyLines.append(takeBreak())
    }
    if scalarIndent == 0 { scalarIndent = max(deepest, indent &+ 1, 1) }
  }
}
