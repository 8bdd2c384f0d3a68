import GoRuntime
import GoTemplate

extension Sprig {
  /// How deep a copied value may nest; values that contain themselves overflow Go's stack.
  private static let copyDepthLimit = 1000

  /// Functions that copy a value with everything in it.
  static let dictCopying: [Function] =
    named("deepCopy", "mustDeepCopy", parameters: [.any], returns: .any) {
      (arguments, execution) throws(CallError) in
      switch arguments[0] {
      case .null, .invalid:
        throw CallError("reflect: call of reflect.Value.Type on zero Value")
      default: return try deepCopy(arguments[0], depth: 0, execution)
      }
    }

  private static func deepCopy(
    _ value: Value, depth: Int, _ execution: Execution
  ) throws(CallError) -> Value {
    switch value {
    case .map(let map):
      if depth > copyDepthLimit { throw CallError("value is nested too deep to copy") }
      try execution.chargeMap(entries: map.count)
      let copy = map.shallowCopy()
      for position in 0..<copy.count {
        let (key, value) = copy.entry(at: position)
        if value.isContainer { copy.set(key, try deepCopy(value, depth: depth + 1, execution)) }
      }
      return .map(copy)
    case .list(let list):
      guard list.elements.contains(where: \.isContainer) else { return value }
      if depth > copyDepthLimit { throw CallError("value is nested too deep to copy") }
      try execution.charge(2 * list.elements.count)
      var elements: [Value] = []
      elements.reserveCapacity(list.elements.count)
      for element in list.elements {
        elements.append(try deepCopy(element, depth: depth + 1, execution))
      }
      return .list(List(elements, type: list.type))
    default: return value
    }
  }
}
