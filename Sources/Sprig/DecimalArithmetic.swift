internal import GoRuntime
internal import GoTemplate

extension Sprig {
  /// Functions that calculate with decimal fractions, so that 0.1 and 0.2 add up to 0.3.
  static let decimalArithmetic: [Function] = [
    Function("add1f", [.any], returns: .float) { arguments, _ throws(CallError) in
      try decimal(arguments[0]).adding(BigDecimal(1)).value
    },
    Function("addf", [], variadic: .any, returns: .float) { arguments, _ throws(CallError) in
      try fold(BigDecimal(0), arguments, from: 0) { $0.adding($1) }
    },
    Function("subf", [.any], variadic: .any, returns: .float) { arguments, _ throws(CallError) in
      try fold(decimal(arguments[0]), arguments, from: 1) { $0.adding($1.negated) }
    },
    Function("mulf", [.any], variadic: .any, returns: .float) { arguments, _ throws(CallError) in
      try fold(decimal(arguments[0]), arguments, from: 1) { $0.multiplied(by: $1) }
    },
    Function("divf", [.any], variadic: .any, returns: .float) { arguments, _ throws(CallError) in
      try fold(decimal(arguments[0]), arguments, from: 1) { x, y throws(CallError) in
        guard let quotient = x.divided(by: y) else {
          throw CallError("decimal division by 0")
        }
        return quotient
      }
    },
  ]

  /// Combines a number with the arguments from an index on.
  private static func fold(
    _ first: BigDecimal, _ arguments: Arguments, from start: Int,
    _ combine: (BigDecimal, BigDecimal) throws(CallError) -> BigDecimal
  ) throws(CallError) -> Value {
    var result = first
    for index in start..<max(start, arguments.count) {
      result = try combine(result, try decimal(arguments[index]))
    }
    return result.value
  }

  /// An argument as a decimal number.
  private static func decimal(_ argument: Value) throws(CallError) -> BigDecimal {
    let number = Cast.float64(argument)
    guard let decimal = BigDecimal(number) else {
      let output = OutputBuffer()
      Fmt.append(.float(number), to: output)
      throw CallError("Cannot create a Decimal from \(output.string().text)")
    }
    return decimal
  }
}
