internal import GoRuntime
internal import GoTemplate

extension Sprig {
  /// The functions of numbers.
  static let math: [Function] =
    numberConversions + integerArithmetic + decimalArithmetic + rounding + sequences

  /// Functions that make numbers of other values.
  private static let numberConversions: [Function] = [
    Function("int", [.any], returns: .int) { arguments, _ in .int(Cast.int(arguments[0])) },
    Function("int64", [.any], returns: .int64) { arguments, _ in
      .int64(Cast.int64(arguments[0]))
    },
    Function("float64", [.any], returns: .float) { arguments, _ in
      .float(Cast.float64(arguments[0]))
    },
    Function("atoi", [.string], returns: .int, atoi),
    Function("toDecimal", [.any], returns: .int64, readOctal),
  ]

  /// Reads a decimal integer; wrong syntax is zero, what is out of range the nearest integer.
  private static func atoi(_ arguments: Arguments, _: Execution) -> Value {
    do throws(NumberError) {
      return .int(try Strconv.atoi(arguments.string(0)))
    } catch {
      return .int(Int(error.nearestInteger))
    }
  }

  /// Reads an octal number, as file modes are written.
  private static func readOctal(_ arguments: Arguments, _: Execution) -> Value {
    let output = OutputBuffer()
    Fmt.append(arguments[0], to: output)
    return .int64((try? Strconv.parseInt(output.string(), base: 8, bits: 64)) ?? 0)
  }

  /// Functions of integers; overflow wraps around, as in Go.
  private static let integerArithmetic: [Function] = [
    Function("add1", [.any], returns: .int64) { arguments, _ in
      .int64(Cast.int64(arguments[0]) &+ 1)
    },
    Function("add", [], variadic: .any, returns: .int64) { arguments, _ in
      var sum: Int64 = 0
      for index in 0..<arguments.count { sum &+= Cast.int64(arguments[index]) }
      return .int64(sum)
    },
    Function("sub", [.any, .any], returns: .int64) { arguments, _ in
      .int64(Cast.int64(arguments[0]) &- Cast.int64(arguments[1]))
    },
    Function("mul", [.any], variadic: .any, returns: .int64) { arguments, _ in
      var product: Int64 = 1
      for index in 0..<arguments.count { product &*= Cast.int64(arguments[index]) }
      return .int64(product)
    },
    Function("div", [.any, .any], returns: .int64, divide),
    Function("mod", [.any, .any], returns: .int64, remainder),
    Function("max", [.any], variadic: .any, returns: .int64, maximum),
    Function("biggest", [.any], variadic: .any, returns: .int64, maximum),
    Function("min", [.any], variadic: .any, returns: .int64, minimum),
    Function("randInt", [.int, .int], returns: .int, randomInteger),
  ]

  private static func divide(_ arguments: Arguments, _: Execution) throws(CallError) -> Value {
    let (dividend, divisor) = try operands(arguments)
    return .int64(dividend.dividedReportingOverflow(by: divisor).partialValue)
  }

  private static func remainder(_ arguments: Arguments, _: Execution) throws(CallError) -> Value {
    let (dividend, divisor) = try operands(arguments)
    return .int64(dividend.remainderReportingOverflow(dividingBy: divisor).partialValue)
  }

  /// A dividend and a divisor other than zero.
  private static func operands(
    _ arguments: Arguments
  ) throws(CallError) -> (dividend: Int64, divisor: Int64) {
    let divisor = Cast.int64(arguments[1])
    if divisor == 0 { throw CallError("runtime error: integer divide by zero") }
    return (Cast.int64(arguments[0]), divisor)
  }

  private static func maximum(_ arguments: Arguments, _: Execution) -> Value {
    var largest = Cast.int64(arguments[0])
    for index in 1..<arguments.count { largest = max(largest, Cast.int64(arguments[index])) }
    return .int64(largest)
  }

  private static func minimum(_ arguments: Arguments, _: Execution) -> Value {
    var least = Cast.int64(arguments[0])
    for index in 1..<arguments.count { least = min(least, Cast.int64(arguments[index])) }
    return .int64(least)
  }

  private static func randomInteger(
    _ arguments: Arguments, _: Execution
  ) throws(CallError) -> Value {
    let least = arguments.int(0)
    let span = arguments.int(1) &- least
    if span <= 0 { throw CallError("invalid argument to Intn") }
    return .int(least &+ Int.random(in: 0..<span))
  }
}
