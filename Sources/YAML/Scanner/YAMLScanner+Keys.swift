extension YAMLScanner {
  /// How far a simple key's `:` may be from the key's start, in characters.
  private static let longestKey = 1024

  /// Whether a level's simple key may still become one.
  mutating func isValid(_ level: Int) throws(YAMLFailure) -> Bool {
    guard level < simpleKeys.count, simpleKeys[level].isPossible else { return false }
    let key = simpleKeys[level]
    if key.line < line || Self.isTooFar(bytes, from: key.position, to: position) {
      if key.isRequired {
        throw failure("could not find expected ':'", contextLine: key.line)
      }
      simpleKeys[level].isPossible = false
      return false
    }
    return true
  }

  /// Whether more characters than a simple key may have lie between a place and the scanner.
  @inline(__always)
  private static func isTooFar(_ bytes: YAMLBytes, from start: Int, to position: Int) -> Bool {
    let distance = position &- start
    if distance <= Self.longestKey { return false }
    if distance > Self.longestKey &* 4 { return true }
    var characters = 0
    for at in start..<position where bytes[at] & 0xC0 != 0x80 { characters &+= 1 }
    return characters > Self.longestKey
  }

  /// Notes that a simple key may start here.
  @inline(__always)
  mutating func saveSimpleKey() throws(YAMLFailure) {
    let isRequired = flowLevel == 0 && indent == column
    guard isSimpleKeyAllowed else { return }
    try removeSimpleKey()
    let token = nextTokenNumber
    let level = simpleKeys.count &- 1
    simpleKeys[level] = SimpleKey(
      isPossible: true, isRequired: isRequired, token: token, position: position, line: line,
      column: column)
    // Tokens that the parser has taken are never asked for again.
    if keyTokens.count > 8 {
      let taken = taken
      keyTokens.removeAll { $0.token < taken }
    }
    keyTokens.append((token, level))
  }

  /// Gives up the current level's simple key.
  @inline(__always)
  mutating func removeSimpleKey() throws(YAMLFailure) {
    let level = simpleKeys.count &- 1
    guard simpleKeys[level].isPossible else { return }
    if simpleKeys[level].isRequired {
      throw failure("could not find expected ':'", contextLine: simpleKeys[level].line)
    }
    simpleKeys[level].isPossible = false
    forgetKeyToken(simpleKeys[level].token)
  }

  /// Forgets that a token may be a key.
  @inline(__always)
  mutating func forgetKeyToken(_ token: Int) {
    var at = keyTokens.count &- 1
    while at >= 0 {
      if keyTokens[at].token == token {
        // The order is of no account, so the last one takes the place.
        keyTokens.swapAt(at, keyTokens.count &- 1)
        keyTokens.removeLast()
        return
      }
      at &-= 1
    }
  }

  /// Opens a level of simple keys inside a flow collection.
  mutating func increaseFlowLevel() throws(YAMLFailure) {
    // go-yaml gives the new level the token number of the collection's own start, and forgets the
    // outer key by it when the level closes without having had a key.
    simpleKeys.append(
      SimpleKey(token: nextTokenNumber, position: position, line: line, column: column))
    flowLevel &+= 1
    if flowLevel > depthLimit {
      throw .tooDeep(depthLimit, line: line, contextLine: line)
    }
  }

  /// Closes a level of simple keys.
  mutating func decreaseFlowLevel() {
    guard flowLevel > 0, let last = simpleKeys.popLast() else { return }
    flowLevel &-= 1
    forgetKeyToken(last.token)
  }

  /// Opens a block collection when the column is deeper than the current one's.
  ///
  /// - Parameter number: Where in the queue its token belongs; nil is at the end.
  mutating func rollIndent(
    to column: Int, number: Int? = nil, _ kind: YAMLToken.Kind, line: Int
  ) throws(YAMLFailure) {
    guard flowLevel == 0, indent < column else { return }
    indents.append(indent)
    indent = column
    if indents.count > depthLimit {
      throw .tooDeep(
        depthLimit, line: self.line, contextLine: simpleKeys[simpleKeys.count &- 1].line)
    }
    let token = YAMLToken(kind: kind, line: line, column: column)
    if let number { insert(token, number: number) } else { queue.append(token) }
  }

  /// Closes the block collections that are deeper than a column.
  @inline(__always)
  mutating func unrollIndent(to column: Int) {
    guard flowLevel == 0 else { return }
    while indent > column {
      append(.blockEnd)
      indent = indents.popLast() ?? -1
    }
  }
}
