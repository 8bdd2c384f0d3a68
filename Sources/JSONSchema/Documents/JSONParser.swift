internal import GoRuntime

extension JSONDocument {
  /// Reads a JSON text as Go's `json.Decoder` reads one value, with nothing behind it.
  ///
  /// - Throws: the text of the decoder's error, or of `jsonschema.UnmarshalJSON` for what follows
  ///   the value.
  convenience init(parsing text: ByteString) throws(SchemaError) {
    let parser = try text.withBytes { bytes throws(SchemaError) in
      var parser = JSONParser(text: bytes)
      try parser.parse()
      return parser
    }
    self.init(
      nodes: parser.nodes, text: text, resolved: parser.resolved,
      hasNamesWithin: parser.hasNamesWithin)
  }
}

/// Reads a JSON text into nodes, without recursion.
///
/// Each step is told where it begins and returns where it ends, so that the place is in no memory.
struct JSONParser {
  /// How deep arrays and objects may nest. Go's scanner allows ten thousand levels; no schema needs
  /// as many, and less of them is safe to follow on any thread's stack.
  static let depthLimit = 1000

  let text: UnsafeBufferPointer<UInt8>
  let keywords = KeywordTable.shared
  private(set) var nodes: [JSONNode] = []
  var resolved: [UInt8] = []
  /// Whether an object within the outermost has a key that may name it as a schema.
  private(set) var hasNamesWithin = false
  let end: Int
  /// The array or object under way, or -1, and whether it is an object.
  private var container: Int32 = -1
  private var isInObject = false
  /// How many elements or members the container has so far.
  private var length: UInt32 = 0
  /// How many arrays and objects are under way.
  private var depth = 0

  init(text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    end = text.count
    nodes.reserveCapacity(text.count / 12 + 8)
  }

