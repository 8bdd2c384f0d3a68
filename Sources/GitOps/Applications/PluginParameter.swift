package import GoRuntime

/// A parameter of a Config Management Plugin, as an Application gives it: one of a string, an
/// array and a map.
package struct PluginParameter: Sendable {
  /// The parameter's name.
  package var name: String
  /// The value, when it is a string.
  package var string: String?
  /// The value, when it is an array.
  package var array: [String]?
  /// The value, when it is a map, in the order of its keys.
  package var map: [(key: String, value: String)]?

  init(_ fields: FieldReader) throws(GitOpsError) {
    name = try fields.text("name")
    guard !name.isEmpty else { throw fields.fault("\(fields.path).name is missing") }
    string = fields.has("string") ? try fields.text("string") : nil
    array = fields.has("array") ? try fields.texts("array") : nil
    guard fields.has("map") else { return }
    let entries = try fields.at("map")
    map = []
    for key in entries.value.map?.keys ?? [] {
      map?.append((key.text, try entries.text(key.text)))
    }
  }

  /// The parameter as Argo CD writes it into `ARGOCD_APP_PARAMETERS`.
  package var encoded: Value {
    let object = ValueMap()
    object.set("name", .string(name))
    if let string { object.set("string", .string(string)) }
    if let array { object.set("array", .list(array.map { Value.string($0) })) }
    if let map {
      object.set("map", .map(ValueMap(map.map { (ByteString($0.key), Value.string($0.value)) })))
    }
    return .map(object)
  }
}
