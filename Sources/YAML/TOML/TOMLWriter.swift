public import GoRuntime

/// Writes values as TOML, to the byte as BurntSushi's encoder does.
public struct TOMLWriter {
  private let out: OutputBuffer
  /// Where the text starts in the output.
  private let start: Int
  private let limit: Int
  private var depth = 0
  /// How many elements were looked at before they are written.
  private var examined = 0

  private init(_ out: OutputBuffer, limit: Int) {
    self.out = out
    self.limit = limit
    start = out.count
  }

  /// Writes a value; a map is a document.
  ///
  /// - Parameters:
  ///   - value: What to write.
  ///   - out: Where the text goes; on an error it is left as it was.
  ///   - limit: How many bytes may be written, about; 64 MiB by default.
  /// - Throws: The encoder's error, about a nil in an array or a list of maps without a key.
  public static func write(
    _ value: Value, to out: OutputBuffer, limit: Int? = nil
  ) throws(YAMLError) {
    var writer = TOMLWriter(out, limit: limit ?? JSONWriter.lengthLimit)
    do throws(YAMLError) {
      switch value {
      // The encoder asks for the type before it looks whether there is a value.
      case .null, .invalid: throw YAMLError("reflect: call of reflect.Value.Type on zero Value")
      default: try writer.write(value, key: [])
      }
    } catch {
      out.truncate(to: writer.start)
      throw error
    }
  }

  // MARK: Documents and tables

  /// Writes a key and its value, or a table.
  private mutating func write(_ value: Value, key: [ByteString]) throws(YAMLError) {
    switch value {
    case .map(let map):
      if !map.type.isNil { try writeTable(map, key: key) }
    case .list(let list):
      if try isTableArray(list) {
        try writeTableArray(list, key: key)
      } else {
        try writeEntry(value, key: key)
      }
    case .object(let object) where object.underlying?.isContainer == true:
      try write(object.underlying ?? .null, key: key)
    default: try writeEntry(value, key: key)
    }
  }

  private mutating func writeTable(_ map: ValueMap, key: [ByteString]) throws(YAMLError) {
    if key.count == 1 { newLine() }
    if !key.isEmpty {
      writeIndent(key)
      out.append(0x5B)
      writePath(key)
      out.append(0x5D)
      newLine()
    }
    try writeMap(map, key: key)
  }

  private mutating func writeTableArray(_ list: List, key: [ByteString]) throws(YAMLError) {
    if key.isEmpty {
      throw YAMLError("toml: top-level values must be Go maps or structs")
    }
    for element in list.elements {
      guard case .map(let map) = element, !map.type.isNil else { continue }
      newLine()
      writeIndent(key)
      out.append("[[")
      writePath(key)
      out.append("]]")
      newLine()
      try writeMap(map, key: key)
    }
  }

  /// Writes a table's own entries, and then the tables in it.
  private mutating func writeMap(_ map: ValueMap, key: [ByteString]) throws(YAMLError) {
    try enter()
    var tables: [Int] = []
    for position in 0..<map.count {
      let entry = map.entry(at: position)
      if try isTable(entry.value) {
        tables.append(position)
      } else if !isNil(entry.value) {
        try write(entry.value, key: key + [entry.key])
      }
    }
    for position in tables {
      let entry = map.entry(at: position)
      if !isNil(entry.value) { try write(entry.value, key: key + [entry.key]) }
    }
    depth -= 1
  }

  private mutating func writeEntry(_ value: Value, key: [ByteString]) throws(YAMLError) {
    guard let last = key.last else { return try writeElement(value) }
    writeIndent(key)
    writeKey(last)
    out.append(" = ")
    try writeElement(value)
    newLine()
  }

  /// Counts a level of nesting; Go would run out of stack on a map that holds itself.
  private mutating func enter() throws(YAMLError) {
    if out.count - start > limit { throw .tooLong(limit) }
    depth += 1
    if depth > JSONWriter.depthLimit {
      throw YAMLError("toml: exceeded max depth of \(JSONWriter.depthLimit)")
    }
  }

  // MARK: Elements

  private mutating func writeElement(_ value: Value) throws(YAMLError) {
    if out.count - start > limit { throw .tooLong(limit) }
    switch value {
    case .string(let string): writeQuoted(string)
    case .bool(let value): out.append(value ? "true" : "false")
    case .integer(let value, let type):
      if type.isUnsigned {
        Strconv.append(UInt64(bitPattern: value), to: out)
      } else {
        Strconv.append(value, to: out)
      }
    case .float(let value): writeFloat(value)
    case .list(let list):
      try enter()
      out.append(0x5B)
      var isFirst = true
      for element in list.elements {
        if !isFirst { out.append(", ") }
        isFirst = false
        try writeElement(element)
      }
      out.append(0x5D)
      depth -= 1
    case .map(let map): try writeInlineTable(map)
    case .object(let object): try writeObject(object)
    case .null, .invalid: break
    }
  }

