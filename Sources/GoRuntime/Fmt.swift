/// Go's `fmt` package over template values.
package enum Fmt {
  /// How deep values may nest while they are printed; what lies deeper is left out.
  ///
  /// Go would exhaust its stack on a map that holds itself.
  package static let maximumDepth = 1_000

  /// How many elements one call prints at most, so that maps that hold themselves twice end too.
  package static let maximumElements = 10_000_000

  /// How many bytes one call prints before it stops, 32 MiB.
  package static let maximumBytes = 32 << 20

  /// What is wrong when something was not printed whole.
  package static var cutShortMessage: String {
    "value nests deeper than \(maximumDepth) levels or is too large to print"
  }

  /// Appends a value as `%v` prints it.
  ///
  /// - Returns: whether the value was printed whole; not so when it nests beyond the limits.
  @discardableResult
  package static func append(_ value: Value, to output: OutputBuffer) -> Bool {
    switch value {
    case .string(let string):
      output.append(string)
    case .integer(let number, let type):
      if type.isUnsigned {
        Strconv.append(UInt64(bitPattern: number), to: output)
      } else {
        Strconv.append(number, to: output)
      }
    case .float(let number):
      Strconv.append(number, format: 0x67, precision: -1, to: output)
    case .bool(let bool):
      output.append(bool ? "true" : "false")
    case .null, .invalid:
      output.append("<nil>")
    case .list, .map, .object:
      var printer = FormatPrinter(output)
      printer.printArgument(value, verb: FormatPrinter.verbV)
      return !printer.isCutShort
    }
    return true
  }

  /// Appends what Go's `fmt.Sprintf` returns.
  ///
  /// - Returns: whether every value was printed whole.
  @discardableResult
  package static func sprintf(
    _ format: ByteString, _ arguments: [Value], to output: OutputBuffer
  ) -> Bool {
    arguments.withUnsafeBufferPointer { sprintf(format, $0, to: output) }
  }

  /// Appends what Go's `fmt.Sprintf` returns.
  ///
  /// - Returns: whether every value was printed whole.
  @discardableResult
  package static func sprintf(
    _ format: ByteString, _ arguments: UnsafeBufferPointer<Value>, to output: OutputBuffer
  ) -> Bool {
    var printer = FormatPrinter(output)
    format.withBytes { printer.printFormat($0, arguments) }
    return !printer.isCutShort
  }

  /// Appends what Go's `fmt.Sprint` returns: spaces stand between operands neither of which is a
  /// string.
  @discardableResult
  package static func sprint(
    _ arguments: UnsafeBufferPointer<Value>, to output: OutputBuffer
  ) -> Bool {
    let end = output.count + maximumBytes
    var isWhole = true
    var previousIsString = false
    for (index, argument) in arguments.enumerated() {
      if output.count > end { return false }
      let isString = argument.kind == .string
      if index > 0 && !isString && !previousIsString { output.append(0x20) }
      isWhole = append(argument, to: output) && isWhole
      previousIsString = isString
    }
    return isWhole
  }

  /// Appends what Go's `fmt.Sprintln` returns: spaces between all operands, a newline at the end.
  @discardableResult
  package static func sprintln(
    _ arguments: UnsafeBufferPointer<Value>, to output: OutputBuffer
  ) -> Bool {
    let end = output.count + maximumBytes
    var isWhole = true
    for (index, argument) in arguments.enumerated() {
      if output.count > end { return false }
      if index > 0 { output.append(0x20) }
      isWhole = append(argument, to: output) && isWhole
    }
    output.append(0x0A)
    return isWhole
  }

  /// Appends what Go's `fmt.Sprint` returns.
  @discardableResult
  package static func sprint(_ arguments: [Value], to output: OutputBuffer) -> Bool {
    arguments.withUnsafeBufferPointer { sprint($0, to: output) }
  }

  /// Appends what Go's `fmt.Sprintln` returns.
  @discardableResult
  package static func sprintln(_ arguments: [Value], to output: OutputBuffer) -> Bool {
    arguments.withUnsafeBufferPointer { sprintln($0, to: output) }
  }
}
