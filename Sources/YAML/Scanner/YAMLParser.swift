/// Turns tokens into events, as go-yaml's parser does: a grammar of one token's lookahead, kept as
/// a stack of states so that deep texts need no deep stack.
struct YAMLParser: ~Copyable {
  /// What the parser expects next.
  enum State: UInt8 {
    case streamStart, implicitDocumentStart, documentContent, documentEnd, end
    case blockNode
    case blockSequenceFirst, blockSequence, indentlessSequence
    case blockMappingFirst, blockMappingKey, blockMappingValue
    case flowSequenceFirst, flowSequence
    case flowPairKey, flowPairValue, flowPairEnd
    case flowMappingFirst, flowMappingKey, flowMappingValue, flowMappingEmptyValue
  }

  var scanner: YAMLScanner
  var state = State.streamStart
  var states: [State] = []
  /// The lines where the open collections start.
  var openLines: [Int] = []
  var tagDirectives: [YAMLTag] = []

  /// A parser at the start of a text.
  init(_ source: YAMLSource, depthLimit: Int) {
    scanner = YAMLScanner(source, depthLimit: depthLimit)
    states.reserveCapacity(32)
    openLines.reserveCapacity(32)
  }

  /// The next event of the first document; after its end there is none to ask for.
  mutating func next() throws(YAMLFailure) -> YAMLEvent {
    switch state {
    case .streamStart: return try parseStreamStart()
    case .implicitDocumentStart: return try parseDocumentStart()
    case .documentContent: return try parseDocumentContent()
    case .documentEnd: return try parseDocumentEnd()
    case .end: return YAMLEvent(kind: .streamEnd, line: scanner.line, column: 0)
    case .blockNode: return try parseNode(isBlock: true)
    case .blockSequenceFirst: return try parseBlockSequenceEntry(isFirst: true)
    case .blockSequence: return try parseBlockSequenceEntry(isFirst: false)
    case .indentlessSequence: return try parseIndentlessSequenceEntry()
    case .blockMappingFirst: return try parseBlockMappingKey(isFirst: true)
    case .blockMappingKey: return try parseBlockMappingKey(isFirst: false)
    case .blockMappingValue: return try parseBlockMappingValue()
    case .flowSequenceFirst: return try parseFlowSequenceEntry(isFirst: true)
    case .flowSequence: return try parseFlowSequenceEntry(isFirst: false)
    case .flowPairKey: return try parseFlowPairKey()
    case .flowPairValue: return try parseFlowPairValue()
    case .flowPairEnd: return try parseFlowPairEnd()
    case .flowMappingFirst: return try parseFlowMappingKey(isFirst: true)
    case .flowMappingKey: return try parseFlowMappingKey(isFirst: false)
    case .flowMappingValue: return try parseFlowMappingValue(isEmpty: false)
    case .flowMappingEmptyValue: return try parseFlowMappingValue(isEmpty: true)
    }
  }

  /// Goes back to what was expected around the finished node.
  @inline(__always)
  mutating func popState() {
    if states.isEmpty {
      state = .end
    } else {
      state = states.removeLast()
    }
  }

  /// A scalar that is not there.
  @inline(__always)
  func emptyScalar(line: Int, column: Int) -> YAMLEvent {
    YAMLEvent(kind: .scalar, line: line, column: column, isImplicit: true)
  }

  /// A failure of the grammar at a token.
  func failure(_ problem: String, at token: YAMLToken, contextLine: Int = 0) -> YAMLFailure {
    YAMLFailure(problem: problem, stage: .parser, line: token.line, contextLine: contextLine)
  }

  // MARK: Nodes

  /// A node: properties, and a scalar, collection or nothing.
  mutating func parseNode(
    isBlock: Bool, mayBeIndentless: Bool = false
  ) throws(YAMLFailure) -> YAMLEvent {
    var token = try scanner.peek()
    if token.kind == .scalar {
      popState()
      scanner.skipToken()
      return YAMLEvent(
        kind: .scalar, line: token.line, column: token.column, text: token.text,
        isImplicit: token.isPlain)
    }
    if token.kind == .alias {
      popState()
      scanner.skipToken()
      return YAMLEvent(kind: .alias, line: token.line, column: token.column, text: token.text)
    }
    var event = YAMLEvent(kind: .scalar, line: token.line, column: token.column)
    var tag: [UInt8] = []
    if token.kind == .anchor || token.kind == .tag {
      let startLine = token.line
      var writtenTag: (tag: YAMLTag, line: Int)?
      for _ in 0..<2 {
        if token.kind == .anchor, event.anchor.count == 0 {
          event.anchor = token.text
        } else if token.kind == .tag, writtenTag == nil {
          writtenTag = (scanner.tags[Int(token.text.start)], token.line)
        } else {
          break
        }
        scanner.skipToken()
        token = try scanner.peek()
      }
      if let writtenTag {
        guard let resolved = resolve(writtenTag.tag) else {
          throw YAMLFailure(
            problem: "found undefined tag handle", stage: .parser, line: writtenTag.line,
            contextLine: startLine)
        }
        tag = resolved
        event.tag = YAMLTagKind(tag)
      }
    }
    switch token.kind {
    case .blockEntry where mayBeIndentless:
      event.kind = .sequenceStart
      state = .indentlessSequence
      return event
    case .scalar:
      event.isImplicit = tag.isEmpty && token.isPlain || tag == [0x21]
      event.text = token.text
      popState()
      scanner.skipToken()
      return event
    case .flowSequenceStart:
      event.kind = .sequenceStart
      state = .flowSequenceFirst
      return event
    case .flowMappingStart:
      event.kind = .mappingStart
      state = .flowMappingFirst
      return event
    case .blockSequenceStart where isBlock:
      event.kind = .sequenceStart
      state = .blockSequenceFirst
      return event
    case .blockMappingStart where isBlock:
      event.kind = .mappingStart
      state = .blockMappingFirst
      return event
    default: break
    }
    if event.anchor.count > 0 || !tag.isEmpty {
      event.isImplicit = tag.isEmpty
      popState()
      return event
    }
    throw failure("did not find expected node content", at: token, contextLine: event.line)
  }

  /// A tag with its handle replaced by what it stands for; nil for an unknown handle.
  private func resolve(_ tag: YAMLTag) -> [UInt8]? {
    if tag.handle.isEmpty { return tag.suffix }
    for directive in tagDirectives where directive.handle == tag.handle {
      let resolved = directive.suffix + tag.suffix
      return resolved.isEmpty ? nil : resolved
    }
    return nil
  }
}
