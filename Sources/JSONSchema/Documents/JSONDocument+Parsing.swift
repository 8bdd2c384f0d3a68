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
    self.init(nodes: parser.nodes, text: text, resolved: parser.resolved)
  }
}

/// Reads a JSON text into nodes, without recursion.
struct JSONParser {
  /// How deep arrays and objects may nest. Go's scanner allows ten thousand levels; no schema needs
  /// as many, and less of them is safe to follow on any thread's stack.
  static let depthLimit = 1000

  private let text: UnsafeBufferPointer<UInt8>
  private(set) var nodes: [JSONNode] = []
  private(set) var resolved: [UInt8] = []
  private let end: Int
  private var position = 0
  private var open: [Int32] = []

  init(text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    end = text.count
    nodes.reserveCapacity(text.count / 12 + 8)
  }

  /// What the scanner expects next.
  private enum Expectation {
    case value, firstElement, firstKey, key, colon, separator
  }

  mutating func parse() throws(SchemaError) {
    guard end < Int(Int32.max) / 2 else { throw SchemaError("schema is too large") }
    var expectation = Expectation.value
    skipSpace()
    if position == end { throw SchemaError("EOF") }
    while true {
      skipSpace()
      guard position < end else { throw SchemaError("unexpected EOF") }
      let byte = text[position]
      switch expectation {
      case .firstElement where byte == UInt8(ascii: "]"),
        .firstKey where byte == UInt8(ascii: "}"):
        position += 1
        close()
      case .value, .firstElement:
        if try readValue(byte) {
          expectation = byte == UInt8(ascii: "{") ? .firstKey : .firstElement
          continue
        }
      case .firstKey, .key:
        guard byte == UInt8(ascii: "\"") else {
          throw invalid(byte, "looking for beginning of object key string")
        }
        countMember()
        try readString(kind: .key)
        expectation = .colon
        continue
      case .colon:
        guard byte == UInt8(ascii: ":") else { throw invalid(byte, "after object key") }
        position += 1
        expectation = .value
        continue
      case .separator:
        guard let container = open.last else { throw SchemaError.trailing }
        let isObject = nodes[Int(container)].kind == .object
        position += 1
        switch (byte, isObject) {
        case (UInt8(ascii: ","), true):
          expectation = .key
          continue
        case (UInt8(ascii: ","), false):
          expectation = .value
          continue
        case (UInt8(ascii: "}"), true), (UInt8(ascii: "]"), false):
          close()
        default:
          throw invalid(byte, isObject ? "after object key:value pair" : "after array element")
        }
      }
      // A value has ended.
      if open.isEmpty { break }
      expectation = .separator
    }
    skipSpace()
    if position < end { throw SchemaError.trailing }
  }

