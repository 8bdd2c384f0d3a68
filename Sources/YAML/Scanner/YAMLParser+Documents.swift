extension YAMLParser {
  mutating func parseStreamStart() throws(YAMLFailure) -> YAMLEvent {
    let token = try scanner.peek()
    state = .implicitDocumentStart
    scanner.skipToken()
    return YAMLEvent(kind: .streamStart, line: token.line, column: token.column)
  }

  /// The start of the first document, with or without directives and `---`.
  mutating func parseDocumentStart() throws(YAMLFailure) -> YAMLEvent {
    var token = try scanner.peek()
    let event = YAMLEvent(kind: .documentStart, line: token.line, column: token.column)
    switch token.kind {
    case .streamEnd:
      state = .end
      scanner.skipToken()
      return YAMLEvent(kind: .streamEnd, line: token.line, column: token.column)
    case .versionDirective, .tagDirective, .documentStart:
      try processDirectives()
      token = try scanner.peek()
      guard token.kind == .documentStart else {
        throw failure("did not find expected <document start>", at: token)
      }
      states.append(.documentEnd)
      state = .documentContent
      scanner.skipToken()
    default:
      try processDirectives()
      states.append(.documentEnd)
      state = .blockNode
    }
    return event
  }

  /// What follows `---`.
  mutating func parseDocumentContent() throws(YAMLFailure) -> YAMLEvent {
    let token = try scanner.peek()
    switch token.kind {
    case .versionDirective, .tagDirective, .documentStart, .documentEnd, .streamEnd:
      popState()
      return emptyScalar(line: token.line, column: token.column)
    default:
      return try parseNode(isBlock: true)
    }
  }

  /// The end of the document, for which the token behind it must be there.
  mutating func parseDocumentEnd() throws(YAMLFailure) -> YAMLEvent {
    let token = try scanner.peek()
    state = .end
    return YAMLEvent(kind: .documentEnd, line: token.line, column: token.column)
  }

  /// Reads the directives before `---`, and adds those that always hold.
  private mutating func processDirectives() throws(YAMLFailure) {
    var hasVersion = false
    var token = try scanner.peek()
    while token.kind == .versionDirective || token.kind == .tagDirective {
      if token.kind == .versionDirective {
        if hasVersion { throw failure("found duplicate %YAML directive", at: token) }
        hasVersion = true
        guard scanner.versions[Int(token.text.start)] == (1, 1) else {
          throw failure("found incompatible YAML document", at: token)
        }
      } else {
        let directive = scanner.tags[Int(token.text.start)]
        if tagDirectives.contains(where: { $0.handle == directive.handle }) {
          throw failure("found duplicate %TAG directive", at: token)
        }
        tagDirectives.append(directive)
      }
      scanner.skipToken()
      token = try scanner.peek()
    }
    let standard = [
      YAMLTag(handle: [0x21], suffix: [0x21]),
      YAMLTag(handle: [0x21, 0x21], suffix: Array("tag:yaml.org,2002:".utf8)),
    ]
    for directive in standard
    where !tagDirectives.contains(where: { $0.handle == directive.handle }) {
      tagDirectives.append(directive)
    }
  }
}
