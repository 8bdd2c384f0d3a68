public import GoRuntime

/// Reads YAML as Helm does: go-yaml's YAML 1.1, narrowed to what JSON can hold.
///
/// The rules are those of sigs.k8s.io/yaml's `Unmarshal`: all numbers become `float64`, keys that
/// are numbers or truth values become strings, of equal keys the last wins, and only the first
/// document of a text is read.
public enum YAMLReader {
  /// Reads a text into an `interface{}`.
  ///
  /// - Parameters:
  ///   - text: YAML in UTF-8 or UTF-16.
  ///   - limits: What the text may ask for.
  ///   - marks: Receives where entries stand, if given.
  /// - Returns: The first document's value; nil for an empty text.
  /// - Throws: Go's error, from `error converting YAML to JSON: ` on.
  public static func read(
    _ text: ByteString, limits: YAMLLimits = YAMLLimits(), marks: YAMLMarks? = nil
  ) throws(YAMLError) -> Value {
    try read(text, limits: limits, marks: marks, mode: .values)
  }

  /// Reads a text as `read` does, but keeps integers, for decoding into structures whose fields
  /// may be texts.
  ///
  /// - Parameters:
  ///   - text: YAML in UTF-8 or UTF-16.
  ///   - limits: What the text may ask for.
  /// - Returns: The first document's value; nil for an empty text.
  /// - Throws: Go's error, from `error converting YAML to JSON: ` on.
  package static func readTyped(
    _ text: ByteString, limits: YAMLLimits = YAMLLimits()
  ) throws(YAMLError) -> Value {
    try read(text, limits: limits, mode: .typed)
  }

  /// Reads a text, and keeps what go-yaml knows of numbers if asked for.
  static func read(
    _ text: ByteString, limits: YAMLLimits = YAMLLimits(), marks: YAMLMarks? = nil,
    mode: YAMLComposer.Mode, keepingText: Bool = false
  ) throws(YAMLError) -> Value {
    if text.count > limits.bytes {
      throw YAMLError("error converting YAML to JSON: yaml: text exceeds \(limits.bytes) bytes")
    }
    let source = YAMLSource(text)
    if marks == nil, mode != .describing,
      let value = BlockReader.read(
        source, limits: limits,
        keepsIntegers: mode == .typed, strings: keepingText ? .shared : .copied)
    {
      return value
    }
    var composer = YAMLComposer(source, limits: limits, marks: marks, mode: mode)
    do {
      _ = try composer.compose()
      if composer.mustDescribe {
        composer = YAMLComposer(source, limits: limits, mode: .describing)
        _ = try composer.compose()
      }
    } catch {
      throw error.error
    }
    if let problem = composer.decodingError ?? composer.conversionError {
      throw YAMLError("error converting YAML to JSON: \(problem)", limit: composer.exceededLimit)
    }
    if composer.hasNonFinite, let problem = nonFinite(composer.root) {
      throw YAMLError("error converting YAML to JSON: json: unsupported value: \(problem)")
    }
    return composer.root
  }

  /// Reads a text into a map.
  ///
  /// - Parameters:
  ///   - text: YAML in UTF-8 or UTF-16.
  ///   - typeName: The Go type of the map, for the error about something else.
  ///   - limits: What the text may ask for.
  ///   - marks: Receives where entries stand, if given.
  /// - Returns: The first document's map; an empty one for an empty text or null.
  /// - Throws: Go's error.
  public static func readMap(
    _ text: ByteString, typeName: String = "map[string]interface {}",
    limits: YAMLLimits = YAMLLimits(), marks: YAMLMarks? = nil
  ) throws(YAMLError) -> ValueMap {
    try map(read(text, limits: limits, marks: marks), typeName)
  }

  /// Reads a file into a map.
  ///
  /// Long strings of the map refer to the text, which is quicker than to copy each; any of them
  /// keeps all of it in memory.
  ///
  /// - Parameters:
  ///   - text: YAML in UTF-8 or UTF-16.
  ///   - limits: What the text may ask for.
  /// - Returns: The first document's map; an empty one for an empty text or null.
  /// - Throws: Go's error.
  package static func readFile(
    _ text: ByteString, limits: YAMLLimits
  ) throws(YAMLError) -> ValueMap {
    try map(
      read(text, limits: limits, mode: .values, keepingText: true), "map[string]interface {}")
  }

  /// A value that has to be a map, or nothing.
  private static func map(_ value: Value, _ typeName: String) throws(YAMLError) -> ValueMap {
    switch value {
    case .map(let map): return map
    case .null: return ValueMap()
    case let other: throw mismatch(other, typeName)
    }
  }

  /// Reads a text into a list.
  ///
  /// - Parameters:
  ///   - text: YAML in UTF-8 or UTF-16.
  ///   - limits: What the text may ask for.
  /// - Returns: The first document's elements; none for an empty text or null.
  /// - Throws: Go's error.
  public static func readList(
    _ text: ByteString, limits: YAMLLimits = YAMLLimits()
  ) throws(YAMLError) -> [Value] {
    switch try read(text, limits: limits) {
    case .list(let list): return list.elements
    case .null: return []
    case let other: throw mismatch(other, "[]interface {}")
    }
  }

  /// Reads JSON as YAML, with integers kept, as `Marshal` does on its way.
  ///
  /// - Throws: go-yaml's error alone.
  static func readJSON(_ json: ByteString) throws(YAMLError) -> Value {
    do throws(YAMLError) {
      return try read(json, limits: YAMLLimits(bytes: .max, nodes: .max), mode: .typed)
    } catch {
      let prefix: ByteString = "error converting YAML to JSON: "
      throw YAMLError(error.message[prefix.count..<error.message.count])
    }
  }

  /// Go's error about a value of another type than asked for.
  private static func mismatch(_ value: Value, _ typeName: String) -> YAMLError {
    YAMLError(
      "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
        + "\(JSONReader.kindName(value)) into Go value of type \(typeName)")
  }

  /// The first number in key order that JSON has no form for.
  private static func nonFinite(_ value: Value) -> String? {
    switch value {
    case .float(let value) where !value.isFinite:
      return value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf"
    case .list(let list):
      for element in list.elements {
        if let found = nonFinite(element) { return found }
      }
    case .map(let map):
      for (_, element) in map {
        if let found = nonFinite(element) { return found }
      }
    default: break
    }
    return nil
  }
}
