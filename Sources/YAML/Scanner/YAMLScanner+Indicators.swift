import GoRuntime

extension YAMLScanner {
  /// Ends the stream.
  mutating func fetchStreamEnd() throws(YAMLFailure) {
    if let failure = source.failure { throw failure }
    if column != 0 {
      line &+= 1
      lineStart = position
    }
    unrollIndent(to: -1)
    try removeSimpleKey()
    isSimpleKeyAllowed = false
    append(.streamEnd)
  }

  /// `---` or `...`.
  mutating func fetchDocumentIndicator(_ kind: YAMLToken.Kind) throws(YAMLFailure) {
    unrollIndent(to: -1)
    try removeSimpleKey()
    isSimpleKeyAllowed = false
    append(kind)
    position &+= 3
  }

  /// `[` or `{`.
  mutating func fetchFlowStart(_ kind: YAMLToken.Kind) throws(YAMLFailure) {
    try saveSimpleKey()
    try increaseFlowLevel()
    isSimpleKeyAllowed = true
    append(kind)
    position &+= 1
  }

  /// `]` or `}`.
  mutating func fetchFlowEnd(_ kind: YAMLToken.Kind) throws(YAMLFailure) {
    try removeSimpleKey()
    decreaseFlowLevel()
    isSimpleKeyAllowed = false
    append(kind)
    position &+= 1
  }

  /// `,`.
  mutating func fetchFlowEntry() throws(YAMLFailure) {
    try removeSimpleKey()
    isSimpleKeyAllowed = true
    append(.flowEntry)
    position &+= 1
  }

  /// `-` before an item.
  mutating func fetchBlockEntry() throws(YAMLFailure) {
    if flowLevel == 0 {
      if !isSimpleKeyAllowed {
        throw failure(
          "block sequence entries are not allowed in this context", contextLine: line)
      }
      try rollIndent(to: column, .blockSequenceStart, line: line)
    }
    try removeSimpleKey()
    isSimpleKeyAllowed = true
    append(.blockEntry)
    position &+= 1
  }

  /// `?` before a key.
  mutating func fetchKey() throws(YAMLFailure) {
    if flowLevel == 0 {
      if !isSimpleKeyAllowed {
        throw failure("mapping keys are not allowed in this context", contextLine: line)
      }
      try rollIndent(to: column, .blockMappingStart, line: line)
    }
    try removeSimpleKey()
    isSimpleKeyAllowed = flowLevel == 0
    append(.key)
    position &+= 1
  }

  /// `:` before a value, which makes a key of what stands before it.
  mutating func fetchValue() throws(YAMLFailure) {
    let level = simpleKeys.count &- 1
    if try isValid(level) {
      let key = simpleKeys[level]
      insert(YAMLToken(kind: .key, line: key.line, column: key.column), number: key.token)
      try rollIndent(to: key.column, number: key.token, .blockMappingStart, line: key.line)
      simpleKeys[level].isPossible = false
      forgetKeyToken(key.token)
      isSimpleKeyAllowed = false
    } else {
      if flowLevel == 0 {
        if !isSimpleKeyAllowed {
          throw failure("mapping values are not allowed in this context", contextLine: line)
        }
        try rollIndent(to: column, .blockMappingStart, line: line)
      }
      isSimpleKeyAllowed = flowLevel == 0
    }
    append(.value)
    position &+= 1
  }

  /// `&name` or `*name`.
  mutating func fetchAnchor(_ kind: YAMLToken.Kind) throws(YAMLFailure) {
    try saveSimpleKey()
    isSimpleKeyAllowed = false
    var token = YAMLToken(kind: kind, line: line, column: column)
    position &+= 1
    let start = position
    while bytes[position].isYAMLWord { position &+= 1 }
    try requireReadable(1)
    let isEnded: Bool =
      switch bytes[position] {
      case 0x3F, 0x3A, 0x2C, 0x5D, 0x7D, 0x25, 0x40, 0x60: true
      default: bytes.isBlankOrEnd(position)
      }
    if position == start || !isEnded {
      throw failure(
        "did not find expected alphabetic or numeric character", contextLine: token.line)
    }
    token.text = span(from: start, to: position)
    queue.append(token)
  }

  /// A run of bytes of the source.
  @inline(__always)
  func span(from start: Int, to end: Int) -> YAMLSpan {
    YAMLSpan(
      start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: end &- start))
  }

  /// What was written to the scratch space from an offset on.
  @inline(__always)
  func scratchSpan(from start: Int) -> YAMLSpan {
    YAMLSpan(
      start: Int32(truncatingIfNeeded: start),
      count: Int32(truncatingIfNeeded: scratch.count &- start), isScratch: true)
  }

  /// The bytes of a token's text, valid until the scanner goes on.
  @inline(__always)
  func text(_ span: YAMLSpan) -> UnsafeBufferPointer<UInt8> {
    let start = Int(span.start)
    if span.isScratch {
      return UnsafeBufferPointer(
        rebasing: UnsafeBufferPointer(scratch.bytes)[start..<start &+ Int(span.count)])
    }
    return UnsafeBufferPointer(start: bytes + start, count: Int(span.count))
  }
}
