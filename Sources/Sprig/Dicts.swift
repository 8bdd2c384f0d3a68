import GoRuntime
import GoTemplate

extension Sprig {
  /// The type of a dictionary's parameter and result.
  private static let dictType = GoType.map(.any)

  /// Sprig's functions on dictionaries.
  static let dicts: [Function] = dictBuilding + dictReading + dictMerging + dictCopying

  /// Functions that make or change a dictionary.
  private static let dictBuilding: [Function] = [
    Function("dict", [], variadic: .any, returns: dictType) {
      (arguments, execution) throws(CallError) in
      try execution.chargeMap(entries: arguments.count / 2)
      let map = ValueMap(capacity: (arguments.count + 1) / 2)
      var index = 0
      while index < arguments.count {
        let key = try text(of: arguments[index])
        // A key without a value gets an empty string.
        map.set(key, index + 1 < arguments.count ? arguments[index + 1] : .string(ByteString()))
        index += 2
      }
      return .map(map)
    },
    Function("set", [dictType, .string, .any], returns: dictType) {
      (arguments, execution) throws(CallError) in
      guard case .map(let map) = arguments[0], !map.type.isNil else {
        throw CallError("assignment to entry in nil map")
      }
      let count = map.count
      map.set(arguments.string(1), arguments[2])
      if map.count > count { try execution.charge(8) }
      return .map(map.returnedAsAny())
    },
    Function("unset", [dictType, .string], returns: dictType) {
      (arguments, _) throws(CallError) in
      guard case .map(let map) = arguments[0] else { return nilMap() }
      map.removeValue(for: arguments.string(1))
      return .map(map.returnedAsAny())
    },
    Function("pick", [dictType], variadic: .string, returns: dictType) {
      (arguments, execution) throws(CallError) in
      try execution.chargeMap(entries: arguments.count)
      let map = arguments.map(0)
      let picked = ValueMap(capacity: arguments.count)
      for index in 1..<arguments.count {
        let key = arguments.string(index)
        if let value = map[key] { picked.set(key, value) }
      }
      return .map(picked)
    },
    Function("omit", [dictType], variadic: .string, returns: dictType) {
      (arguments, execution) throws(CallError) in
      try execution.chargeMap(entries: arguments.map(0).count)
      let kept = arguments.map(0).shallowCopy()
      kept.type = .any
      for index in 1..<arguments.count { kept.removeValue(for: arguments.string(index)) }
      return .map(kept)
    },
  ]

  /// Functions that look into dictionaries.
  private static let dictReading: [Function] = [
    Function("get", [dictType, .string], returns: .any) { (arguments, _) throws(CallError) in
      arguments.map(0)[arguments.string(1)] ?? .string(ByteString())
    },
    Function("hasKey", [dictType, .string], returns: .bool) { (arguments, _) throws(CallError) in
      .bool(arguments.map(0).contains(arguments.string(1)))
    },
    Function("pluck", [.string], variadic: dictType, returns: .list(.any)) {
      (arguments, _) throws(CallError) in
      let key = arguments.string(0)
      var found: [Value] = []
      for index in 1..<arguments.count {
        if let value = arguments.map(index)[key] { found.append(value) }
      }
      return .list(found)
    },
    Function("keys", [], variadic: dictType, returns: .list(.string)) {
      (arguments, _) throws(CallError) in
      var keys: [Value] = []
      for index in 0..<arguments.count {
        let map = arguments.map(index)
        keys.reserveCapacity(keys.count + map.count)
        for position in 0..<map.count { keys.append(.string(map.entry(at: position).key)) }
      }
      return .list(List(keys, type: .strings))
    },
    Function("values", [dictType], returns: .list(.any)) { (arguments, _) throws(CallError) in
      .list(arguments.map(0).values)
    },
    Function("dig", [], variadic: .any, returns: .any) { (arguments, _) throws(CallError) in
      try dig(arguments)
    },
  ]

  /// A nil `map[string]interface {}`.
  static func nilMap() -> Value { .map(ValueMap(capacity: 0, type: .nilAny)) }

  /// The value under a path of keys: keys, a default, and the dictionary to look into.
  private static func dig(_ arguments: Arguments) throws(CallError) -> Value {
    let count = arguments.count
    guard count >= 3 else { throw CallError("dig needs at least three arguments") }
    var map = try dictionary(arguments[count - 1])
    for index in 0..<count - 2 {
      guard case .string = arguments[index] else {
        throw CallError(
          "interface conversion: interface {} is \(assertedName(arguments[index])), not string")
      }
    }
    for index in 0..<count - 2 {
      guard let step = map[arguments.string(index)] else { return arguments[count - 2] }
      if index == count - 3 { return step }
      map = try dictionary(step)
    }
    return arguments[count - 2]
  }

  /// Go's type assertion to `map[string]interface {}`, which named map types fail.
  private static func dictionary(_ value: Value) throws(CallError) -> ValueMap {
    if case .map(let map) = value, map.type != .values, map.type != .strings { return map }
    throw CallError(
      "interface conversion: interface {} is \(assertedName(value)), not map[string]interface {}")
  }

  /// The type's name as a failed type assertion prints it.
  private static func assertedName(_ value: Value) -> String {
    switch value {
    case .invalid, .null: "nil"
    default: value.typeName
    }
  }
}
