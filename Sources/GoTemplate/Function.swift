public import GoRuntime

/// A function that templates can call: its Go signature, and what it does.
///
/// The executor checks and converts arguments by the signature before it calls the body, with the
/// errors that Go's reflection gives, so a body may rely on the types it declared.
///
/// A function that makes text may say so twice more: `emit` appends the text to the output, and
/// `transform` changes text that was just written in place. A pipeline such as
/// `include "x" . | nindent 4` then runs without a string in between.
public struct Function: Sendable {
  /// What a function does: checked arguments in, a value or Go's error out.
  public typealias Body =
    @Sendable (_ arguments: Arguments, _ execution: Execution) throws(CallError) -> Value
  /// Appends the function's text to the output.
  public typealias Emit =
    @Sendable (_ arguments: Arguments, _ execution: Execution, _ output: OutputBuffer)
    throws(CallError) -> Void
  /// Replaces the bytes of the output from `start` on, which stand for the last argument, by the
  /// function's text; the arguments are those before the last.
  public typealias Transform =
    @Sendable (
      _ arguments: Arguments, _ execution: Execution, _ output: OutputBuffer, _ start: Int
    ) throws(CallError) -> Void

  /// The name that templates call it by.
  public var name: ByteString
  /// The parameters' types; of a variadic function the last one is the element's type.
  public var parameters: [GoType]
  /// Whether the last parameter takes any number of arguments.
  public var isVariadic: Bool
  /// The static type of the result.
  public var result: GoType
  /// What the function does.
  public var body: Body
  /// What the function does where its text goes straight to the output.
  public var emit: Emit?
  /// What the function does to text that was just written.
  public var transform: Transform?

  /// A function of the given signature.
  public init(
    _ name: ByteString, _ parameters: [GoType], variadic: GoType? = nil, returns result: GoType,
    _ body: @escaping Body
  ) {
    self.name = name
    self.parameters = parameters + (variadic.map { [$0] } ?? [])
    self.isVariadic = variadic != nil
    self.result = result
    self.body = body
  }

  /// A function whose result is a string, made by appending it to an output.
  public init(
    _ name: ByteString, _ parameters: [GoType], variadic: GoType? = nil,
    emits emit: @escaping Emit
  ) {
    self.init(name, parameters, variadic: variadic, returns: .string) {
      arguments, execution throws(CallError) in
      let output = execution.output
      let start = output.count
      try emit(arguments, execution, output)
      return .string(output.take(from: start))
    }
    self.emit = emit
  }

  /// A function whose last parameter and result are strings, made by changing the string in place.
  ///
  /// - Parameters:
  ///   - name: The name that templates call it by.
  ///   - parameters: The types of the parameters before the string.
  ///   - transform: Changes the output from a place on; see `Transform`.
  public init(
    _ name: ByteString, _ parameters: [GoType], transforms transform: @escaping Transform
  ) {
    self.init(
      name, parameters + [.string],
      emits: {
        arguments, execution, output throws(CallError) in
        let start = output.count
        output.append(arguments.string(arguments.count - 1))
        try transform(arguments.dropLast(), execution, output, start)
      })
    self.transform = transform
  }
}

extension Function {
  /// Whether the function takes a number of arguments.
  func takes(_ count: Int) -> Bool {
    isVariadic ? count >= parameters.count - 1 : count == parameters.count
  }

  /// Whether the function changes text in place, with a number of arguments before the text.
  func transforms(_ count: Int) -> Bool { transform != nil && count == parameters.count - 1 }

  /// The place of an argument's parameter; all further arguments are the last one's.
  @inline(__always)
  func place(ofParameter index: Int) -> Int { min(index, parameters.count - 1) }

  /// The type that an argument is converted to.
  func parameter(at index: Int) -> GoType { parameters[place(ofParameter: index)] }

  /// What an argument must be.
  @inline(__always)
  func demand(at index: Int) -> Demand { parameters[place(ofParameter: index)].demand }
}
