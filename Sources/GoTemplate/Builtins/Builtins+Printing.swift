internal import GoRuntime

extension Builtins {
  /// `print`, `printf` and `println`.
  static let printing: [Function] = [
    Function("print", [], variadic: .any) { arguments, _, output in
      Fmt.sprint(arguments.dropFirst(0), to: output)
    },
    Function("printf", [.string], variadic: .any) { arguments, _, output in
      Fmt.sprintf(arguments.string(0), arguments.dropFirst(1), to: output)
    },
    Function("println", [], variadic: .any) { arguments, _, output in
      Fmt.sprintln(arguments.dropFirst(0), to: output)
    },
  ]
}
