public import GoRuntime

/// Writes values as YAML, to the byte as Helm does.
///
/// `write` is sigs.k8s.io/yaml's `Marshal`: the value is written as JSON, that JSON is read as YAML,
/// and the result is written by go-yaml v2. All of it is done here in one step, with the marks that
/// the detour leaves. `writePretty` is go-yaml v3's encoder, indented by two.
public struct YAMLWriter {
  /// Whose text is made.
  enum Version {
    case v2, v3
  }

  let out: OutputBuffer
  let version: Version
  /// Where the current line starts in the output.
  var lineStart: Int
  var depth = 0

  /// How wide a line may be before go-yaml v2 breaks it at a space; v3 breaks none.
  static let width = 80

  /// Whether strings have been through JSON already.
  let isDetoured: Bool

  /// Where the output may end.
  private let end: Int
  private let limit: Int

  private init(_ out: OutputBuffer, _ version: Version, isDetoured: Bool, limit: Int) {
    self.out = out
    self.limit = limit
    end = out.count + limit
    self.version = version
    self.isDetoured = isDetoured
    lineStart = out.count
  }

  /// Writes a value as `toYaml` shows it, with a line break at the end.
  ///
  /// - Parameters:
  ///   - value: What to write.
  ///   - out: Where the text goes, which counts as the start of a line; on an error it is left as
  ///     it was.
  ///   - limit: How many bytes may be written, about; 64 MiB by default.
  /// - Throws: Go's error, about a value that JSON has no form for or a character that YAML forbids.
  public static func write(
    _ value: Value, to out: OutputBuffer, limit: Int? = nil
  ) throws(YAMLError) {
    try write(value, to: out, version: .v2, limit: limit ?? JSONWriter.lengthLimit)
  }

  /// Writes a value as `toYamlPretty` shows it, with a line break at the end.
  ///
  /// - Parameters:
  ///   - value: What to write.
  ///   - out: Where the text goes, which counts as the start of a line; on an error it is left as
  ///     it was.
  ///   - limit: How many bytes may be written, about; 64 MiB by default.
  /// - Throws: An error about a value that YAML has no form for.
  public static func writePretty(
    _ value: Value, to out: OutputBuffer, limit: Int? = nil
  ) throws(YAMLError) {
    try write(value, to: out, version: .v3, limit: limit ?? JSONWriter.lengthLimit)
  }

  private static func write(
    _ value: Value, to out: OutputBuffer, version: Version, limit: Int
  ) throws(YAMLError) {
    let start = out.count
    do throws(YAMLWriterFailure) {
      try write(value, to: out, start: start, version: version, isDetoured: false, limit: limit)
    } catch {
      switch error {
      case .error(let error): throw error
      case .needsDetour: try writeByDetour(value, to: out, limit: limit)
      }
    }
  }

  private static func write(
    _ value: Value, to out: OutputBuffer, start: Int, version: Version, isDetoured: Bool,
    limit: Int
  ) throws(YAMLWriterFailure) {
    var writer = YAMLWriter(out, version, isDetoured: isDetoured, limit: limit)
    do throws(YAMLWriterFailure) {
      try writer.writeNode(value, indent: -2, at: .root)
      if out.count != writer.lineStart { out.append(0x0A) }
    } catch {
      out.truncate(to: start)
      throw error
    }
  }

  /// Writes a value as JSON, reads that as YAML, and writes the result, as go-yaml v2's users do.
  private static func writeByDetour(
    _ value: Value, to out: OutputBuffer, limit: Int
  ) throws(YAMLError) {
    let json = OutputBuffer(capacity: 1024)
    do throws(YAMLError) {
      try JSONWriter.write(value, to: json, limit: limit)
    } catch {
      throw YAMLError("error marshaling into JSON: \(error.message)", limit: error.limit)
    }
    let read = try YAMLReader.readJSON(json.string())
    do throws(YAMLWriterFailure) {
      try write(read, to: out, start: out.count, version: .v2, isDetoured: true, limit: limit)
    } catch {
      if case .error(let error) = error { throw error }
    }
  }

  // MARK: Nodes

  /// What stands before a node on its line.
  enum Place {
    /// Nothing: the node is the document.
    case root
    /// A key and its `:`.
    case afterKey
    /// `- `, `? ` or `: `, less the blank: a collection starts on the same line.
    case afterIndicator
  }

  /// Writes a node and the blank or line break before it.
  ///
  /// - Parameter indent: The column of the collection around the node; -2 around the document.
  mutating func writeNode(_ value: Value, indent: Int, at place: Place) throws(YAMLWriterFailure) {
    if out.count > end { throw .error(.tooLong(limit)) }
    switch value {
    case .string(let string): try writeScalar(string, indent: indent, at: place)
    case .map(let map): try writeMapping(map, indent: indent, at: place)
    case .list(let list): try writeSequence(list, indent: indent, at: place)
    case .object(let object):
      guard let encoded = object.encoded else {
        throw YAMLWriterFailure(
          version == .v2
            ? "error marshaling into JSON: json: unsupported type: \(object.typeName)"
            : "cannot marshal type: \(object.typeName)")
      }
      try writeNode(encoded, indent: indent, at: place)
    default:
      if place != .root { out.append(0x20) }
      switch value {
      case .bool(let value): out.append(value ? "true" : "false")
      case .integer(let value, let type):
        if type.isUnsigned {
          Strconv.append(UInt64(bitPattern: value), to: out)
        } else {
          Strconv.append(value, to: out)
        }
      case .float(let value): try writeFloat(value)
      default: out.append("null")
      }
    }
  }

