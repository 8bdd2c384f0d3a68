import GoRuntime

extension YAMLScanner {
  /// A scalar without quotes.
  mutating func fetchPlainScalar() throws(YAMLFailure) {
    try saveSimpleKey()
    isSimpleKeyAllowed = false
    var token = YAMLToken(kind: .scalar, isPlain: true, line: line, column: column)
    token.text = try scanPlainScalar()
    queue.append(token)
  }

  /// Reads a plain scalar; one that stays on its line needs no copy.
  private mutating func scanPlainScalar() throws(YAMLFailure) -> YAMLSpan {
    let bytes = bytes
    let start = position
    let startLine = line
    let minimumColumn = indent &+ 1
    // Where the text that is not in the scratch space yet starts and ends.
    var pieceStart = start
    var pieceEnd = start
    var scratchStart = -1
    var breaks: [LineBreak] = []
    while true {
      if column == 0, bytes.isDocumentIndicator(position) { break }
      if bytes[position] == 0x23 { break }
      let end = Self.endOfPlainRun(bytes, from: position, isInFlow: flowLevel > 0)
      if end > position {
        if !breaks.isEmpty {
          if scratchStart < 0 { scratchStart = scratch.count }
          scratch.append(text(span(from: pieceStart, to: pieceEnd)))
          fold(breaks)
          breaks.removeAll(keepingCapacity: true)
          pieceStart = position
        }
        pieceEnd = end
        position = end
      }
      guard bytes.isBlank(position) || bytes.isBreak(position) else { break }
      while true {
        if bytes.isBlank(position) {
          if !breaks.isEmpty, bytes[position] == 0x09, column < minimumColumn {
            throw failure(
              "found a tab character that violates indentation", contextLine: startLine)
          }
          position &+= 1
        } else if bytes.isBreak(position) {
          breaks.append(takeBreak())
        } else {
          break
        }
      }
      try requireReadable(1)
      if flowLevel == 0, column < minimumColumn { break }
    }
    try requireReadable(1)
    if !breaks.isEmpty { isSimpleKeyAllowed = true }
    if scratchStart < 0 { return span(from: pieceStart, to: pieceEnd) }
    scratch.append(text(span(from: pieceStart, to: pieceEnd)))
    return scratchSpan(from: scratchStart)
  }

  /// Where the characters without blanks that start here end.
  @inline(__always)
  private static func endOfPlainRun(
    _ bytes: YAMLBytes, from start: Int, isInFlow: Bool
  ) -> Int {
    var at = start
    while true {
      switch bytes[at] {
      case 0, 0x20, 0x0A, 0x0D, 0x09: return at
      case 0x3A:
        if bytes.isBlankOrEnd(at &+ 1) { return at }
      case 0x2C, 0x3F, 0x5B, 0x5D, 0x7B, 0x7D:
        if isInFlow { return at }
      case 0xC2, 0xE2:
        if bytes.isWideBreak(at) { return at }
      default: break
      }
      at &+= 1
    }
  }

  /// Writes the line breaks between two lines of a flow scalar: one alone reads as a space.
  func fold(_ breaks: [LineBreak]) {
    guard let first = breaks.first else { return }
    if first == .lineFeed {
      if breaks.count == 1 { scratch.append(0x20) }
    } else {
      write(first)
    }
    for lineBreak in breaks.dropFirst() { write(lineBreak) }
  }
}
