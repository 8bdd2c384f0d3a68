internal import GoRuntime
internal import GoTemplate

extension Sprig {
  /// Functions that make strings of other values.
  static let stringConversions: [Function] = [
    Function("quote", [], variadic: .any, emits: quote),
    Function("squote", [], variadic: .any, emits: singleQuote),
    Function("cat", [], variadic: .any, emits: concatenate),
    Function("toString", [.any], returns: .string, toString)
      .emitting { arguments, _, output throws(CallError) in
        try appendText(of: arguments[0], to: output)
      },
    Function("toStrings", [.any], returns: .list(.string), toStrings),
    Function("hello", [], returns: .string, hello),
  ]

  /// What a value is as a string: itself, its bytes, its own text, or what `%v` prints.
  static func text(of value: Value) throws(CallError) -> ByteString {
    if case .string(let string) = value { return string }
    let output = OutputBuffer(capacity: 64)
    try appendText(of: value, to: output)
    return output.string()
  }

  /// Appends what a value is as a string.
  static func appendText(of value: Value, to output: OutputBuffer) throws(CallError) {
    if case .list(let list) = value, list.type == .bytes {
      for case .integer(let byte, _) in list.elements {
        output.append(UInt8(truncatingIfNeeded: byte))
      }
      return
    }
    try appendFormatted(value, to: output)
  }

  /// Appends a value as `%v` prints it.
  private static func appendFormatted(
    _ value: Value, to output: OutputBuffer
  ) throws(CallError) {
    if !Fmt.append(value, to: output) {
      throw CallError(Fmt.cutShortMessage)
    }
  }

  /// Appends what a closure writes for every value that is not nil, with spaces between.
  private static func join(
    _ arguments: Arguments, _ execution: Execution, to output: OutputBuffer,
    _ write: (Value) throws(CallError) -> Void
  ) throws(CallError) {
    let start = output.count
    var isFirst = true
    for index in 0..<arguments.count {
      let value = arguments[index]
      switch value {
      case .null, .invalid: continue
      default: break
      }
      if !isFirst { output.append(0x20) }
      isFirst = false
      try write(value)
      try checkLength(output.count - start, execution)
    }
  }

  private static func quote(
    _ arguments: Arguments, _ execution: Execution, _ output: OutputBuffer
  ) throws(CallError) {
    try join(arguments, execution, to: output) { value throws(CallError) in
      switch value {
      case .string(let string):
        Strconv.quote(string, to: output)
      case .integer, .float, .bool:
        // Nothing in these needs an escape.
        output.append(0x22)
        Fmt.append(value, to: output)
        output.append(0x22)
      default:
        Strconv.quote(try text(of: value), to: output)
      }
    }
  }

  private static func singleQuote(
    _ arguments: Arguments, _ execution: Execution, _ output: OutputBuffer
  ) throws(CallError) {
    try join(arguments, execution, to: output) { value throws(CallError) in
      output.append(0x27)
      try appendFormatted(value, to: output)
      output.append(0x27)
    }
  }

  private static func concatenate(
    _ arguments: Arguments, _ execution: Execution, _ output: OutputBuffer
  ) throws(CallError) {
    try join(arguments, execution, to: output) { value throws(CallError) in
      try appendFormatted(value, to: output)
    }
  }

  private static func toString(_ arguments: Arguments, _: Execution) throws(CallError) -> Value {
    .string(try text(of: arguments[0]))
  }

  private static func toStrings(_ arguments: Arguments, _: Execution) throws(CallError) -> Value {
    let value = arguments[0]
    if case .list(let list) = value, list.type == .strings || list.type == .nilStrings {
      return value
    }
    return .list(List(try texts(of: value).map { .string($0) }, type: .strings))
  }

  private static func hello(_: Arguments, _: Execution) -> Value { .string("Hello!") }
}
