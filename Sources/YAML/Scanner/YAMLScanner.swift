import GoRuntime

/// Cuts a YAML text into tokens, as go-yaml's scanner does.
///
/// Tokens wait in a queue, because the key of a mapping is known as such only when its `:` is
/// reached; how far the scanner runs ahead of the parser decides which of two faults in a text is
/// reported, so the queue is filled by go-yaml's rule to the letter.
struct YAMLScanner: ~Copyable {
  /// Keeps the text alive.
  let source: YAMLSource
  /// The text, zero-padded.
  let bytes: YAMLBytes
  /// Where the readable text ends.
  let end: Int
  /// Whether another byte order mark follows the one before the text.
  let hasSecondMark: Bool
  /// Where the scanner stands.
  var position: Int
  /// The current line, counted from 0.
  var line = 0
  /// Where the current line starts.
  var lineStart: Int

  /// Tokens waiting for the parser, from `queueHead` on.
  var queue: [YAMLToken] = []
  var queueHead = 0
  /// How many tokens the parser has taken.
  var taken = 0
  /// Whether the head of the queue is known to stay the head.
  var isHeadReady = false

  var hasStarted = false
  var hasEnded = false

  /// How many flow collections are open.
  var flowLevel = 0
  /// The column of the innermost block collection, or -1.
  var indent = -1
  /// The columns of the block collections around it.
  var indents: [Int] = []
  /// Whether a simple key may start here.
  var isSimpleKeyAllowed = false
  /// The possible simple key of each flow level.
  var simpleKeys: [SimpleKey] = []
  /// Which token may be which level's simple key.
  var keyTokens: [(token: Int, level: Int)] = []

  /// Texts that had to be put together.
  var scratch = OutputBuffer(capacity: 1024)
  var tags: [YAMLTag] = []
  var versions: [(major: Int, minor: Int)] = []
  /// How deep collections may nest.
  let depthLimit: Int

  /// A place where a mapping key may have started.
  struct SimpleKey {
    var isPossible = false
    var isRequired = false
    var token = 0
    var position = 0
    var line = 0
    var column = 0
  }

  /// A scanner at the start of a text.
  init(_ source: YAMLSource, depthLimit: Int) {
    self.source = source
    self.depthLimit = depthLimit
    bytes = YAMLBytes(source.base)
    end = source.count
    hasSecondMark = source.hasSecondMark
    position = source.start
    lineStart = source.start
    queue.reserveCapacity(32)
    simpleKeys.reserveCapacity(16)
    indents.reserveCapacity(16)
  }

  /// The column in bytes, counted from 0.
  @inline(__always)
  var column: Int { position &- lineStart }

  // MARK: What the parser calls

  /// The next token, which stays in the queue.
  @inline(__always)
  mutating func peek() throws(YAMLFailure) -> YAMLToken {
    if !isHeadReady { try fetchMoreTokens() }
    return queue[queueHead]
  }

  /// Takes the token that `peek` showed out of the queue.
  @inline(__always)
  mutating func skipToken() {
    isHeadReady = false
    taken &+= 1
    hasEnded = queue[queueHead].kind == .streamEnd
    queueHead &+= 1
    if queueHead == queue.count {
      queue.removeAll(keepingCapacity: true)
      queueHead = 0
    }
  }

  // MARK: Failing

  /// A failure at the current line.
  @inline(__always)
  func failure(_ problem: String, contextLine: Int) -> YAMLFailure {
    YAMLFailure(problem: problem, stage: .scanner, line: line, contextLine: contextLine)
  }

  /// Fails when the text goes on after its readable part, but cannot be read.
  @inline(__always)
  func requireReadable(_ characters: Int) throws(YAMLFailure) {
    if position &+ characters > end { try Self.failUnreadable(source) }
  }

  // Static, for a method would have the scanner copied for its call.
  @inline(never)
  private static func failUnreadable(_ source: YAMLSource) throws(YAMLFailure) {
    if let failure = source.failure { throw failure }
  }

  // MARK: Moving

  /// Steps over a line break.
  @inline(__always)
  mutating func skipBreak() {
    switch bytes[position] {
    case 0x0A: position &+= 1
    case 0x0D: position &+= bytes[position &+ 1] == 0x0A ? 2 : 1
    case 0xC2: position &+= 2
    default: position &+= 3
    }
    line &+= 1
    lineStart = position
  }

  /// Steps over a line break and returns what it reads as: LF, or LS and PS as they stand.
  mutating func takeBreak() -> LineBreak {
    var kind = LineBreak.lineFeed
    if bytes[position] == 0xE2 {
      kind = bytes[position &+ 2] == 0xA8 ? .lineSeparator : .paragraphSeparator
    }
    skipBreak()
    return kind
  }

  /// A line break as it reads in a scalar.
  enum LineBreak {
    case lineFeed, lineSeparator, paragraphSeparator
  }

  /// Appends a line break to the scratch space.
  func write(_ lineBreak: LineBreak) {
    switch lineBreak {
    case .lineFeed: scratch.append(0x0A)
    case .lineSeparator: scratch.append("\u{2028}")
    case .paragraphSeparator: scratch.append("\u{2029}")
    }
  }

