internal import GoRuntime
internal import GoTemplate

extension Sprig {
  /// The functions that look at values' types, and those that choose among values.
  static let reflection: [Function] = types + defaults

  /// Functions of types and kinds.
  private static let types: [Function] = [
    Function("typeOf", [.any], returns: .string) { arguments, _ in
      .string(arguments[0].typeName)
    },
    Function("typeIs", [.string, .any], returns: .bool) { arguments, _ in
      .bool(arguments.string(0) == ByteString(arguments[1].typeName))
    },
    Function("typeIsLike", [.string, .any], returns: .bool) { arguments, _ in
      let name = arguments[1].typeName
      let target = arguments.string(0)
      return .bool(target == ByteString(name) || "*" + target.text == name)
    },
    Function("kindOf", [.any], returns: .string) { arguments, _ in
      .string(arguments[0].kind.rawValue)
    },
    Function("kindIs", [.string, .any], returns: .bool) { arguments, _ in
      .bool(arguments.string(0) == ByteString(arguments[1].kind.rawValue))
    },
    Function("deepEqual", [.any, .any], returns: .bool) {
      (arguments, execution) throws(CallError) in
      .bool(try execution.areDeeplyEqual(arguments[0], arguments[1]))
    },
  ]
}
