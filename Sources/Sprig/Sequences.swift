internal import GoRuntime
internal import GoTemplate

extension Sprig {
  /// Functions that count.
  static let sequences: [Function] = [
    Function("until", [.int], returns: .list(.int), until),
    Function("untilStep", [.int, .int, .int], returns: .list(.int), untilStep),
    Function("seq", [], variadic: .int, returns: .string, sequence),
  ]

  private static func until(
    _ arguments: Arguments, _ execution: Execution
  ) throws(CallError) -> Value {
    let stop = arguments.int(0)
    return list(try numbers(from: 0, to: stop, by: stop < 0 ? -1 : 1, execution))
  }

  private static func untilStep(
    _ arguments: Arguments, _ execution: Execution
  ) throws(CallError) -> Value {
    list(
      try numbers(
        from: arguments.int(0), to: arguments.int(1), by: arguments.int(2), execution))
  }

  private static func list(_ numbers: StrideTo<Int>) -> Value {
    .list(List(numbers.map { .int($0) }, type: .ints))
  }

  /// The numbers from a start up to, not including, a stop; none when the step leads away.
  private static func numbers(
    from start: Int, to stop: Int, by step: Int, _ execution: Execution
  ) throws(CallError) -> StrideTo<Int> {
    let leadsAway = stop < start ? step >= 0 : step <= 0
    if leadsAway { return stride(from: 0, to: 0, by: 1) }
    let (distance, overflowed) = stop.subtractingReportingOverflow(start)
    let limit = execution.limits.listElements
    if overflowed || distance.magnitude / step.magnitude > UInt(max(limit, 0)) {
      throw .limit("listElements", limit)
    }
    return stride(from: start, to: stop, by: step)
  }

  /// Counts as the `seq` command does, both ends included, and joins the numbers by spaces.
  private static func sequence(
    _ arguments: Arguments, _ execution: Execution
  ) throws(CallError) -> Value {
    let start: Int
    let end: Int
    var step = 1
    switch arguments.count {
    case 1:
      start = 1
      end = arguments.int(0)
    case 2:
      start = arguments.int(0)
      end = arguments.int(1)
    case 3:
      start = arguments.int(0)
      step = arguments.int(1)
      end = arguments.int(2)
      if end < start && step > 0 { return .string(ByteString()) }
    default: return .string(ByteString())
    }
    if arguments.count < 3 && end < start { step = -1 }
    let output = OutputBuffer()
    for number in try numbers(from: start, to: end &+ (end < start ? -1 : 1), by: step, execution) {
      if output.count > 0 { output.append(0x20) }
      Strconv.append(Int64(number), to: output)
    }
    return .string(output.string())
  }
}
