import GoRuntime

extension BlockReader {
  /// Reads a literal or folded block whose indentation its first line gives.
  ///
  /// - Parameters:
  ///   - isLiteral: Whether line ends stay as they are.
  ///   - parent: The indentation of the collection that holds it.
  mutating func readBlock(isLiteral: Bool, parent: Int) throws(Unfamiliar) -> Value {
    guard parent >= 0 else { throw Unfamiliar() }
    position &+= 1
    let chomping = bytes[position]
    if chomping == 0x2B || chomping == 0x2D { position &+= 1 }
    let start = position
    skipSpaces()
    guard isAtLineEnd, bytes[position] != 0x23 || position > start else { throw Unfamiliar() }
    position = min(endOfLine(from: position) &+ 1, end)
    let text = strings == .unwanted ? nil : scratch
    text?.truncate(to: 0)
    var emptyLines = 0
    let indent = try findIndent(deeperThan: parent, &emptyLines)
    // The first line has no line end before it, which a line end alone is as good as.
    var isFirst = true
    var isEnded = false
    var isAfterBlank = false
    while indent > 0, !isEnded, skipIndent(indent, &emptyLines) {
      let isBlank = bytes.isBlank(position)
      if isFirst {
        isFirst = false
      } else if isLiteral || isAfterBlank || isBlank {
        text?.append(0x0A)
      } else if emptyLines == 0 {
        text?.append(0x20)
      }
      text?.append(repeating: 0x0A, count: emptyLines)
      emptyLines = 0
      isAfterBlank = isBlank
      let lineEnd = endOfLine(from: position)
      text?.append(UnsafeBufferPointer(start: bytes + position, count: lineEnd &- position))
      isEnded = lineEnd == end
      position = isEnded ? end : lineEnd &+ 1
    }
    if chomping != 0x2D, !isFirst, !isEnded { text?.append(0x0A) }
    if chomping == 0x2B { text?.append(repeating: 0x0A, count: emptyLines) }
    let string = stringInScratch
    try skipToContent()
    return .string(string)
  }

  /// Finds the indentation of a block: that of its first line that is not empty.
  ///
  /// - Returns: The indentation, with the position at that line's start; 0 when the block has no text.
  private mutating func findIndent(
    deeperThan parent: Int, _ emptyLines: inout Int
  ) throws(Unfamiliar) -> Int {
    var deepest = 0
    while true {
      let start = position
      skipSpaces()
      let indent = position &- start
      switch bytes[position] {
      case 0x0A:
        deepest = max(deepest, indent)
        emptyLines &+= 1
        position &+= 1
        continue
      case 0x09: throw Unfamiliar()
      case 0:
        position = start
        return 0
      default: break
      }
      position = start
      if indent <= parent { return 0 }
      // Empty lines that are deeper than the text would give the indentation.
      guard deepest <= indent else { throw Unfamiliar() }
      return indent
    }
  }

  /// Passes over empty lines and a line's indentation.
  ///
  /// - Returns: Whether a line of the block is here; otherwise the position is at a line's start.
  private mutating func skipIndent(_ indent: Int, _ emptyLines: inout Int) -> Bool {
    while true {
      let start = position
      let text = start &+ indent
      while position < text, bytes[position] == 0x20 { position &+= 1 }
      switch bytes[position] {
      case 0x0A:
        emptyLines &+= 1
        position &+= 1
      case 0:
        return false
      default:
        if position == text { return true }
        position = start
        return false
      }
    }
  }
}
