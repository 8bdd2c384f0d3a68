package import GoRuntime

extension Value {
  /// Whether two values hold the same content; 1 and 1.0 are the same number, as in JSON.
  package func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.invalid, .invalid), (.null, .null), (.invalid, .null), (.null, .invalid): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.integer(let left, _), .integer(let right, _)): return left == right
    case (.float(let left), .float(let right)): return left == right
    case (.integer(let left, _), .float(let right)): return Double(left) == right
    case (.float(let left), .integer(let right, _)): return left == Double(right)
    case (.string(let left), .string(let right)): return left == right
    case (.list(let left), .list(let right)):
      return left.elements.count == right.elements.count
        && zip(left.elements, right.elements).allSatisfy { $0.isSame(as: $1) }
    case (.map(let left), .map(let right)):
      guard left.count == right.count else { return false }
      return left === right
        || zip(left, right).allSatisfy { $0.key == $1.key && $0.value.isSame(as: $1.value) }
    case (.object(let left), .object(let right)): return left.isEqual(to: right)
    default: return false
    }
  }

  /// The map, if the value is one.
  package var map: ValueMap? {
    if case .map(let map) = self { return map }
    return nil
  }

  /// The elements, if the value is a list.
  package var elements: [Value]? {
    if case .list(let list) = self { return list.elements }
    return nil
  }

  /// The text, if the value is a string.
  package var string: String? {
    if case .string(let string) = self { return string.text }
    return nil
  }

  /// The truth value, if the value is one.
  package var boolean: Bool? {
    if case .bool(let value) = self { return value }
    return nil
  }

  /// Whether the value is missing or null.
  package var isNull: Bool {
    switch self {
    case .invalid, .null: true
    default: false
    }
  }

  /// The value at a path of keys, or nil when the path ends early.
  package func at(_ keys: ByteString...) -> Value? {
    var value = self
    for key in keys {
      guard let next = value.map?[key] else { return nil }
      value = next
    }
    return value
  }

  /// A scalar under a key, as text, by which elements of a list can be told apart.
  func text(at key: ByteString) -> ByteString? {
    switch map?[key] {
    case .string(let text)?: text
    case .integer(let number, _)?: ByteString("\(number)")
    case .float(let number)?: ByteString("\(number)")
    default: nil
    }
  }
}
