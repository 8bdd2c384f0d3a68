import GoRuntime

extension BlockReader {
  /// Reads a flow collection, which may go on over several lines.
  mutating func readFlowCollection() throws(Unfamiliar) -> Value {
    try enter()
    let isMapping = bytes[position] == 0x7B
    let close: UInt8 = isMapping ? 0x7D : 0x5D
    let first = entries.count
    position &+= 1
    try skipFlowBlanks()
    while bytes[position] != close {
      if isMapping {
        try count(nodes: 2)
        try add(key: readFlowKey())
        try add(value: readFlowNode())
      } else {
        try count(nodes: 1)
        try add(element: readFlowNode())
      }
      try skipFlowBlanks()
      if bytes[position] == 0x2C {
        position &+= 1
        try skipFlowBlanks()
      } else if bytes[position] != close {
        throw Unfamiliar()
      }
    }
    position &+= 1
    return isMapping ? leaveMapping(first: first) : leaveSequence(first: first)
  }

  /// Reads a key, its colon and the blanks behind it.
  private mutating func readFlowKey() throws(Unfamiliar) -> ByteString {
    let start = position
    let key: ByteString
    if bytes[position] == 0x22 || bytes[position] == 0x27 {
      key = try readQuotedKey()
      guard bytes[position] == 0x3A else { throw Unfamiliar() }
    } else {
      key = try self.key(of: readFlowPlain())
      guard isAtColon else { throw Unfamiliar() }
    }
    guard position &- start < Self.longestKey else { throw Unfamiliar() }
    position &+= 1
    try skipFlowBlanks()
    return key
  }

  private mutating func readFlowNode() throws(Unfamiliar) -> Value {
    switch bytes[position] {
    case 0x5B, 0x7B: return try readFlowCollection()
    case 0x22, 0x27: return .string(try readQuoted())
    default: return try value(of: readFlowPlain())
    }
  }

  /// Reads a text without quotes up to its end on this line.
  private mutating func readFlowPlain() throws(Unfamiliar) -> UnsafeBufferPointer<UInt8> {
    // `?` and `:` are indicators inside flow collections, whatever follows them.
    guard startsPlain, bytes[position] != 0x3A, bytes[position] != 0x3F else {
      throw Unfamiliar()
    }
    let start = position
    var at = start
    var textEnd = start
    scan: while true {
      switch bytes[at] {
      case 0, 0x09, 0x3F, 0x5B, 0x7B: throw Unfamiliar()
      case 0x0A, 0x2C, 0x5D, 0x7D: break scan
      case 0x3A where endsIndicator(at &+ 1): break scan
      case 0x20:
        at &+= 1
        if bytes[at] == 0x23 { break scan }
        continue
      default: break
      }
      at &+= 1
      textEnd = at
    }
    position = textEnd
    return UnsafeBufferPointer(start: bytes + start, count: textEnd &- start)
  }

  /// Passes over spaces, line ends and comments inside a flow collection.
  private mutating func skipFlowBlanks() throws(Unfamiliar) {
    let start = position
    skipSpaces()
    guard isAtLineEnd, bytes[position] != 0x23 || position > start else { return }
    try skipLineEnd()
  }
}
