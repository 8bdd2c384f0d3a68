internal import GoRuntime

/// Reads fields of a manifest by type, with errors that say which field is wrong.
struct FieldReader {
  /// The value to read from.
  let value: Value
  /// What errors start with; empty where the one who reports them names the manifest.
  let origin: String
  /// The path of the value.
  let path: String

  /// Reads from a value.
  init(_ value: Value, origin: String = "", path: String = "") {
    self.value = value
    self.origin = origin
    self.path = path
  }

  /// An error about this place.
  func fault(_ message: String) -> GitOpsError {
    GitOpsError(origin.isEmpty ? message : "\(origin): \(message)")
  }

  /// The path of a field.
  private func path(to key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// The raw value of a field; nil when it is missing or null.
  func raw(_ key: String) -> Value? {
    guard let field = value.map?[ByteString(key)], !field.isNull else { return nil }
    return field
  }

  /// A map below this place; reading from a missing one finds nothing.
  func at(_ key: String) throws(GitOpsError) -> FieldReader {
    let field = raw(key)
    if let field, field.map == nil { throw fault("\(path(to: key)) is no map") }
    return FieldReader(field ?? .null, origin: origin, path: path(to: key))
  }

  /// Whether a field is there.
  func has(_ key: String) -> Bool { raw(key) != nil }

  /// A string; empty when the field is missing.
  func text(_ key: String) throws(GitOpsError) -> String {
    guard let field = raw(key) else { return "" }
    guard let text = field.string else { throw fault("\(path(to: key)) is no string") }
    return text
  }

  /// A truth value; false when the field is missing.
  func flag(_ key: String) throws(GitOpsError) -> Bool {
    guard let field = raw(key) else { return false }
    guard let flag = field.boolean else {
      throw fault("\(path(to: key)) is neither true nor false")
    }
    return flag
  }

  /// A list of strings; empty when the field is missing.
  func texts(_ key: String) throws(GitOpsError) -> [String] {
    var texts: [String] = []
    for element in try list(key) {
      guard let text = element.value.string else { throw fault("\(element.path) is no string") }
      texts.append(text)
    }
    return texts
  }

  /// A list; empty when the field is missing.
  func list(_ key: String) throws(GitOpsError) -> [FieldReader] {
    guard let field = raw(key) else { return [] }
    guard let elements = field.elements else { throw fault("\(path(to: key)) is no list") }
    return elements.enumerated().map {
      FieldReader($1, origin: origin, path: "\(path(to: key))[\($0)]")
    }
  }
}
