import GoRuntime

/// A TOML text on its way to a document.
struct TOMLParser {
  var scanner: TOMLScanner
  var document = TOMLDocument()
  /// How deep the value at hand is inside arrays and inline tables.
  var depth = 0

  /// How deep arrays and inline tables may nest.
  static let depthLimit = 128

  /// A parser at the start of a text.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { scanner = TOMLScanner(bytes) }

  // MARK: Lines

  /// Reads the whole text.
  mutating func parse() throws(TOMLFailure) {
    while true {
      let scalar = try scanner.next()
      if scalar.isTOMLBlank || scalar.isTOMLLineEnd { continue }
      switch scalar {
      case "#": try skipComment()
      case "[":
        try parseHeader()
        if try !finishLine() { return }
      case "\0" where scanner.hasMetEnd: return
      default:
        scanner.backUp()
        try parseEntry()
        if try !finishLine() { return }
      }
    }
  }

  /// Reads the rest of a line; false at the text's end.
  private mutating func finishLine() throws(TOMLFailure) -> Bool {
    while true {
      let scalar = try scanner.next()
      if scalar.isTOMLBlank { continue }
      if scalar.isTOMLLineEnd { return true }
      if scalar == "#" {
        try skipComment()
        return true
      }
      if scanner.hasMetEnd { return false }
      throw scanner.failure(
        "expected a top-level item to end with a newline, comment, or EOF, but got "
          + "\(scalar.quotedTOML) instead")
    }
  }

  /// Reads a comment up to its line's end.
  mutating func skipComment() throws(TOMLFailure) {
    while true {
      let scalar = try scanner.next()
      if scalar.isTOMLLineEnd || scanner.hasMetEnd {
        scanner.backUp()
        return
      }
    }
  }

  // MARK: Headers

  /// Reads `[table]` or `[[array of tables]]`.
  private mutating func parseHeader() throws(TOMLFailure) {
    let isArray = try scanner.peek() == "["
    if isArray { _ = try scanner.next() }
    let key = try parseHeaderKey()
    if isArray {
      let scalar = try scanner.next()
      if scalar != "]" {
        throw scanner.failure(
          "expected end of table array name delimiter ']', but got \(scalar.quotedTOML) instead")
      }
    }
    try document.addContext(key, isArray: isArray)
    document.setType(ByteString(), isArray: false)
  }

  private mutating func parseHeaderKey() throws(TOMLFailure) -> [ByteString] {
    var key: [ByteString] = []
    while true {
      try scanner.skipBlanks()
      let scalar = try scanner.peek()
      if scalar == "]" || isAtEnd {
        throw scanner.failure("unexpected end of table name (table names cannot be empty)")
      }
      if scalar == "." {
        throw scanner.failure("unexpected table separator (table names cannot be empty)")
      }
      if key.isEmpty { document.keyLine = scanner.line }
      key.append(try parseKeyPart())
      try scanner.skipBlanks()
      let separator = try scanner.next()
      if separator == "]" { return key }
      if separator != "." {
        throw scanner.failure(
          "expected '.' or ']' to end table name, but got \(separator.quotedTOML) instead")
      }
    }
  }

  /// Whether nothing is left of the text.
  private var isAtEnd: Bool { scanner.position >= scanner.bytes.count }

  // MARK: Keys

  /// Reads one part of a key, bare or in quotes.
  private mutating func parseKeyPart() throws(TOMLFailure) -> ByteString {
    switch try scanner.peek() {
    case "\"":
      _ = try scanner.next()
      return try parseString()
    case "'":
      _ = try scanner.next()
      return try parseRawString()
    default:
      let start = scanner.position
      while try scanner.next().isTOMLBare {}
      scanner.backUp()
      return ByteString(scanner.text(from: start))
    }
  }

  /// Reads a key with points, up to its `=`.
  private mutating func parseKey() throws(TOMLFailure) -> [ByteString] {
    try scanner.skipBlanks()
    switch try scanner.peek() {
    case _ where isAtEnd, "=": throw scanner.failure("unexpected '=': key name appears blank")
    case ".": throw scanner.failure("unexpected '.': keys cannot start with a '.'")
    default: break
    }
    var key: [ByteString] = []
    while true {
      try scanner.skipBlanks()
      let scalar = try scanner.peek()
      if scalar == "=" || isAtEnd { throw scanner.failure("unexpected '='") }
      if scalar == "." { throw scanner.failure("unexpected '.'") }
      if key.isEmpty { document.keyLine = scanner.line }
      key.append(try parseKeyPart())
      try scanner.skipBlanks()
      let separator = try scanner.next()
      switch separator {
      case ".": continue
      case "=": return key
      case "\0" where scanner.hasMetEnd:
        throw scanner.failure("unexpected EOF; expected key separator '='")
      case "\n":
        throw TOMLFailure(
          "expected '.' or '=', but got \(separator.quotedTOML) instead", line: scanner.line - 1)
      default:
        throw scanner.failure("expected '.' or '=', but got \(separator.quotedTOML) instead")
      }
    }
  }

