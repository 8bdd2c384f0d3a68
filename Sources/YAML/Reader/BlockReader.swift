import GoRuntime

/// Reads YAML's everyday block style straight into values, line by line.
///
/// It gives up at the first thing outside that style, faults included, so that what it accepts is a
/// subset of YAML in which no token needs another one's knowledge: mappings and sequences by
/// indentation, scalars and aliases for them, literal and folded blocks, flow collections without
/// pairs, comments. Its values are those of the full reader, which reads everything else.
struct BlockReader: ~Copyable {
  /// Says that the text has something that only the full reader knows.
  struct Unfamiliar: Error {}

  /// What becomes of the strings that are read.
  enum Strings {
    /// They are copied.
    case copied
    /// Long ones refer to the text.
    case shared
    /// Nobody wants them, nor the collections that they are in: the text is looked through only.
    case unwanted
  }

  /// How deep collections may nest here, because each takes room on the stack.
  private static let deepest = 64

  /// Keeps the text alive.
  let source: YAMLSource
  /// The text, zero-padded; no other zero bytes are in it.
  let bytes: YAMLBytes
  /// Where the text ends.
  let end: Int
  /// Whether integers stay integers.
  let keepsIntegers: Bool
  /// What becomes of the strings that are read.
  var strings: Strings
  /// How many more collections may be opened.
  var room: Int
  /// How many more nodes the text may have.
  var nodesLeft: Int
  /// How many more aliases the text may have.
  var aliasesLeft: Int
  /// The scalars that aliases may stand for.
  var anchors: [ByteString: Value] = [:]
  /// Where the reader stands.
  var position = 0
  /// Where the current line starts.
  var lineStart = 0
  /// What the open mappings and sequences have so far, that of outer ones first.
  var entries = EntryStack()
  /// A text that has to be put together.
  lazy var scratch = OutputBuffer(capacity: 256)

  /// Reads a text of a single document.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - limits: How deep collections may nest, and how many nodes there may be.
  ///   - keepsIntegers: Whether integers stay integers, instead of becoming floats.
  ///   - strings: What becomes of strings.
  /// - Returns: The value, or nil when the full reader has to read the text.
  static func read(
    _ source: YAMLSource, limits: YAMLLimits, keepsIntegers: Bool, strings: Strings = .copied
  ) -> Value? {
    guard source.isEveryday else { return nil }
    var reader = BlockReader(
      source, limits: limits, keepsIntegers: keepsIntegers, strings: strings)
    return try? reader.readDocument()
  }

  init(
    _ source: YAMLSource, limits: YAMLLimits, keepsIntegers: Bool, strings: Strings
  ) {
    self.source = source
    self.keepsIntegers = keepsIntegers
    self.strings = strings
    bytes = YAMLBytes(source.base)
    end = source.count
    room = min(limits.depth, Self.deepest)
    nodesLeft = limits.nodes
    aliasesLeft = min(limits.aliasedNodes, Self.mostAliases)
  }

  private mutating func readDocument() throws(Unfamiliar) -> Value {
    try skipToDocument()
    if column < 0 { return .null }
    try count(nodes: 1)
    let value = try readNode(parent: -1, mayBeCollection: true)
    guard column < 0 else { throw Unfamiliar() }
    return value
  }

  /// Passes over what may be before a document.
  mutating func skipToDocument() throws(Unfamiliar) {
    skipBlankLines()
    if column == 0, startsMarker {
      guard bytes[position] == 0x2D else { throw Unfamiliar() }
      position &+= 3
      try endLine()
    }
  }

  // MARK: Lines

  /// The column of the next token, counted from 0; -1 at the end of the text.
  @inline(__always)
  var column: Int { position &- lineStart }

  /// Passes over blank lines and comments, from the start of a line to the next token.
  @inline(__always)
  mutating func skipToContent() throws(Unfamiliar) {
    skipBlankLines()
    if column == 0, startsMarker { try endDocument() }
  }

  /// Passes over the marker of the document's end, behind which nothing may be.
  private mutating func endDocument() throws(Unfamiliar) {
    guard bytes[position] == 0x2E, endsIndicator(position &+ 3) else { throw Unfamiliar() }
    position &+= 3
    skipSpaces()
    guard isAtLineEnd else { throw Unfamiliar() }
    skipBlankLines()
    guard column < 0 else { throw Unfamiliar() }
  }

  private mutating func skipBlankLines() {
    while true {
      lineStart = position
      skipSpaces()
      switch bytes[position] {
      case 0x0A: position &+= 1
      case 0x23: skipComment()
      case 0:
        lineStart = position &+ 1
        return
      default: return
      }
    }
  }

  /// Passes over the rest of a line behind a scalar or a flow collection, and to the next token.
  @inline(__always)
  mutating func endLine() throws(Unfamiliar) {
    if bytes[position] != 0x0A {
      let start = position
      skipSpaces()
      guard isAtLineEnd, bytes[position] != 0x23 || position > start else { throw Unfamiliar() }
    }
    try skipLineEnd()
  }

  /// Passes over a line's end, a comment before it, and to the next token.
  @inline(__always)
  mutating func skipLineEnd() throws(Unfamiliar) {
    if bytes[position] == 0x23 {
      skipComment()
    } else if bytes[position] == 0x0A {
      position &+= 1
    }
    try skipToContent()
  }

  /// Passes over spaces.
  @inline(__always)
  mutating func skipSpaces() {
    var spaces = 8
    // The padding lets the last word be read whole, and ends the loop.
    while spaces == 8 {
      spaces = EightBytes(at: bytes + position).count(of: 0x20)
      position &+= spaces
    }
  }

  /// Passes over a comment to the start of the next line.
  mutating func skipComment() { position = min(endOfLine(from: position) &+ 1, end) }

  /// Where the line feed stands that ends the line at an offset, or where the text ends.
  @inline(__always)
  func endOfLine(from start: Int) -> Int {
    UnsafeBufferPointer(start: bytes, count: end).index(of: 0x0A, from: start) ?? end
  }

  /// Whether a line's end, the text's, or a comment is here.
  @inline(__always)
  var isAtLineEnd: Bool {
    let byte = bytes[position]
    return byte == 0x0A || byte == 0x23 || byte == 0
  }

  /// Whether a space, a line's end or the text's stands at an offset, which ends an indicator.
  @inline(__always)
  func endsIndicator(_ at: Int) -> Bool {
    let byte = bytes[at]
    return byte == 0x20 || byte == 0x0A || byte == 0
  }

  /// Whether an entry of a sequence starts here.
  @inline(__always)
  var startsEntry: Bool { bytes[position] == 0x2D && endsIndicator(position &+ 1) }

  /// Whether `:` with a blank behind it is here.
  @inline(__always)
  var isAtColon: Bool { bytes[position] == 0x3A && endsIndicator(position &+ 1) }

  /// Whether a directive or a document's marker may be here, at the start of a line.
  var startsMarker: Bool {
    let byte = bytes[position]
    if byte == 0x25 { return true }
    return (byte == 0x2D || byte == 0x2E) && bytes[position &+ 1] == byte
      && bytes[position &+ 2] == byte
  }
}
