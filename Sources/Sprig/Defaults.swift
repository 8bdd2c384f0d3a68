internal import GoRuntime
internal import GoTemplate

extension Sprig {
  /// Functions that choose among values.
  static let defaults: [Function] = [
    Function("default", [.any], variadic: .any, returns: .any, chooseDefault),
    Function("empty", [.any], returns: .bool, isEmpty),
    Function("coalesce", [], variadic: .any, returns: .any, coalesce),
    Function("all", [], variadic: .any, returns: .bool, allSet),
    Function("any", [], variadic: .any, returns: .bool, anySet),
    Function("ternary", [.any, .any, .bool], returns: .any, ternary),
  ]

  private static func chooseDefault(_ arguments: Arguments, _: Execution) -> Value {
    arguments.count > 1 && !isEmpty(arguments[1]) ? arguments[1] : arguments[0]
  }

  private static func isEmpty(_ arguments: Arguments, _: Execution) -> Value {
    .bool(isEmpty(arguments[0]))
  }

  private static func coalesce(_ arguments: Arguments, _: Execution) -> Value {
    for index in 0..<arguments.count where !isEmpty(arguments[index]) { return arguments[index] }
    return .null
  }

  private static func allSet(_ arguments: Arguments, _: Execution) -> Value {
    for index in 0..<arguments.count where isEmpty(arguments[index]) { return .bool(false) }
    return .bool(true)
  }

  private static func anySet(_ arguments: Arguments, _: Execution) -> Value {
    for index in 0..<arguments.count where !isEmpty(arguments[index]) { return .bool(true) }
    return .bool(false)
  }

  private static func ternary(_ arguments: Arguments, _: Execution) -> Value {
    arguments[arguments.bool(2) ? 0 : 1]
  }
}
