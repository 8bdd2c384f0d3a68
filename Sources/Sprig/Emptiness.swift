import GoRuntime

extension Sprig {
  /// Whether Sprig counts a value as empty: zero, false, nil or without elements; a structure
  /// never is.
  static func isEmpty(_ value: Value) -> Bool {
    switch value {
    case .object(let object):
      switch object.underlying {
      case .some(.map(let map)) where object.kind == .map: map.isEmpty
      case .some(.map), nil: false
      case .some(let underlying): !underlying.isTrue
      }
    default: !value.isTrue
    }
  }
}
