internal import GoRuntime

extension ValueMap {
  /// Whether the map or one of the maps in it holds a null; lists do not count.
  var hasNulls: Bool {
    for (_, value) in self {
      switch value {
      case .null: return true
      case .map(let map): if map.hasNulls { return true }
      default: continue
      }
    }
    return false
  }
}
