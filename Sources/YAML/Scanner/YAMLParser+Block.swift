extension YAMLParser {
  /// Notes where a collection starts, and takes its first token.
  @inline(__always)
  mutating func openCollection() throws(YAMLFailure) {
    openLines.append(try scanner.peek().line)
    scanner.skipToken()
  }

  /// Takes a collection's last token and goes back to what is around it.
  @inline(__always)
  mutating func closeCollection(_ kind: YAMLEvent.Kind, _ token: YAMLToken) -> YAMLEvent {
    popState()
    _ = openLines.popLast()
    scanner.skipToken()
    return YAMLEvent(kind: kind, line: token.line, column: token.column)
  }

  /// An item of a block sequence, or its end.
  mutating func parseBlockSequenceEntry(isFirst: Bool) throws(YAMLFailure) -> YAMLEvent {
    if isFirst { try openCollection() }
    var token = try scanner.peek()
    if token.kind == .blockEntry {
      let entry = token
      scanner.skipToken()
      token = try scanner.peek()
      if token.kind != .blockEntry, token.kind != .blockEnd {
        states.append(.blockSequence)
        return try parseNode(isBlock: true)
      }
      state = .blockSequence
      return emptyScalar(line: entry.line, column: entry.column + 1)
    }
    if token.kind == .blockEnd { return closeCollection(.sequenceEnd, token) }
    throw failure(
      "did not find expected '-' indicator", at: token, contextLine: openLines.last ?? 0)
  }

  /// An item of a sequence that stands as deep as its key, or the sequence's end.
  mutating func parseIndentlessSequenceEntry() throws(YAMLFailure) -> YAMLEvent {
    var token = try scanner.peek()
    guard token.kind == .blockEntry else {
      popState()
      return YAMLEvent(kind: .sequenceEnd, line: token.line, column: token.column)
    }
    let entry = token
    scanner.skipToken()
    token = try scanner.peek()
    switch token.kind {
    case .blockEntry, .key, .value, .blockEnd:
      state = .indentlessSequence
      return emptyScalar(line: entry.line, column: entry.column + 1)
    default:
      states.append(.indentlessSequence)
      return try parseNode(isBlock: true)
    }
  }

  /// A key of a block mapping, or the mapping's end.
  mutating func parseBlockMappingKey(isFirst: Bool) throws(YAMLFailure) -> YAMLEvent {
    if isFirst { try openCollection() }
    var token = try scanner.peek()
    if token.kind == .key {
      let key = token
      scanner.skipToken()
      token = try scanner.peek()
      switch token.kind {
      case .key, .value, .blockEnd:
        state = .blockMappingValue
        return emptyScalar(line: key.line, column: key.column)
      default:
        states.append(.blockMappingValue)
        return try parseNode(isBlock: true, mayBeIndentless: true)
      }
    }
    if token.kind == .blockEnd { return closeCollection(.mappingEnd, token) }
    throw failure("did not find expected key", at: token, contextLine: openLines.last ?? 0)
  }

  /// A value of a block mapping.
  mutating func parseBlockMappingValue() throws(YAMLFailure) -> YAMLEvent {
    var token = try scanner.peek()
    guard token.kind == .value else {
      state = .blockMappingKey
      return emptyScalar(line: token.line, column: token.column)
    }
    let value = token
    scanner.skipToken()
    token = try scanner.peek()
    switch token.kind {
    case .key, .value, .blockEnd:
      state = .blockMappingKey
      return emptyScalar(line: value.line, column: value.column + 1)
    default:
      states.append(.blockMappingKey)
      return try parseNode(isBlock: true, mayBeIndentless: true)
    }
  }
}
