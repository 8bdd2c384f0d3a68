public import GoRuntime

/// Reads JSON as Go's `encoding/json` does into an `interface{}`, with its errors.
public enum JSONReader {
  /// How deep values may nest by default; Go allows 10,000, which is more than a thread's stack
  /// bears.
  public static let defaultDepth = 1000

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: One JSON value, and blanks around it.
  ///   - depth: How deep it may nest.
  /// - Returns: The value; all numbers are `float64`.
  /// - Throws: Go's error.
  public static func read(
    _ text: ByteString, depth: Int = defaultDepth
  ) throws(YAMLError) -> Value {
    let (value, error) = try readKeepingValue(text, depth: depth)
    if let error { throw error }
    return value
  }

  /// Reads a text, and returns the value even when a number in it is out of range.
  ///
  /// - Parameters:
  ///   - text: One JSON value, and blanks around it.
  ///   - depth: How deep it may nest.
  /// - Returns: The value, with nil for numbers out of range, and Go's error about the first of
  ///   them.
  /// - Throws: Go's error about the syntax, which comes before any value.
  public static func readKeepingValue(
    _ text: ByteString, depth: Int = defaultDepth
  ) throws(YAMLError) -> (value: Value, error: YAMLError?) {
    try text.withBytes { bytes throws(YAMLError) in
      var parser = JSONParser(bytes, depthLimit: depth)
      let value = try parser.parse()
      return (value, parser.rangeError)
    }
  }

  /// What Go's errors call a value's type in JSON.
  static func kindName(_ value: Value) -> String {
    switch value {
    case .bool: "bool"
    case .integer, .float: "number"
    case .string: "string"
    case .list: "array"
    case .map: "object"
    default: "null"
    }
  }

  /// Go's error about a value of another type than asked for.
  ///
  /// - Parameters:
  ///   - value: The value that was found.
  ///   - typeName: The Go type that was asked for.
  /// - Returns: The error.
  public static func mismatch(_ value: Value, _ typeName: String) -> YAMLError {
    YAMLError("json: cannot unmarshal \(kindName(value)) into Go value of type \(typeName)")
  }
}
