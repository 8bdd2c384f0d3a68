extension Value {
  /// Go's `reflect.DeepEqual`: the same type, and the same contents however deep.
  ///
  /// An `int` never equals an `int64`, a nil slice never an empty one, and `NaN` not itself.
  /// Values that contain themselves end the comparison where they meet themselves again.
  public func isDeeplyEqual(to other: Value) -> Bool {
    var steps = Int.max
    return isDeeplyEqual(to: other, steps: &steps)
  }

  /// Go's `reflect.DeepEqual`, in at most some steps: values that share parts may be compared for
  /// as good as ever.
  ///
  /// - Parameters:
  ///   - other: The value to compare with.
  ///   - steps: How many pairs of values may be looked at; the remainder afterwards. Below zero the
  ///     answer means nothing.
  package func isDeeplyEqual(to other: Value, steps: inout Int) -> Bool {
    var comparison = DeepComparison(steps: steps)
    defer { steps = comparison.steps }
    return comparison.areEqual(self, other, depth: 0)
  }
}

/// One deep comparison: remembers the pairs of maps it is inside of.
private struct DeepComparison {
  /// A pair of maps under comparison.
  private struct Pair: Hashable {
    let left: ObjectIdentifier
    let right: ObjectIdentifier
  }

  /// Below this depth values can't be cyclic enough to matter, so nothing is remembered.
  private static let rememberedDepth = 32

  private var visited: Set<Pair> = []
  /// How many pairs of values may still be looked at.
  private(set) var steps: Int

  init(steps: Int) { self.steps = steps }

  mutating func areEqual(_ left: Value, _ right: Value, depth: Int) -> Bool {
    steps -= 1
    if steps < 0 { return false }
    switch (left, right) {
    case (.invalid, .invalid), (.null, .null), (.invalid, .null), (.null, .invalid): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.integer(let a, let typeA), .integer(let b, let typeB)): return typeA == typeB && a == b
    case (.float(let a), .float(let b)): return a == b
    case (.string(let a), .string(let b)): return a == b
    case (.list(let a), .list(let b)): return areEqual(a, b, depth: depth)
    case (.map(let a), .map(let b)): return areEqual(a, b, depth: depth)
    case (.object(let a), .object(let b)): return areEqual(a, b, depth: depth)
    default: return false
    }
  }

  private mutating func areEqual(_ left: List, _ right: List, depth: Int) -> Bool {
    guard left.type == right.type, left.elements.count == right.elements.count else { return false }
    for index in left.elements.indices
    where !areEqual(left.elements[index], right.elements[index], depth: depth + 1) {
      return false
    }
    return true
  }

  private mutating func areEqual(_ left: GoObject, _ right: GoObject, depth: Int) -> Bool {
    if left === right || left.isDeeplyEqual(to: right) { return true }
    guard left.typeName == right.typeName, let x = left.underlying, let y = right.underlying else {
      return false
    }
    return areEqual(x, y, depth: depth + 1)
  }

  private mutating func areEqual(_ left: ValueMap, _ right: ValueMap, depth: Int) -> Bool {
    guard Self.type(of: left) == Self.type(of: right), left.count == right.count else {
      return false
    }
    if left === right { return true }
    if depth >= Self.rememberedDepth {
      let pair = Pair(left: left.identity, right: right.identity)
      if !visited.insert(pair).inserted { return true }
    }
    for position in 0..<left.count {
      let (key, value) = left.entry(at: position)
      let (otherKey, otherValue) = right.entry(at: position)
      guard key == otherKey, areEqual(value, otherValue, depth: depth + 1) else { return false }
    }
    return true
  }

  /// A map's type, by which a returned `common.Values` is a plain map.
  private static func type(of map: ValueMap) -> ValueMap.MapType {
    map.type == .returnedValues ? .any : map.type
  }
}
