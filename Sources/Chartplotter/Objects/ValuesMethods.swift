internal import GoRuntime
internal import YAML

/// The methods of Helm's `common.Values`, which templates can call on `.Values` and on `.` itself.
enum ValuesMethods {
  /// A method by its name; nil when values have no such method.
  @Sendable
  static func method(of values: ValueMap, _ name: ByteString) -> GoMethod? {
    switch name {
    case "AsMap":
      GoMethod { _ throws(CallError) in .map(retyped(values, .any)) }
    case "YAML":
      GoMethod { _ throws(CallError) in .string(try text(of: values)) }
    case "Table":
      GoMethod(parameters: [.string]) { arguments throws(CallError) in
        .map(retyped(try table(path(arguments), in: values), .values))
      }
    case "PathValue":
      GoMethod(parameters: [.string]) { arguments throws(CallError) in
        try scalar(path(arguments), in: values)
      }
    case "Encode":
      // No template can hold a writer, so that the call fails by its argument's type.
      GoMethod(parameters: [.named("io.Writer", .interface)]) { _ throws(CallError) in .null }
    default: nil
    }
  }

  /// The same entries under another type; maps inside stay shared.
  private static func retyped(_ map: ValueMap, _ type: ValueMap.MapType) -> ValueMap {
    let copy = map.shallowCopy()
    copy.type = type
    return copy
  }

  private static func path(_ arguments: [Value]) -> String {
    if case .string(let path)? = arguments.first { return path.text }
    return ""
  }

  private static func text(of values: ValueMap) throws(CallError) -> ByteString {
    let buffer = OutputBuffer()
    do throws(YAMLError) { try YAMLWriter.write(.map(values), to: buffer) } catch {
      throw CallError(message: error.message, cause: error.limit)
    }
    return buffer.string()
  }

  private static func table(_ path: String, in values: ValueMap) throws(CallError) -> ValueMap {
    var table = values
    for name in path.split(separator: ".", omittingEmptySubsequences: false) {
      guard case .map(let next)? = table[ByteString(name)] else {
        throw CallError("\(quoted(String(name))) is not a table")
      }
      table = next
    }
    return table
  }

  private static func scalar(_ path: String, in values: ValueMap) throws(CallError) -> Value {
    if path.isEmpty { throw CallError("YAML path cannot be empty") }
    if let value = ValuePath.scalar(path, in: values) { return value }
    let last = path.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
    throw CallError("\(quoted(String(last))) is not a value")
  }
}
