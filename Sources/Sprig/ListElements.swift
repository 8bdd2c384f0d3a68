import GoRuntime

extension Sprig {
  /// The elements of a value that Go's reflection calls a slice or an array.
  ///
  /// - Parameter failure: The error's text, up to the kind's name.
  /// - Throws: The text with the kind; for nil the nil dereference that Go's `reflect.TypeOf`
  ///   leads to.
  static func elements(
    of value: Value, else failure: String
  ) throws(CallError) -> [Value] {
    try list(of: value, else: failure).elements
  }

  /// The list that a value is.
  ///
  /// - Parameter failure: The error's text, up to the kind's name.
  /// - Throws: As `elements(of:else:)`.
  static func list(of value: Value, else failure: String) throws(CallError) -> List {
    switch value {
    case .list(let list): return list
    case .object(let object) where object.kind == .slice || object.kind == .array:
      if case .list(let list)? = object.underlying { return list }
      throw CallError(failure + object.kind.rawValue)
    default: throw CallError(failure + (try kindName(of: value)))
    }
  }

  /// The kind's name as `reflect.TypeOf(value).Kind()` prints it.
  ///
  /// - Throws: Go's nil dereference for a nil value, which has no type.
  static func kindName(of value: Value) throws(CallError) -> String {
    switch value {
    case .invalid, .null:
      throw CallError("runtime error: invalid memory address or nil pointer dereference")
    default: return value.kind.rawValue
    }
  }
}
