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
  var position = 0
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
    skipSpace()
    if position == end { throw SchemaError("EOF") }
    repeat {
      // A container begins with a key or an element, unless it ends at once.
      if try readValue(), try !closesAtOnce() {
        if isInObject { try readKey() }
        continue
      }
      while container >= 0, try closesNext() {}
    } while container >= 0
    skipSpace()
    if position < end { throw SchemaError.trailing }
  }

  /// The byte that the next token begins with.
  @inline(__always)
  private mutating func next() throws(SchemaError) -> UInt8 {
    skipSpace()
    guard position < end else { throw SchemaError("unexpected EOF") }
    return text[position]
  }

  /// Whether a container that has just begun ends here.
  private mutating func closesAtOnce() throws(SchemaError) -> Bool {
    guard try next() == (isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return false }
    position &+= 1
    close()
    return true
  }

  /// Whether the container ends behind one of its values; if not, the next value is due.
  private mutating func closesNext() throws(SchemaError) -> Bool {
    let byte = try next()
    position &+= 1
    switch byte {
    case UInt8(ascii: ","):
      if isInObject { try readKey() }
      return false
    case UInt8(ascii: "}") where isInObject, UInt8(ascii: "]") where !isInObject:
      close()
      return true
    default:
      throw invalid(byte, isInObject ? "after object key:value pair" : "after array element")
    }
  }

  /// Reads a key and the colon behind it.
  private mutating func readKey() throws(SchemaError) {
    let byte = try next()
    guard byte == UInt8(ascii: "\"") else {
      throw invalid(byte, "looking for beginning of object key string")
    }
    length &+= 1
    try readString(kind: .key)
    if container > 0, nodes[nodes.count - 1].keyword.isName { hasNamesWithin = true }
    let colon = try next()
    guard colon == UInt8(ascii: ":") else { throw invalid(colon, "after object key") }
    position &+= 1
  }

  /// Reads a scalar whole, or the opening bracket of a container: then the answer is true.
  private mutating func readValue() throws(SchemaError) -> Bool {
    let byte = try next()
    if !isInObject { length &+= 1 }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      position &+= 1
      if depth >= Self.depthLimit { throw SchemaError("exceeded max depth") }
      isInObject = byte == UInt8(ascii: "{")
      // The container around it goes on from its node's length.
      if container >= 0 { nodes[Int(container)].length = length }
      append(isInObject ? .object : .array, start: 0, length: 0)
      container = Int32(nodes.count - 1)
      length = 0
      depth += 1
      return true
    case UInt8(ascii: "\""):
      try readString(kind: .string)
    case UInt8(ascii: "t"):
      try readLiteral("true", kind: .true)
    case UInt8(ascii: "f"):
      try readLiteral("false", kind: .false)
    case UInt8(ascii: "n"):
      try readLiteral("null", kind: .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try readNumber()
    default:
      throw invalid(byte, "looking for beginning of value")
    }
    return false
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

  mutating func append(
    _ kind: JSONNode.Kind, start: Int, length: Int, keyword: Keyword = .none,
    isResolved: Bool = false
  ) {
    nodes.append(
      JSONNode(
        kind: kind, keyword: keyword, isResolved: isResolved,
        start: UInt32(truncatingIfNeeded: start),
        length: UInt32(truncatingIfNeeded: length), end: Int32(nodes.count + 1),
        parent: container))
  }

  @inline(__always)
  private mutating func skipSpace() {
    var cursor = position
    while cursor < end, Self.isSpace(text[cursor]) {
      cursor &+= 1
      // Lines begin with many spaces.
      while let word = JSONWord(text, at: cursor) {
        cursor &+= word.spaces
        if word.spaces < JSONWord.size { break }
      }
    }
    position = cursor
  }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private mutating func readLiteral(
    _ literal: StaticString, kind: JSONNode.Kind
  ) throws(SchemaError) {
    for offset in 1..<literal.utf8CodeUnitCount {
      guard position + offset < end else { throw SchemaError("unexpected EOF") }
      let expected = literal.utf8Start[offset]
      let byte = text[position + offset]
      if byte != expected {
        let letter = Unicode.Scalar(expected)
        throw invalid(byte, "in literal \(literal) (expecting '\(letter)')")
      }
    }
    position += literal.utf8CodeUnitCount
    append(kind, start: 0, length: 0)
  }

  private mutating func readNumber() throws(SchemaError) {
    let start = position
    if text[position] == UInt8(ascii: "-") {
      position &+= 1
      guard position < end else { throw SchemaError("unexpected EOF") }
    }
    if text[position] == UInt8(ascii: "0") {
      position &+= 1
    } else {
      try readDigits("in numeric literal")
    }
    if position < end, text[position] == UInt8(ascii: ".") {
      position &+= 1
      try readDigits("after decimal point in numeric literal")
    }
    if position < end, text[position] | 0x20 == UInt8(ascii: "e") {
      position &+= 1
      if position < end,
        text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-")
      {
        position &+= 1
      }
      try readDigits("in exponent of numeric literal")
    }
    append(.number, start: start, length: position - start)
  }

  /// Skips one digit or more.
  private mutating func readDigits(_ context: String) throws(SchemaError) {
    guard position < end else { throw SchemaError("unexpected EOF") }
    guard text[position] &- UInt8(ascii: "0") < 10 else { throw invalid(text[position], context) }
    while position < end, text[position] &- UInt8(ascii: "0") < 10 { position &+= 1 }
  }

  /// Go's words for a byte that can't stand where it does.
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
