internal import GoRuntime

/// Looks values up by paths with dots, as Helm's `Table` and `PathValue` do.
enum ValuePath {
  /// The table at a path, or nil when something on the way is none.
  static func table(_ path: String, in values: ValueMap) -> ValueMap? {
    var table = values
    for name in path.split(separator: ".", omittingEmptySubsequences: false) {
      guard case .map(let next)? = table[ByteString(name)] else { return nil }
      table = next
    }
    return table
  }

  /// The value at a path, or nil when there is none or it is a table.
  static func scalar(_ path: String, in values: ValueMap) -> Value? {
    var table = values
    var names = path.split(separator: ".", omittingEmptySubsequences: false)[...]
    guard let last = names.popLast() else { return nil }
    for name in names {
      guard case .map(let next)? = table[ByteString(name)] else { return nil }
      table = next
    }
    let value = table[ByteString(last)]
    if case .map? = value { return nil }
    return value
  }
}
