import GoRuntime

extension BlockReader {
  /// YAML looks for a key's colon within 1024 characters.
  static var longestKey: Int { 1000 }

  /// Reads the node that starts here, and goes on to the next token.
  ///
  /// - Parameters:
  ///   - parent: The indentation of the collection that holds it.
  ///   - mayBeCollection: Whether a block collection may start here, which is not so behind a key.
  mutating func readNode(
    parent: Int, mayBeCollection: Bool
  ) throws(Unfamiliar) -> Value {
    let start = position
    let line = lineStart
    let value: Value
    let key: ByteString
    switch bytes[position] {
    case 0x2D where endsIndicator(position &+ 1):
      guard mayBeCollection else { throw Unfamiliar() }
      return try readSequence(at: column, isIndentless: false)
    case 0x5B, 0x7B:
      value = try readFlowCollection()
      try endLine()
      return value
    case 0x7C: return try readBlock(isLiteral: true, parent: parent)
    case 0x3E: return try readBlock(isLiteral: false, parent: parent)
    case 0x26: return try readAnchored(parent: parent)
    case 0x2A: return try readAlias()
    case 0x22, 0x27:
      key = try readQuoted()
      if !isAtColon {
        try endLine()
        return .string(key)
      }
    default:
      let text = try readPlain()
      if !isAtColon {
        value = try self.value(of: text)
        try endLine()
        return column > parent ? try readLines(after: text, deeperThan: parent) : value
      }
      key = try self.key(of: text)
    }
    guard mayBeCollection, lineStart == line, position &- start < Self.longestKey else {
      throw Unfamiliar()
    }
    return try readMapping(at: start &- line, firstKey: key)
  }

  /// Reads what follows a key or a sequence's dash, on the same line or on the next ones.
  ///
  /// - Parameters:
  ///   - indent: The indentation of the collection.
  ///   - isElement: Whether it is a sequence.
  mutating func readContent(
    of indent: Int, isElement: Bool
  ) throws(Unfamiliar) -> Value {
    // A key is a node, too.
    try count(nodes: isElement ? 1 : 2)
    position &+= 1
    skipSpaces()
    guard isAtLineEnd else { return try readNode(parent: indent, mayBeCollection: isElement) }
    try skipLineEnd()
    if column > indent { return try readNode(parent: indent, mayBeCollection: true) }
    if !isElement, column == indent, startsEntry {
      return try readSequence(at: indent, isIndentless: true)
    }
    return .null
  }

  /// Reads a sequence from its first dash on.
  ///
  /// - Parameters:
  ///   - indent: Where its dashes stand.
  ///   - isIndentless: Whether the mapping that holds it has the same indentation.
  private mutating func readSequence(
    at indent: Int, isIndentless: Bool
  ) throws(Unfamiliar) -> Value {
    try enter()
    let first = entries.count
    repeat {
      try add(element: readContent(of: indent, isElement: true))
    } while column == indent && startsEntry
    guard column < indent || isIndentless && column == indent else { throw Unfamiliar() }
    return leaveSequence(first: first)
  }

  /// Reads a mapping from the colon of its first key on.
  private mutating func readMapping(
    at indent: Int, firstKey: consuming ByteString
  ) throws(Unfamiliar) -> Value {
    try enter()
    let first = entries.count
    add(key: firstKey)
    while true {
      try add(value: readContent(of: indent, isElement: false))
      guard column == indent else { break }
      try add(key: readKey())
    }
    guard column < indent else { throw Unfamiliar() }
    return leaveMapping(first: first)
  }

  /// Reads a key up to its colon.
  mutating func readKey() throws(Unfamiliar) -> ByteString {
    let start = position
    let key: ByteString
    if bytes[position] == 0x22 || bytes[position] == 0x27 {
      key = try readQuotedKey()
    } else {
      key = try self.key(of: readPlain())
    }
    guard isAtColon, position &- start < Self.longestKey else { throw Unfamiliar() }
    return key
  }

  // MARK: Building

  /// Notes that nodes begin here.
  @inline(__always)
  mutating func count(nodes: Int) throws(Unfamiliar) {
    guard nodesLeft >= nodes else { throw Unfamiliar() }
    nodesLeft &-= nodes
  }

  /// Notes that a collection opens.
  @inline(__always)
  mutating func enter() throws(Unfamiliar) {
    guard room > 0 else { throw Unfamiliar() }
    room &-= 1
  }

  /// Takes a key into the innermost mapping.
  @inline(__always)
  mutating func add(key: consuming ByteString) {
    if strings != .unwanted { entries.push(key) }
  }

  /// Takes the value of the last key.
  @inline(__always)
  mutating func add(value: consuming Value) {
    if strings != .unwanted { entries.complete(with: value) }
  }

  /// Takes an element into the innermost sequence.
  @inline(__always)
  mutating func add(element: consuming Value) {
    if strings != .unwanted { entries.push(element: element) }
  }

  /// Takes a sequence's elements, as a list.
  @inline(__always)
  mutating func leaveSequence(first: Int) -> Value {
    room &+= 1
    return strings == .unwanted ? .null : .list(entries.popList(from: first))
  }

  /// Takes a mapping's entries, as a map.
  @inline(__always)
  mutating func leaveMapping(first: Int) -> Value {
    room &+= 1
    return strings == .unwanted ? .null : .map(entries.popMap(from: first))
  }
}
