import GoRuntime

/// Scalars that go on over several lines: a line end is read as a space, and empty lines as line
/// ends.
extension BlockReader {
  /// Reads the further lines of a text without quotes, from the first of them on.
  ///
  /// - Parameters:
  ///   - text: The first line.
  ///   - parent: The indentation of the collection that holds the text.
  mutating func readLines(
    after text: UnsafeBufferPointer<UInt8>, deeperThan parent: Int
  ) throws(Unfamiliar) -> Value {
    guard parent >= 0, let start = text.baseAddress else { throw Unfamiliar() }
    scratch.truncate(to: 0)
    scratch.append(text)
    var end = start - bytes &+ text.count
    while column > parent {
      try appendFold(lineEnds: countLineEnds(end..<position))
      let line = try readPlainLine()
      guard !isAtColon, let start = line.baseAddress else { throw Unfamiliar() }
      scratch.append(line)
      end = start - bytes &+ line.count
      try endLine()
    }
    switch YAMLResolution(UnsafeBufferPointer(scratch.bytes)) {
    case .string, .timestamp: return .string(stringInScratch)
    default: throw Unfamiliar()
    }
  }

  /// How many line ends there are in what has to be blank otherwise: a comment ends a text.
  private func countLineEnds(_ range: Range<Int>) throws(Unfamiliar) -> Int {
    var count = 0
    for at in range {
      switch bytes[at] {
      case 0x0A: count &+= 1
      case 0x20: break
      default: throw Unfamiliar()
      }
    }
    return count
  }

  /// Passes over a line end in quotes, empty lines and what indents the next one.
  ///
  /// - Parameter start: Where the text starts of which blanks at the end do not count.
  mutating func foldLineEnd(behind start: Int) throws(Unfamiliar) {
    var blanks = 0
    while position &- blanks > start, bytes.isBlank(position &- blanks &- 1) { blanks &+= 1 }
    scratch.truncate(to: scratch.count - blanks)
    var lineEnds = 0
    repeat {
      position &+= 1
      lineStart = position
      lineEnds &+= 1
      skipSpaces()
    } while bytes[position] == 0x0A
    // A document's marker stands at a line's start.
    guard column > 0, bytes[position] != 0x09 else { throw Unfamiliar() }
    appendFold(lineEnds: lineEnds)
  }

  /// Passes over an escaped line end in quotes, and over what indents the next line.
  mutating func skipLineEndInQuotes() throws(Unfamiliar) {
    position &+= 2
    lineStart = position
    skipSpaces()
    guard column > 0, bytes[position] != 0x09, bytes[position] != 0x0A else { throw Unfamiliar() }
  }

  private mutating func appendFold(lineEnds: Int) {
    if lineEnds == 1 {
      scratch.append(0x20)
    } else {
      scratch.append(repeating: 0x0A, count: lineEnds &- 1)
    }
  }
}
