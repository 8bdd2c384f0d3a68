internal import GoRuntime

/// Looks values up by paths with dots, as Helm's `Table` and `PathValue` do.
enum ValuePath {
  /// The table at a path, or nil when something on the way is none.
  static func table(_ path: String, in values: ValueMap) -> ValueMap? {
    guard case .map(let table)? = value(path, in: values) else { return nil }
    return table
  }

  /// The value at a path, or nil when there is none or it is a table.
  static func scalar(_ path: String, in values: ValueMap) -> Value? {
    let value = value(path, in: values)
    if case .map? = value { return nil }
    return value
  }

  private static func value(_ path: String, in values: ValueMap) -> Value? {
    var value = Value.map(values)
    for name in path.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      guard case .map(let table) = value, let next = table[ByteString(Substring(name))] else {
        return nil
      }
      value = next
    }
    return value
  }
}
