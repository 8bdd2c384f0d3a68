public import GoRuntime

/// Writes values as Go's `encoding/json` does.
public struct JSONWriter {
  let out: OutputBuffer
  let escapesHTML: Bool
  /// What one level of indentation looks like; nil writes all on one line.
  let indent: ByteString?
  /// Where the output may end.
  private let end: Int
  private let limit: Int
  private var depth = 0

  /// How many bytes one call writes unless told otherwise: values that share parts, or hold
  /// themselves, may be written without end.
  static let lengthLimit = 64 << 20

  /// How deep values may nest: from here on Go looks for cycles, and stacks have an end.
  static let depthLimit = 1000

  private init(_ out: OutputBuffer, escapesHTML: Bool, indent: ByteString?, limit: Int) {
    self.out = out
    self.limit = limit
    end = out.count + limit
    self.escapesHTML = escapesHTML
    self.indent = indent
  }

  /// Writes a value.
  ///
  /// - Parameters:
  ///   - value: What to write.
  ///   - out: Where the text goes; on an error it is left as it was.
  ///   - escapeHTML: Whether `<`, `>` and `&` are escaped, as Go does by default.
  ///   - indent: What one level of indentation looks like; nil writes all on one line.
  ///   - limit: How many bytes may be written, about; 64 MiB by default.
  /// - Throws: Go's error, about a number or a type that JSON has no form for, or a cycle.
  public static func write(
    _ value: Value, to out: OutputBuffer, escapeHTML: Bool = true, indent: ByteString? = nil,
    limit: Int? = nil
  ) throws(YAMLError) {
    let start = out.count
    var writer = JSONWriter(
      out, escapesHTML: escapeHTML, indent: indent, limit: limit ?? lengthLimit)
    do {
      try writer.write(value)
    } catch {
      out.truncate(to: start)
      throw error
    }
  }

  private mutating func write(_ value: Value) throws(YAMLError) {
    if out.count > end { throw .tooLong(limit) }
    switch value {
    case .invalid, .null: out.append("null")
    case .bool(let value): out.append(value ? "true" : "false")
    case .integer(let value, let type):
      if type.isUnsigned {
        Strconv.append(UInt64(bitPattern: value), to: out)
      } else {
        Strconv.append(value, to: out)
      }
    case .float(let value): try Self.write(value, to: out)
    case .string(let string): string.withBytes { Self.write($0, escapesHTML: escapesHTML, to: out) }
    case .list(let list): try write(list)
    case .map(let map): try write(map)
    case .object(let object):
      if let fields = object.encodedFields { return try write(fields, object.typeName) }
      guard let encoded = object.encoded else {
        throw YAMLError("json: unsupported type: \(object.typeName)")
      }
      try write(encoded)
    }
  }

  /// Writes a number in the shortest form that reads back the same.
  static func write(_ value: Double, to out: OutputBuffer) throws(YAMLError) {
    let magnitude = value.magnitude
    if magnitude < 1e15, magnitude == magnitude.rounded(.towardZero) {
      if value.sign == .minus { out.append(0x2D) }
      Strconv.append(Int64(magnitude), to: out)
      return
    }
    guard value.isFinite else {
      throw YAMLError(
        "json: unsupported value: \(value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf")")
    }
    if magnitude >= 1e-6, magnitude < 1e21 {
      Strconv.append(value, format: 0x66, precision: -1, to: out)
      return
    }
    Strconv.append(value, format: 0x65, precision: -1, to: out)
    // Go's JSON drops the zero of exponents such as e-07.
    let text = out.bytes
    let count = text.count
    if text[count - 4] == 0x65, text[count - 3] == 0x2D, text[count - 2] == 0x30 {
      text[count - 2] = text[count - 1]
      out.truncate(to: count - 1)
    }
  }

  // MARK: Collections

  /// Starts a line inside a collection.
  private func newLine() {
    guard let indent else { return }
    out.append(0x0A)
    for _ in 0..<depth { out.append(indent) }
  }

  private mutating func enter(_ typeName: String) throws(YAMLError) {
    depth += 1
    if depth > Self.depthLimit {
      throw YAMLError("json: unsupported value: encountered a cycle via \(typeName)")
    }
  }

  private mutating func write(_ list: List) throws(YAMLError) {
    switch list.type {
    case .nilAny, .nilStrings:
      out.append("null")
      return
    case .bytes:
      let bytes = list.elements.map { element -> UInt8 in
        if case .integer(let value, _) = element { return UInt8(truncatingIfNeeded: value) }
        return 0
      }
      out.append(0x22)
      bytes.withUnsafeBufferPointer { Base64.write($0, to: out) }
      out.append(0x22)
      return
    default: break
    }
    if list.elements.isEmpty {
      out.append("[]")
      return
    }
    try enter(list.type.name)
    out.append(0x5B)
    var isFirst = true
    for element in list.elements {
      if !isFirst { out.append(0x2C) }
      isFirst = false
      newLine()
      try write(element)
    }
    depth -= 1
    newLine()
    out.append(0x5D)
  }

  /// Writes a structure, whose fields keep their order.
  private mutating func write(
    _ fields: [(name: ByteString, value: Value)], _ typeName: String
  ) throws(YAMLError) {
    try enter(typeName)
    out.append(0x7B)
    for (position, field) in fields.enumerated() {
      if position > 0 { out.append(0x2C) }
      newLine()
      try writeMember(field.name, field.value)
    }
    depth -= 1
    if !fields.isEmpty { newLine() }
    out.append(0x7D)
  }

  private mutating func writeMember(_ key: ByteString, _ value: Value) throws(YAMLError) {
    key.withBytes { Self.write($0, escapesHTML: escapesHTML, to: out) }
    out.append(0x3A)
    if indent != nil { out.append(0x20) }
    try write(value)
  }

  private mutating func write(_ map: ValueMap) throws(YAMLError) {
    if map.type.isNil {
      out.append("null")
      return
    }
    if map.isEmpty {
      out.append("{}")
      return
    }
    try enter(map.type.name)
    out.append(0x7B)
    for position in 0..<map.count {
      let entry = map.entry(at: position)
      if position > 0 { out.append(0x2C) }
      newLine()
      try writeMember(entry.key, entry.value)
    }
    depth -= 1
    newLine()
    out.append(0x7D)
  }
}