  /// Starts a line, unless one has just started, and indents it.
  @inline(__always)
  mutating func startLine(_ indent: Int) {
    if out.count != lineStart {
      out.append(0x0A)
      lineStart = out.count
    }
    out.append(repeating: 0x20, count: indent)
  }

  /// Counts a level of nesting.
  private mutating func enter(_ typeName: @autoclosure () -> String) throws(YAMLWriterFailure) {
    depth += 1
    if depth > JSONWriter.depthLimit {
      let problem = "json: unsupported value: encountered a cycle via \(typeName())"
      throw YAMLWriterFailure("error marshaling into JSON: \(problem)")
    }
  }

  // MARK: Collections

  private mutating func writeSequence(
    _ list: List, indent: Int, at place: Place
  ) throws(YAMLWriterFailure) {
    if version == .v2 {
      switch list.type {
      case .nilAny, .nilStrings: return try writeNode(.null, indent: indent, at: place)
      case .bytes: return try writeBytes(list, indent: indent, at: place)
      default: break
      }
    }
    if list.elements.isEmpty {
      out.append(place == .root ? "[]" : " []")
      return
    }
    try enter(list.type.name)
    // go-yaml v2 does not indent the items of a key's sequence.
    let inner = version == .v2 && place == .afterKey ? indent : indent + 2
    var isFirst = true
    for element in list.elements {
      startItem(inner, isFirst, place)
      isFirst = false
      out.append(0x2D)
      try writeNode(element, indent: inner, at: .afterIndicator)
    }
    depth -= 1
  }

  /// Moves to where an item or a key is written.
  @inline(__always)
  private mutating func startItem(_ indent: Int, _ isFirst: Bool, _ place: Place) {
    if isFirst, place != .afterKey {
      if place == .afterIndicator { out.append(0x20) }
    } else {
      startLine(indent)
    }
  }

  /// Writes a `[]byte` as JSON has it: in base64.
  private mutating func writeBytes(
    _ list: List, indent: Int, at place: Place
  ) throws(YAMLWriterFailure) {
    let bytes = list.elements.map { element -> UInt8 in
      if case .integer(let value, _) = element { return UInt8(truncatingIfNeeded: value) }
      return 0
    }
    let text = OutputBuffer(capacity: bytes.count * 4 / 3 + 4)
    bytes.withUnsafeBufferPointer { Base64.write($0, to: text) }
    try writeScalar(text.string(), indent: indent, at: place)
  }

  private mutating func writeMapping(
    _ map: ValueMap, indent: Int, at place: Place
  ) throws(YAMLWriterFailure) {
    if map.isEmpty {
      if version == .v2, map.type.isNil {
        return try writeNode(.null, indent: indent, at: place)
      }
      out.append(place == .root ? "{}" : " {}")
      return
    }
    try enter(map.type.name)
    let inner = indent + 2
    let order = YAMLKeyOrder.order(of: map, version)
    for position in 0..<map.count {
      let entry = map.entry(at: order?[position] ?? position)
      startItem(inner, position == 0, place)
      if try writeKey(entry.key, indent: inner) {
        try writeNode(entry.value, indent: inner, at: .afterKey)
      } else {
        try writeNode(entry.value, indent: inner, at: .afterIndicator)
      }
    }
    depth -= 1
  }

  // MARK: Numbers

  /// Writes a number: v2 reads what JSON wrote, so that whole numbers of 64 bits lose their form.
  private func writeFloat(_ value: Double) throws(YAMLWriterFailure) {
    guard value.isFinite else {
      if version == .v3 {
        out.append(value.isNaN ? ".nan" : value < 0 ? "-.inf" : ".inf")
        return
      }
      let name = value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf"
      throw YAMLWriterFailure("error marshaling into JSON: json: unsupported value: \(name)")
    }
    if version == .v2 {
      let magnitude = value.magnitude
      if magnitude < 1e15, magnitude == magnitude.rounded(.towardZero) {
        Strconv.append(Int64(value), to: out)
        return
      }
      if magnitude < 1e21, magnitude == magnitude.rounded(.towardZero) {
        let start = out.count
        Strconv.append(value, format: 0x66, precision: -1, to: out)
        let text = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(out.bytes)[start...])
        if NumberText.integer(text, base: 10) != nil { return }
        out.truncate(to: start)
      }
    }
    Strconv.append(value, format: 0x67, precision: -1, to: out)
  }
}

/// Why a value could not be written straight away.
enum YAMLWriterFailure: Error {
  case error(YAMLError)
  /// A string changes on its way through JSON and YAML, or does not survive it.
  case needsDetour

  /// An error with a text.
  init(_ message: String) { self = .error(YAMLError(message)) }
}