  /// Reads a scalar whole, or the opening bracket of a container: then the answer is true.
  private mutating func readValue(_ byte: UInt8) throws(SchemaError) -> Bool {
    if let container = open.last, nodes[Int(container)].kind == .array { countMember() }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      position += 1
      if open.count >= Self.depthLimit { throw SchemaError("exceeded max depth") }
      append(byte == UInt8(ascii: "{") ? .object : .array, start: 0, length: 0)
      open.append(Int32(nodes.count - 1))
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

  private mutating func countMember() {
    if let container = open.last { nodes[Int(container)].length += 1 }
  }

  private mutating func close() {
    if let container = open.popLast() { nodes[Int(container)].end = Int32(nodes.count) }
  }

  private mutating func append(
    _ kind: JSONNode.Kind, start: Int, length: Int, keyword: Keyword = .none,
    isResolved: Bool = false
  ) {
    nodes.append(
      JSONNode(
        kind: kind, keyword: keyword, isResolved: isResolved,
        start: UInt32(truncatingIfNeeded: start),
        length: UInt32(truncatingIfNeeded: length), end: Int32(nodes.count + 1),
        parent: open.last ?? -1))
  }

  private mutating func skipSpace() {
    while position < end {
      switch text[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
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
      position += 1
      guard position < end else { throw SchemaError("unexpected EOF") }
    }
    if text[position] == UInt8(ascii: "0") {
      position += 1
    } else {
      try readDigits("in numeric literal")
    }
    if position < end, text[position] == UInt8(ascii: ".") {
      position += 1
      try readDigits("after decimal point in numeric literal")
    }
    if position < end, text[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end,
        text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      try readDigits("in exponent of numeric literal")
    }
    append(.number, start: start, length: position - start)
  }

  /// Skips one digit or more.
  private mutating func readDigits(_ context: String) throws(SchemaError) {
    guard position < end else { throw SchemaError("unexpected EOF") }
    guard text[position] &- UInt8(ascii: "0") < 10 else { throw invalid(text[position], context) }
    while position < end, text[position] &- UInt8(ascii: "0") < 10 { position += 1 }
  }

  /// Go's words for a byte that can't stand where it does.
  private func invalid(_ byte: UInt8, _ context: String) -> SchemaError {
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

extension JSONParser {
  /// Reads a string from its opening quotation mark on.
  private mutating func readString(kind: JSONNode.Kind) throws(SchemaError) {
    position += 1
    let start = position
    var needsCopy = false
    scan: while true {
      guard position < end else { throw SchemaError("unexpected EOF") }
      let byte = text[position]
      switch byte {
      case UInt8(ascii: "\""):
        break scan
      case UInt8(ascii: "\\"):
        needsCopy = true
        try skipEscape()
      case 0..<0x20:
        throw invalid(byte, "in string literal")
      case 0x80...:
        let length = Self.validLength(text, at: position, end: end)
        if length == 0 { needsCopy = true }
        position += max(length, 1)
      default:
        position += 1
      }
    }
    let length = position - start
    position += 1
    if needsCopy {
      let copied = resolved.count
      copy(from: start, to: start + length)
      let count = resolved.count - copied
      let keyword = resolved.withUnsafeBufferPointer {
        Keyword.named(UnsafeBufferPointer(rebasing: $0[copied...]))
      }
      append(
        kind, start: copied, length: count, keyword: kind == .key ? keyword : .none,
        isResolved: true)
    } else {
      let bytes = UnsafeBufferPointer(rebasing: text[start..<start + length])
      append(
        kind, start: start, length: length,
        keyword: kind == .key ? Keyword.named(bytes) : .none)
    }
  }

  private mutating func skipEscape() throws(SchemaError) {
    position += 1
    guard position < end else { throw SchemaError("unexpected EOF") }
    switch text[position] {
    case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"),
      UInt8(ascii: "t"), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "\""):
      position += 1
    case UInt8(ascii: "u"):
      position += 1
      for _ in 0..<4 {
        guard position < end else { throw SchemaError("unexpected EOF") }
        guard Self.hexDigit(text[position]) != nil else {
          throw invalid(text[position], "in \\u hexadecimal character escape")
        }
        position += 1
      }
    default:
      throw invalid(text[position], "in string escape code")
    }
  }

  /// Appends a string's bytes to those resolved: escapes become what they stand for, and what is
  /// not UTF-8 is replaced.
  private mutating func copy(from start: Int, to limit: Int) {
    var cursor = start
    while cursor < limit {
      let byte = text[cursor]
      if byte == UInt8(ascii: "\\") {
        cursor = copyEscape(at: cursor + 1)
      } else if byte < 0x80 {
        resolved.append(byte)
        cursor += 1
      } else {
        let length = Self.validLength(text, at: cursor, end: limit)
        if length == 0 {
          resolved.append(contentsOf: "\u{FFFD}".utf8)
          cursor += 1
        } else {
          resolved.append(contentsOf: text[cursor..<cursor + length])
          cursor += length
        }
      }
    }
  }

  private mutating func copyEscape(at index: Int) -> Int {
    switch text[index] {
    case UInt8(ascii: "b"): resolved.append(0x08)
    case UInt8(ascii: "f"): resolved.append(0x0C)
    case UInt8(ascii: "n"): resolved.append(0x0A)
    case UInt8(ascii: "r"): resolved.append(0x0D)
    case UInt8(ascii: "t"): resolved.append(0x09)
    case UInt8(ascii: "u"):
      var unit = hexUnit(at: index + 1)
      var next = index + 5
      if unit & 0xFC00 == 0xD800, next + 5 < end, text[next] == UInt8(ascii: "\\"),
        text[next + 1] == UInt8(ascii: "u"), hexUnit(at: next + 2) & 0xFC00 == 0xDC00
      {
        unit = 0x10000 + (unit & 0x3FF) << 10 + hexUnit(at: next + 2) & 0x3FF
        next += 6
      }
      let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
      resolved.append(contentsOf: String(Character(scalar)).utf8)
      return next
    default: resolved.append(text[index])
    }
    return index + 1
  }

  private func hexUnit(at index: Int) -> UInt32 {
    var unit: UInt32 = 0
    for offset in 0..<4 { unit = unit << 4 | UInt32(Self.hexDigit(text[index + offset]) ?? 0) }
    return unit
  }

  static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// The length of the UTF-8 sequence at an index, or 0 when it isn't a valid one.
  static func validLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Int {
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < end && range.contains(bytes[index + offset])
    }
    switch bytes[index] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}
