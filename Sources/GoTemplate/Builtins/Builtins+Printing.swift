internal import GoRuntime

extension Builtins {
  /// `print`, `printf` and `println`.
  static let printing: [Function] = [
    Function("print", [], variadic: .any) { arguments, _, output throws(CallError) in
      try check(Fmt.sprint(arguments.values, to: output))
    },
    Function("printf", [.string], variadic: .any) { arguments, _, output throws(CallError) in
      let operands = UnsafeBufferPointer(rebasing: arguments.values.dropFirst())
      try check(Fmt.sprintf(arguments.string(0), operands, to: output))
    },
    Function("println", [], variadic: .any) { arguments, _, output throws(CallError) in
      try check(Fmt.sprintln(arguments.values, to: output))
    },
  ]

  /// Refuses values that were too deep to print whole.
  private static func check(_ isWhole: Bool) throws(CallError) {
    if !isWhole { throw CallError(Fmt.cutShortMessage) }
  }
}
