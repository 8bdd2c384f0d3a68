import GoRuntime

extension BlockReader {
  // MARK: Plain

  /// Reads a text without quotes up to its end on this line.
  @inline(__always)
  mutating func readPlain() throws(Unfamiliar) -> UnsafeBufferPointer<UInt8> {
    guard startsPlain else { throw Unfamiliar() }
    return try readPlainLine()
  }

  /// Reads a text without quotes, or what goes on of it on this line.
  mutating func readPlainLine() throws(Unfamiliar) -> UnsafeBufferPointer<UInt8> {
    let start = position
    var at = start
    var textEnd = start
    scan: while true {
      skipPlainCharacters(&at)
      switch bytes[at] {
      case 0, 0x0A:
        textEnd = at
        break scan
      case 0x09: throw Unfamiliar()
      case 0x3A where endsIndicator(at &+ 1):
        textEnd = at
        break scan
      case 0x20:
        textEnd = at
        while bytes[at] == 0x20 { at &+= 1 }
        switch bytes[at] {
        case 0, 0x0A, 0x23:
          at = textEnd
          break scan
        case 0x3A where endsIndicator(at &+ 1): break scan
        default: break
        }
      default: at &+= 1
      }
    }
    position = at
    return UnsafeBufferPointer(start: bytes + start, count: textEnd &- start)
  }

  /// Passes over what is neither blank, a colon nor an end, eight bytes at a time.
  @inline(__always)
  private func skipPlainCharacters(_ at: inout Int) {
    // The padding lets the last word be read whole, and ends the loop.
    while true {
      let word = EightBytes(at: bytes + at)
      let stops = word.below(0x21) | word.equal(to: 0x3A)
      at &+= EightBytes.count(before: stops)
      if stops != 0 { return }
    }
  }

  /// Whether a text without quotes may start here.
  @inline(__always)
  var startsPlain: Bool {
    switch bytes[position] {
    case 0, 0x09, 0x0A, 0x20, 0x21, 0x22, 0x23, 0x25, 0x26, 0x27, 0x2A, 0x2C, 0x3E, 0x40, 0x5B,
      0x5D, 0x60, 0x7B, 0x7C, 0x7D:
      false
    case 0x2D, 0x3A, 0x3F: !endsIndicator(position &+ 1)
    default: true
    }
  }

  /// The value of a text without quotes.
  mutating func value(of text: UnsafeBufferPointer<UInt8>) throws(Unfamiliar) -> Value {
    switch YAMLResolution(text) {
    case .string, .timestamp: return .string(string(text))
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .int(let value): return keepsIntegers ? .int(Int(value)) : .float(Double(value))
    case .unsigned(let value):
      return keepsIntegers
        ? .integer(Int64(bitPattern: value), .uint64) : .float(Double(value))
    case .float(let value):
      // JSON has no form for the others, which is a fault.
      guard value.isFinite else { throw Unfamiliar() }
      return .float(value)
    }
  }

  /// The key that a text without quotes is, if it is a string and does not merge.
  mutating func key(of text: UnsafeBufferPointer<UInt8>) throws(Unfamiliar) -> ByteString {
    guard case .string = YAMLResolution(text),
      text.count != 2 || text[0] != 0x3C || text[1] != 0x3C
    else { throw Unfamiliar() }
    return string(text)
  }

  /// A string of bytes of the source.
  @inline(__always)
  private func string(_ text: UnsafeBufferPointer<UInt8>) -> ByteString {
    guard strings != .unwanted, let start = text.baseAddress else { return ByteString() }
    return string(from: start - bytes, count: text.count)
  }

  /// A string of bytes of the source.
  @inline(__always)
  private func string(from start: Int, count: Int) -> ByteString {
    switch strings {
    case .copied: ByteString(paddedBytes: bytes + start, count: count)
    case .shared: ByteString(source.buffer, at: bytes, start..<start &+ count)
    case .unwanted: ByteString()
    }
  }

  /// The string that has been put together.
  var stringInScratch: ByteString {
    mutating get { strings == .unwanted ? ByteString() : scratch.string() }
  }

  // MARK: Quoted

  /// Reads a text in quotes.
  mutating func readQuoted() throws(Unfamiliar) -> ByteString {
    let quote = bytes[position]
    position &+= 1
    let start = position
    skipToQuote(quote)
    if bytes[position] == quote, quote == 0x22 || bytes[position &+ 1] != quote {
      position &+= 1
      return string(from: start, count: position &- 1 &- start)
    }
    return try readEscaped(quote, from: start)
  }

  /// Reads a key in quotes, which has to end on its line.
  mutating func readQuotedKey() throws(Unfamiliar) -> ByteString {
    let line = lineStart
    let key = try readQuoted()
    guard lineStart == line else { throw Unfamiliar() }
    return key
  }

  /// Passes over text in quotes to what may end it, or to an escape.
  @inline(__always)
  private mutating func skipToQuote(_ quote: UInt8) {
    let escape: UInt8 = quote == 0x22 ? 0x5C : quote
    while true {
      let word = EightBytes(at: bytes + position)
      let stops =
        word.equal(to: quote) | word.equal(to: escape) | word.equal(to: 0x0A) | word.equal(to: 0)
      position &+= EightBytes.count(before: stops)
      if stops != 0 { return }
    }
  }

  /// Reads a text in quotes from its first escape on.
  private mutating func readEscaped(
    _ quote: UInt8, from start: Int
  ) throws(Unfamiliar) -> ByteString {
    scratch.truncate(to: 0)
    var copied = start
    while true {
      scratch.append(UnsafeBufferPointer(start: bytes + copied, count: position &- copied))
      let next = bytes[position &+ 1]
      switch bytes[position] {
      case 0x27 where next == 0x27: scratch.append(0x27)
      case 0x5C:
        switch next {
        case 0x20, 0x22, 0x27, 0x5C: scratch.append(next)
        case 0x6E: scratch.append(0x0A)
        case 0x74: scratch.append(0x09)
        case 0x72: scratch.append(0x0D)
        case 0x0A:
          try skipLineEndInQuotes()
          copied = position
          skipToQuote(quote)
          continue
        default: throw Unfamiliar()
        }
      case 0x0A:
        try foldLineEnd(behind: copied)
        copied = position
        skipToQuote(quote)
        continue
      case quote:
        position &+= 1
        return stringInScratch
      default: throw Unfamiliar()
      }
      position &+= 2
      copied = position
      skipToQuote(quote)
    }
  }
}