  mutating func parse() throws(SchemaError) {
    guard end < Int(Int32.max) / 2 else { throw SchemaError("schema is too large") }
    var cursor = endOfSpace(from: 0)
    if cursor == end { throw SchemaError("EOF") }
    repeat {
      let byte = text[cursor]
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        try open(isObject: byte == UInt8(ascii: "{"))
        cursor = try next(from: cursor &+ 1)
        // A container begins with a key or an element, unless it ends at once.
        if text[cursor] != closingBracket {
          if isInObject { cursor = try readKey(at: cursor) }
          continue
        }
      } else {
        cursor = try readScalar(byte, at: cursor)
      }
      cursor = try endOfContainers(from: cursor)
    } while container >= 0
    if endOfSpace(from: cursor) < end { throw SchemaError.trailing }
  }

  /// Where the next token begins.
  @inline(__always)
  private func next(from start: Int) throws(SchemaError) -> Int {
    let cursor = endOfSpace(from: start)
    guard cursor < end else { throw SchemaError("unexpected EOF") }
    return cursor
  }

  /// The bracket that ends the container under way.
  private var closingBracket: UInt8 { isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }

  /// Ends the containers that have no further values, and goes on to the next value.
  @inline(__always)
  private mutating func endOfContainers(from start: Int) throws(SchemaError) -> Int {
    var cursor = start
    while container >= 0 {
      cursor = try next(from: cursor)
      let byte = text[cursor]
      if byte == UInt8(ascii: ",") {
        cursor = try next(from: cursor &+ 1)
        return isInObject ? try readKey(at: cursor) : cursor
      }
      guard byte == closingBracket else {
        throw invalid(byte, isInObject ? "after object key:value pair" : "after array element")
      }
      cursor &+= 1
      close()
    }
    return cursor
  }

  /// Reads a key and the colon behind it, and goes on to the value.
  @inline(__always)
  private mutating func readKey(at start: Int) throws(SchemaError) -> Int {
    guard text[start] == UInt8(ascii: "\"") else {
      throw invalid(text[start], "looking for beginning of object key string")
    }
    length &+= 1
    var cursor = try next(from: try readString(at: start, isKey: true))
    guard text[cursor] == UInt8(ascii: ":") else { throw invalid(text[cursor], "after object key") }
    cursor = try next(from: cursor &+ 1)
    return cursor
  }

  /// Reads a value that holds no others.
  @inline(__always)
  private mutating func readScalar(_ byte: UInt8, at start: Int) throws(SchemaError) -> Int {
    if !isInObject { length &+= 1 }
    switch byte {
    case UInt8(ascii: "\""): return try readString(at: start, isKey: false)
    case UInt8(ascii: "t"): return try readLiteral("true", at: start, kind: .true)
    case UInt8(ascii: "f"): return try readLiteral("false", at: start, kind: .false)
    case UInt8(ascii: "n"): return try readLiteral("null", at: start, kind: .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try readNumber(at: start)
    default: throw invalid(byte, "looking for beginning of value")
    }
  }

  /// Begins a container.
  private mutating func open(isObject: Bool) throws(SchemaError) {
    if depth >= Self.depthLimit { throw SchemaError("exceeded max depth") }
    if container >= 0 {
      // The container around it goes on from its node's length.
      nodes[Int(container)].length = isInObject ? length : length &+ 1
    }
    append(isObject ? .object : .array, start: 0, length: 0)
    isInObject = isObject
    container = Int32(nodes.count - 1)
    length = 0
    depth += 1
  }

  /// Ends the container under way.
  private mutating func close() {
    nodes[Int(container)].length = length
    nodes[Int(container)].end = Int32(nodes.count)
    container = nodes[Int(container)].parent
    if container >= 0 {
      isInObject = nodes[Int(container)].kind == .object
      length = nodes[Int(container)].length
    } else {
      isInObject = false
    }
    depth -= 1
  }

  /// Adds a node that has none within.
  @inline(__always)
  private mutating func append(
    _ kind: JSONNode.Kind, start: Int, length: Int, keyword: Keyword = .none,
    types: TypeSet = [], isResolved: Bool = false
  ) {
    nodes.append(
      JSONNode(
        kind: kind, keyword: keyword, types: types, isResolved: isResolved,
        start: UInt32(truncatingIfNeeded: start),
        length: UInt32(truncatingIfNeeded: length),
        end: Int32(truncatingIfNeeded: nodes.count &+ 1), parent: container))
  }

  /// Adds a string or key.
  @inline(__always)
  mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, isKey: Bool, isResolved: Bool
  ) {
    guard isKey else {
      append(
        .string, start: start, length: bytes.count, types: TypeSet(name: bytes),
        isResolved: isResolved)
      return
    }
    let keyword = keywords.keyword(bytes)
    if container > 0, keyword.isName { hasNamesWithin = true }
    append(.key, start: start, length: bytes.count, keyword: keyword, isResolved: isResolved)
  }

  @inline(__always)
  private func endOfSpace(from start: Int) -> Int {
    var cursor = start
    while cursor < end, Self.isSpace(text[cursor]) {
      cursor &+= 1
      // Lines begin with many spaces.
      while let word = JSONWord(text, at: cursor) {
        cursor &+= word.spaces
        if word.spaces < JSONWord.size { break }
      }
    }
    return cursor
  }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 && (byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09)
  }

  private mutating func readLiteral(
    _ literal: StaticString, at start: Int, kind: JSONNode.Kind
  ) throws(SchemaError) -> Int {
    for offset in 1..<literal.utf8CodeUnitCount {
      guard start + offset < end else { throw SchemaError("unexpected EOF") }
      let expected = literal.utf8Start[offset]
      let byte = text[start + offset]
      if byte != expected {
        let letter = Unicode.Scalar(expected)
        throw invalid(byte, "in literal \(literal) (expecting '\(letter)')")
      }
    }
    append(kind, start: 0, length: 0)
    return start + literal.utf8CodeUnitCount
  }

  private mutating func readNumber(at start: Int) throws(SchemaError) -> Int {
    var cursor = start
    if text[cursor] == UInt8(ascii: "-") {
      cursor &+= 1
      guard cursor < end else { throw SchemaError("unexpected EOF") }
    }
    if text[cursor] == UInt8(ascii: "0") {
      cursor &+= 1
    } else {
      cursor = try endOfDigits(from: cursor, "in numeric literal")
    }
    if cursor < end, text[cursor] == UInt8(ascii: ".") {
      cursor = try endOfDigits(from: cursor &+ 1, "after decimal point in numeric literal")
    }
    if cursor < end, text[cursor] | 0x20 == UInt8(ascii: "e") {
      cursor &+= 1
      if cursor < end, text[cursor] == UInt8(ascii: "+") || text[cursor] == UInt8(ascii: "-") {
        cursor &+= 1
      }
      cursor = try endOfDigits(from: cursor, "in exponent of numeric literal")
    }
    append(.number, start: start, length: cursor - start)
    return cursor
  }

  /// Where one digit or more end.
  private func endOfDigits(from start: Int, _ context: String) throws(SchemaError) -> Int {
    guard start < end else { throw SchemaError("unexpected EOF") }
    guard text[start] &- UInt8(ascii: "0") < 10 else { throw invalid(text[start], context) }
    var cursor = start &+ 1
    while cursor < end, text[cursor] &- UInt8(ascii: "0") < 10 { cursor &+= 1 }
    return cursor
  }

  /// Go's words for a byte that can't stand where it does.
  @inline(never)
  func invalid(_ byte: UInt8, _ context: String) -> SchemaError {
    let character: String
    switch byte {
    case UInt8(ascii: "'"): character = "'\\''"
    case UInt8(ascii: "\""): character = "'\"'"
    default:
      let quoted = GoQuote.quoted(ByteString(String(Unicode.Scalar(byte)))).text
      character = "'\(quoted.dropFirst().dropLast())'"
    }
    return SchemaError("invalid character \(character) \(context)")
  }
}
