extension YAMLParser {
  /// An item of a flow sequence, or its end.
  mutating func parseFlowSequenceEntry(isFirst: Bool) throws(YAMLFailure) -> YAMLEvent {
    if isFirst { try openCollection() }
    var token = try scanner.peek()
    if token.kind != .flowSequenceEnd {
      if !isFirst {
        guard token.kind == .flowEntry else {
          throw failure(
            "did not find expected ',' or ']'", at: token, contextLine: openLines.last ?? 0)
        }
        scanner.skipToken()
        token = try scanner.peek()
      }
      if token.kind == .key {
        state = .flowPairKey
        scanner.skipToken()
        return YAMLEvent(kind: .mappingStart, line: token.line, column: token.column)
      }
      if token.kind != .flowSequenceEnd {
        states.append(.flowSequence)
        return try parseNode(isBlock: false)
      }
    }
    return closeCollection(.sequenceEnd, token)
  }

  /// The key of a pair that stands in a flow sequence.
  mutating func parseFlowPairKey() throws(YAMLFailure) -> YAMLEvent {
    let token = try scanner.peek()
    switch token.kind {
    case .value, .flowEntry, .flowSequenceEnd:
      // go-yaml takes the token, which the pair's value then lacks.
      scanner.skipToken()
      state = .flowPairValue
      return emptyScalar(line: token.line, column: token.column)
    default:
      states.append(.flowPairValue)
      return try parseNode(isBlock: false)
    }
  }

  /// The value of a pair that stands in a flow sequence.
  mutating func parseFlowPairValue() throws(YAMLFailure) -> YAMLEvent {
    var token = try scanner.peek()
    if token.kind == .value {
      scanner.skipToken()
      token = try scanner.peek()
      if token.kind != .flowEntry, token.kind != .flowSequenceEnd {
        states.append(.flowPairEnd)
        return try parseNode(isBlock: false)
      }
    }
    state = .flowPairEnd
    return emptyScalar(line: token.line, column: token.column)
  }

  /// The end of a pair that stands in a flow sequence.
  mutating func parseFlowPairEnd() throws(YAMLFailure) -> YAMLEvent {
    let token = try scanner.peek()
    state = .flowSequence
    return YAMLEvent(kind: .mappingEnd, line: token.line, column: token.column)
  }

  /// A key of a flow mapping, or the mapping's end.
  mutating func parseFlowMappingKey(isFirst: Bool) throws(YAMLFailure) -> YAMLEvent {
    if isFirst { try openCollection() }
    var token = try scanner.peek()
    if token.kind != .flowMappingEnd {
      if !isFirst {
        guard token.kind == .flowEntry else {
          throw failure(
            "did not find expected ',' or '}'", at: token, contextLine: openLines.last ?? 0)
        }
        scanner.skipToken()
        token = try scanner.peek()
      }
      if token.kind == .key {
        scanner.skipToken()
        token = try scanner.peek()
        switch token.kind {
        case .value, .flowEntry, .flowMappingEnd:
          state = .flowMappingValue
          return emptyScalar(line: token.line, column: token.column)
        default:
          states.append(.flowMappingValue)
          return try parseNode(isBlock: false)
        }
      }
      if token.kind != .flowMappingEnd {
        states.append(.flowMappingEmptyValue)
        return try parseNode(isBlock: false)
      }
    }
    return closeCollection(.mappingEnd, token)
  }

  /// A value of a flow mapping.
  mutating func parseFlowMappingValue(isEmpty: Bool) throws(YAMLFailure) -> YAMLEvent {
    var token = try scanner.peek()
    state = .flowMappingKey
    if !isEmpty, token.kind == .value {
      scanner.skipToken()
      token = try scanner.peek()
      if token.kind != .flowEntry, token.kind != .flowMappingEnd {
        states.append(.flowMappingKey)
        return try parseNode(isBlock: false)
      }
    }
    return emptyScalar(line: token.line, column: token.column)
  }
}
