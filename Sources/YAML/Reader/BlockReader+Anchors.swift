import GoRuntime

/// Scalars with anchors, and aliases for them.
extension BlockReader {
  /// How many aliases a text may have here: go-yaml counts from 101 on whether there are too many.
  static var mostAliases: Int { 100 }

  /// Reads a scalar from its anchor on.
  ///
  /// - Parameter parent: The indentation of the collection that holds it.
  mutating func readAnchored(parent: Int) throws(Unfamiliar) -> Value {
    let name = try readAnchorName()
    guard bytes[position] == 0x20 else { throw Unfamiliar() }
    skipSpaces()
    guard !isAtLineEnd, bytes[position] != 0x26, bytes[position] != 0x2A else {
      throw Unfamiliar()
    }
    // An alias may stand where a string is wanted.
    let wanted = strings
    if wanted == .unwanted { strings = .copied }
    let value = try readNode(parent: parent, mayBeCollection: false)
    strings = wanted
    // Each alias for a collection would be a copy of it.
    guard !value.isContainer else { throw Unfamiliar() }
    anchors[name] = value
    return value
  }

  /// Reads an alias.
  mutating func readAlias() throws(Unfamiliar) -> Value {
    let name = try readAnchorName()
    guard aliasesLeft > 0, let value = anchors[name] else { throw Unfamiliar() }
    aliasesLeft &-= 1
    try endLine()
    return value
  }

  /// Reads a name from the `&` or `*` before it on.
  private mutating func readAnchorName() throws(Unfamiliar) -> ByteString {
    position &+= 1
    let start = position
    while bytes[position].isYAMLWord { position &+= 1 }
    guard position > start else { throw Unfamiliar() }
    return ByteString(UnsafeBufferPointer(start: bytes + start, count: position &- start))
  }
}