  /// Writes a time or a duration, which stand for themselves, or what a structure holds.
  private mutating func writeObject(_ object: GoObject) throws(YAMLError) {
    if let time = object as? GoTime {
      out.append(time.format(TOMLDate.layout(of: time)))
    } else if let text = object.stringer {
      writeQuoted(text)
    } else if let underlying = object.underlying {
      try writeElement(underlying)
    } else {
      throw YAMLError("unexpected type: \(object.typeName)")
    }
  }

  private mutating func writeInlineTable(_ map: ValueMap) throws(YAMLError) {
    try enter()
    var direct: [Int] = []
    var tables: [Int] = []
    for position in 0..<map.count {
      if try isTable(map.entry(at: position).value) {
        tables.append(position)
      } else {
        direct.append(position)
      }
    }
    out.append(0x7B)
    try writeInlineEntries(map, direct, isFollowed: !tables.isEmpty)
    try writeInlineEntries(map, tables, isFollowed: false)
    out.append(0x7D)
    depth -= 1
  }

  /// Writes entries on one line; a nil at the end leaves the comma before it, as in Go.
  private mutating func writeInlineEntries(
    _ map: ValueMap, _ positions: [Int], isFollowed: Bool
  ) throws(YAMLError) {
    for (index, position) in positions.enumerated() {
      let entry = map.entry(at: position)
      if isNil(entry.value) { continue }
      writeKey(entry.key)
      out.append(" = ")
      try writeElement(entry.value)
      if isFollowed || index != positions.count - 1 { out.append(", ") }
    }
  }

  private func writeFloat(_ value: Double) {
    guard value.isFinite else {
      if value.sign == .minus { out.append(0x2D) }
      out.append(value.isNaN ? "nan" : "inf")
      return
    }
    let start = out.count
    Strconv.append(value, format: 0x67, precision: -1, to: out)
    // TOML tells floats from integers by their point.
    let hasMark = out.bytes[start...].contains { $0 == 0x2E || $0 == 0x65 }
    if !hasMark { out.append(".0") }
  }

  // MARK: Text

  /// Ends a line, unless nothing has been written yet.
  private func newLine() {
    if out.count > start { out.append(0x0A) }
  }

  private func writeIndent(_ key: [ByteString]) {
    out.append(repeating: 0x20, count: (key.count - 1) * 2)
  }

  private func writePath(_ key: [ByteString]) {
    for (index, part) in key.enumerated() {
      if index > 0 { out.append(0x2E) }
      writeKey(part)
    }
  }

  private func writeKey(_ key: ByteString) { Self.writeKey(key, to: out) }

  private func writeQuoted(_ string: ByteString) { Self.writeQuoted(string, to: out) }

  /// Writes a key, in quotes where it needs them.
  static func writeKey(_ key: ByteString, to out: OutputBuffer) {
    let isBare = key.withBytes { bytes in !bytes.isEmpty && bytes.allSatisfy(\.isYAMLWord) }
    if isBare { out.append(key) } else { writeQuoted(key, to: out) }
  }

  private static func writeQuoted(_ string: ByteString, to out: OutputBuffer) {
    out.append(0x22)
    string.withBytes { bytes in
      for byte in bytes {
        switch byte {
        case 0x22, 0x5C:
          out.append(0x5C)
          out.append(byte)
        case 0x08: out.append("\\b")
        case 0x09: out.append("\\t")
        case 0x0A: out.append("\\n")
        case 0x0C: out.append("\\f")
        case 0x0D: out.append("\\r")
        case 0..<0x20, 0x7F:
          out.append("\\u00")
          Strconv.append(UInt64(byte >> 4), base: 16, to: out)
          Strconv.append(UInt64(byte & 0xF), base: 16, to: out)
        default: out.append(byte)
        }
      }
    }
    out.append(0x22)
  }

  // MARK: Types

  private func isNil(_ value: Value) -> Bool {
    switch value {
    case .null, .invalid: true
    case .map(let map): map.type.isNil
    case .list(let list): list.type == .nilAny || list.type == .nilStrings
    default: false
    }
  }

  /// Whether a value is written under a header of its own.
  private mutating func isTable(_ value: Value) throws(YAMLError) -> Bool {
    switch value {
    case .map(let map): !map.type.isNil
    case .list(let list): try isTableArray(list)
    case .object(let object) where object.stringer == nil:
      try object.underlying.map { value throws(YAMLError) in try isTable(value) } ?? false
    default: false
    }
  }

  /// Whether all elements are maps; a nil among the elements, however deep, is an error.
  private mutating func isTableArray(_ list: List) throws(YAMLError) -> Bool {
    try enter()
    var isTableArray = !list.elements.isEmpty
    examined += list.elements.count
    if examined > limit { throw .tooLong(limit) }
    for element in list.elements {
      if isNil(element) { throw YAMLError("toml: cannot encode array with nil element") }
      switch element {
      case .map: break
      case .list(let inner):
        _ = try self.isTableArray(inner)
        isTableArray = false
      default: isTableArray = false
      }
    }
    depth -= 1
    return isTableArray
  }
}
