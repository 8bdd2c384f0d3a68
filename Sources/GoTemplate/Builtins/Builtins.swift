internal import GoRuntime

/// The functions that every template knows, as in Go's text/template.
enum Builtins {
  /// All of them.
  static let functions: [Function] =
    comparisons + indexing + printing + escaping + [
      Function("not", [.reflected], returns: .bool) { arguments, _ in
        .bool(!arguments[0].isTrue)
      },
      // The executor evaluates these two itself, to stop early.
      Function("and", [.reflected], variadic: .reflected, returns: .reflected) { arguments, _ in
        arguments[0]
      },
      Function("or", [.reflected], variadic: .reflected, returns: .reflected) { arguments, _ in
        arguments[0]
      },
      Function("call", [.reflected], variadic: .reflected, returns: .reflected, call),
    ]

  /// Go's `call`: no value that a template can hold is a function.
  ///
  /// The text of the first argument comes before the arguments.
  private static let call: Function.Body = { arguments, _ throws(CallError) in
    let callee = arguments.count > 1 ? arguments[1] : .null
    switch callee {
    case .null, .invalid: throw CallError("call of nil")
    default: break
    }
    var name = ByteString("<\(callee.typeName) Value>")
    if case .string(let text) = arguments[0] {
      name = text
    } else if case .string(let text) = callee {
      name = text
    }
    throw CallError("non-function \(name) of type \(callee.typeName)")
  }
}
