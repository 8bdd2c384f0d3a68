import GoRuntime

@testable import JSONSchema

/// A value from JSON text, its numbers as floats, which is how Helm reads values.
func testValue(_ json: String) throws -> Value {
  try floats(JSONDocument(parsing: ByteString(json)).value(at: 0))
}

private func floats(_ value: Value) -> Value {
  switch value {
  case .object(let object): .float((object as? JSONNumber)?.decimal?.double ?? 0)
  case .list(let list): .list(list.elements.map(floats))
  case .map(let map): .map(ValueMap(map.map { ($0.key, floats($0.value)) }))
  default: value
  }
}

/// What Helm prints for a value that doesn't meet a schema; empty for one that does.
func details(_ schema: String, _ value: String) throws -> String {
  try Schema(json: ByteString(schema)).validate(testValue(value))?.details.text ?? ""
}

/// The error of a schema that can't be compiled; empty for one that can.
func compileError(_ schema: String) -> String {
  do throws(SchemaError) {
    _ = try Schema(json: ByteString(schema))
    return ""
  } catch {
    return error.message
  }
}