  /// Makes the last part of a key the entry at hand, and tables of the others.
  private mutating func enter(_ key: [ByteString]) throws(TOMLFailure) {
    document.currentKey = key.last ?? ByteString()
    for part in key.dropLast() {
      try document.addImplicitContext(document.context + [part])
    }
  }

  // MARK: Entries

  private mutating func parseEntry() throws(TOMLFailure) {
    let outer = document.context
    try enter(try parseKey())
    let (value, isArray) = try parseValue(isInArray: false)
    try document.setValue(document.currentKey, value)
    document.setType(document.currentKey, isArray: isArray)
    document.context = outer
    document.currentKey = ByteString()
  }

  /// Reads an array, after its `[`.
  mutating func parseArray() throws(TOMLFailure) -> Value {
    try enterValue("array")
    document.setType(document.currentKey, isArray: true)
    var elements: [Value] = []
    while true {
      let scalar = try scanner.next()
      if scalar.isTOMLBlank || scalar.isTOMLLineEnd { continue }
      switch scalar {
      case "#":
        try skipComment()
        continue
      case ",": throw scanner.failure("unexpected comma")
      case "]":
        depth -= 1
        return .list(elements)
      default: scanner.backUp()
      }
      elements.append(try parseValue(isInArray: true).value)
      if try finishElement() {
        depth -= 1
        return .list(elements)
      }
    }
  }

  /// Reads what follows an array's element; true at the array's end.
  private mutating func finishElement() throws(TOMLFailure) -> Bool {
    while true {
      let scalar = try scanner.next()
      if scalar.isTOMLBlank || scalar.isTOMLLineEnd { continue }
      switch scalar {
      case "#": try skipComment()
      case ",": return false
      case "]": return true
      default:
        throw scanner.failure(
          "expected a comma (',') or array terminator (']'), but got \(shown(scalar))")
      }
    }
  }

  /// A character as messages about a missing separator show it.
  private func shown(_ scalar: Unicode.Scalar) -> String {
    scanner.hasMetEnd ? "end of file" : "'\(Character(scalar))'"
  }

  private mutating func enterValue(_ what: String) throws(TOMLFailure) {
    depth += 1
    if depth > Self.depthLimit {
      throw TOMLFailure(
        "exceeds maximum \(what) depth of \(Self.depthLimit)", line: document.keyLine)
    }
  }

  /// Reads an inline table, after its `{`.
  mutating func parseInlineTable(isInArray: Bool) throws(TOMLFailure) -> Value {
    try enterValue("table")
    let outerContext = document.context
    let outerKey = document.currentKey
    document.context.append(outerKey)
    let ownContext = document.context
    document.currentKey = ByteString()
    document.addImplicit(ownContext)
    try document.addContext(ownContext, isArray: isInArray)
    let table = ValueMap()
    var isFirst = true
    while try startInlineEntry(isFirst: isFirst) {
      isFirst = false
      let key = try parseKey()
      try enter(key)
      let (value, isArray) = try parseValue(isInArray: false)
      try document.setValue(document.currentKey, value)
      document.setType(document.currentKey, isArray: isArray)
      try add(value, key, to: table)
      document.context = ownContext
    }
    document.context = outerContext
    document.currentKey = outerKey
    depth -= 1
    return .map(table)
  }

  /// Puts an entry into an inline table.
  private func add(
    _ value: Value, _ key: [ByteString], to table: ValueMap
  ) throws(TOMLFailure) {
    var table = table
    for part in key.dropLast() {
      switch table[part] {
      case nil:
        let inner = ValueMap()
        table[part] = .map(inner)
        table = inner
      case .map(let inner)?: table = inner
      default:
        let out = OutputBuffer()
        Strconv.quote(TOMLDocument.path(document.context), to: out)
        throw TOMLFailure("\(out.string()) is not a table", line: document.keyLine)
      }
    }
    table[document.currentKey] = value
  }

  /// Reads up to the next entry of an inline table; false at the table's end.
  private mutating func startInlineEntry(isFirst: Bool) throws(TOMLFailure) -> Bool {
    var mayStart = isFirst
    while true {
      let scalar = try scanner.next()
      if scalar.isTOMLBlank || scalar.isTOMLLineEnd { continue }
      switch scalar {
      case "#": try skipComment()
      case "}": return false
      case ",":
        if mayStart { throw scanner.failure("unexpected comma") }
        try scanner.skipBlanks()
        // A comma may stand before the end.
        if try scanner.peek() != "}" { mayStart = true }
      default:
        guard mayStart else {
          throw scanner.failure(
            "expected a comma or an inline table terminator '}', but got "
              + "\(shown(scalar)) instead")
        }
        scanner.backUp()
        return true
      }
    }
  }
}