  /// Steps over blanks and a comment, up to the line's end.
  mutating func skipBlanks() {
    while bytes.isBlank(position) { position &+= 1 }
  }

  /// Steps over a comment if one starts here.
  mutating func skipComment() {
    guard bytes[position] == 0x23 else { return }
    while !bytes.isBreakOrEnd(position) { position &+= 1 }
  }

  // MARK: The queue

  /// Appends a token that starts where the scanner stands.
  @inline(__always)
  mutating func append(_ kind: YAMLToken.Kind) {
    queue.append(YAMLToken(kind: kind, line: line, column: column))
  }

  /// Puts a token before others that wait; `number` counts tokens from the start of the text.
  mutating func insert(_ token: YAMLToken, number: Int) {
    let place = queueHead &+ number &- taken
    queue.append(token)
    // go-yaml appends a token whose place was taken already.
    guard place >= queueHead else { return }
    var at = queue.count &- 1
    while at > place {
      queue.swapAt(at, at &- 1)
      at &-= 1
    }
  }

  /// The number that the next appended token gets.
  var nextTokenNumber: Int { taken &+ (queue.count &- queueHead) }

  /// Scans until the head of the queue can no longer become a key.
  private mutating func fetchMoreTokens() throws(YAMLFailure) {
    while true {
      if queueHead != queue.count {
        guard let level = keyLevel(of: taken) else { break }
        if !(try isValid(level)) { break }
      }
      try fetchNextToken()
    }
    isHeadReady = true
  }

  /// The flow level whose simple key a token may be.
  @inline(__always)
  private func keyLevel(of token: Int) -> Int? {
    var at = keyTokens.count &- 1
    while at >= 0 {
      if keyTokens[at].token == token { return keyTokens[at].level }
      at &-= 1
    }
    return nil
  }

  /// Steps over a line's first character, whatever it is, as go-yaml does while its buffer starts
  /// with a byte order mark: it looks for the mark there instead of at its place.
  private mutating func skipForSecondMark() {
    guard column == 0, position &+ 4 <= min(YAMLSource.pieceSize, end) else { return }
    position &+= 1
    while bytes[position] & 0xC0 == 0x80 { position &+= 1 }
    lineStart = position &- 1
  }

  /// Scans one token, and what must be known before it.
  private mutating func fetchNextToken() throws(YAMLFailure) {
    try requireReadable(1)
    if !hasStarted {
      hasStarted = true
      simpleKeys.append(SimpleKey())
      isSimpleKeyAllowed = true
      append(.streamStart)
      return
    }
    try skipToNextToken()
    unrollIndent(to: column)
    try requireReadable(4)
    let byte = bytes[position]
    if byte == 0 { return try fetchStreamEnd() }
    if column == 0 {
      if byte == 0x25 { return try fetchDirective() }
      if bytes.isDocumentIndicator(position) {
        return try fetchDocumentIndicator(byte == 0x2D ? .documentStart : .documentEnd)
      }
    }
    switch byte {
    case 0x5B: return try fetchFlowStart(.flowSequenceStart)
    case 0x7B: return try fetchFlowStart(.flowMappingStart)
    case 0x5D: return try fetchFlowEnd(.flowSequenceEnd)
    case 0x7D: return try fetchFlowEnd(.flowMappingEnd)
    case 0x2C: return try fetchFlowEntry()
    case 0x2D:
      if bytes.isBlankOrEnd(position &+ 1) { return try fetchBlockEntry() }
      return try fetchPlainScalar()
    case 0x3F:
      if flowLevel > 0 || bytes.isBlankOrEnd(position &+ 1) { return try fetchKey() }
      return try fetchPlainScalar()
    case 0x3A:
      if flowLevel > 0 || bytes.isBlankOrEnd(position &+ 1) { return try fetchValue() }
      return try fetchPlainScalar()
    case 0x2A: return try fetchAnchor(.alias)
    case 0x26: return try fetchAnchor(.anchor)
    case 0x21: return try fetchTag()
    case 0x7C where flowLevel == 0: return try fetchBlockScalar(isLiteral: true)
    case 0x3E where flowLevel == 0: return try fetchBlockScalar(isLiteral: false)
    case 0x27: return try fetchQuotedScalar(isSingle: true)
    case 0x22: return try fetchQuotedScalar(isSingle: false)
    case 0x09, 0x23, 0x25, 0x3E, 0x40, 0x60, 0x7C:
      throw failure("found character that cannot start any token", contextLine: line)
    default: return try fetchPlainScalar()
    }
  }

  /// Steps over blanks, comments and line breaks to where the next token starts.
  private mutating func skipToNextToken() throws(YAMLFailure) {
    while true {
      if hasSecondMark { skipForSecondMark() }
      // Tabs are no indentation, so they may not stand where a key may start.
      if flowLevel > 0 || !isSimpleKeyAllowed {
        skipBlanks()
      } else {
        while bytes[position] == 0x20 { position &+= 1 }
      }
      skipComment()
      try requireReadable(1)
      guard bytes.isBreak(position) else { return }
      skipBreak()
      if flowLevel == 0 { isSimpleKeyAllowed = true }
    }
  }
}
