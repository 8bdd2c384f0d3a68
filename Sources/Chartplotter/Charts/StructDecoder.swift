internal import GoRuntime
internal import YAML

/// Decodes YAML trees into the fields of structures, as Helm's YAML library and Go's JSON do.
///
/// Numbers and booleans become texts where a text is wanted; other types that do not fit are
/// faults, of which the first one counts while decoding goes on.
struct StructDecoder {
  /// Go's text of the first fault.
  private(set) var fault: String?
  private var path: [ByteString] = []
  private var structures: [String] = []

  /// Reads a document and decodes its top-level map.
  ///
  /// - Parameters:
  ///   - text: The YAML text.
  ///   - structure: The name of Go's structure, with its package.
  ///   - limits: The bounds on YAML.
  ///   - field: Called with the lower-case name of each field and its value, in key order.
  /// - Throws: The text of Helm's YAML library.
  static func decode(
    _ text: ByteString, as structure: String, limits: RenderLimits,
    _ field: (inout StructDecoder, _ name: ByteString, _ value: Value) -> Void
  ) throws(YAMLError) {
    try decode(
      try YAMLReader.readTyped(text, limits: YAMLLimits(limits)), as: structure, field)
  }

  /// Decodes the top-level map of a document that was read before.
  ///
  /// - Throws: The text of Helm's YAML library.
  static func decode(
    _ root: Value, as structure: String,
    _ field: (inout StructDecoder, _ name: ByteString, _ value: Value) -> Void
  ) throws(YAMLError) {
    var decoder = StructDecoder()
    decoder.structure(root, as: structure, field)
    if let fault = decoder.fault {
      throw YAMLError(ByteString("error unmarshaling JSON: while decoding JSON: " + fault))
    }
  }

  /// Decodes the fields of a map; null has none, and anything else is a fault.
  mutating func structure(
    _ value: Value, as structure: String,
    _ field: (inout StructDecoder, _ name: ByteString, _ value: Value) -> Void
  ) {
    switch value {
    case .map(let map):
      structures.append(structure)
      for (key, element) in map {
        let name = Self.lowercased(key)
        path.append(name)
        field(&self, name, element)
        path.removeLast()
      }
      structures.removeLast()
    case .null, .invalid: return
    default: fail(value, structure)
    }
  }

  /// A key in lower case, as most keys are written.
  private static func lowercased(_ key: ByteString) -> ByteString {
    let isLower = key.withBytes { bytes in
      bytes.allSatisfy { $0 < 0x80 && $0 &- UInt8(ascii: "A") >= 26 }
    }
    return isLower ? key : ByteString(key.text.lowercased())
  }

  /// Tells the decoder how Go spells the field at hand, where not all in lower case.
  mutating func spelled(_ name: ByteString) {
    if !path.isEmpty { path[path.count - 1] = name }
  }

  /// Decodes a text.
  mutating func string(_ value: Value, into target: inout String) {
    switch value {
    case .null, .invalid: return
    case .list, .map, .object: fail(value, "string")
    default: target = Self.text(of: value)
    }
  }

  /// Decodes a boolean.
  mutating func bool(_ value: Value, into target: inout Bool) {
    switch value {
    case .bool(let bool): target = bool
    case .null, .invalid: return
    default: fail(value, "bool")
    }
  }

  /// Decodes a list of texts.
  mutating func strings(_ value: Value, into target: inout [String]) {
    list(value, of: "[]string") { decoder, element in
      var text = ""
      decoder.string(element, into: &text)
      target.append(text)
    }
  }

  /// Decodes a map of texts.
  mutating func stringMap(_ value: Value, _ entry: (ByteString, String) -> Void) {
    switch value {
    case .map(let map):
      for (key, element) in map {
        var text = ""
        string(element, into: &text)
        entry(key, text)
      }
    case .null, .invalid: return
    default: fail(value, "map[string]string")
    }
  }

  /// Decodes the elements of a list.
  mutating func list(
    _ value: Value, of type: String, _ body: (inout StructDecoder, Value) -> Void
  ) {
    switch value {
    case .list(let list): for element in list.elements { body(&self, element) }
    case .null, .invalid: return
    default: fail(value, type)
    }
  }

  /// Whether a value is null.
  static func isNull(_ value: Value) -> Bool {
    switch value {
    case .null, .invalid: true
    default: false
    }
  }

  /// The text that Helm's YAML library makes of a scalar where a text is wanted.
  private static func text(of value: Value) -> String {
    switch value {
    case .string(let text): return text.text
    case .bool(let bool): return bool ? "true" : "false"
    case .integer(let number, let type):
      return type.isUnsigned ? String(UInt64(bitPattern: number)) : String(number)
    case .float(let number):
      let buffer = OutputBuffer()
      // The digits are those of a float32.
      let digits = Double(Float(number).description) ?? number
      Strconv.append(digits, format: UInt8(ascii: "g"), precision: -1, to: buffer)
      return buffer.string().text
    default: return ""
    }
  }

  private mutating func fail(_ value: Value, _ type: String) {
    guard fault == nil else { return }
    let kind =
      switch value {
      case .bool: "bool"
      case .string: "string"
      case .list: "array"
      case .map, .object: "object"
      default: "number"
      }
    if path.isEmpty {
      fault = "json: cannot unmarshal \(kind) into Go value of type \(type)"
    } else {
      let name = (structures.last ?? "").split(separator: ".").last.map(String.init) ?? ""
      fault =
        "json: cannot unmarshal \(kind) into Go struct field "
        + "\(name).\(path.map(\.text).joined(separator: ".")) of type \(type)"
    }
  }
}
