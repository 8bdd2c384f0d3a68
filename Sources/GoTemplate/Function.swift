public import GoRuntime

/// A function that templates can call: its Go signature, and what it does.
///
/// The executor checks and converts arguments by the signature before it calls the body, with the
/// errors that Go's reflection gives, so a body may rely on the types it declared.
public struct Function: Sendable {
  /// What a function does: checked arguments in, a value or Go's error out.
  public typealias Body =
    @Sendable (_ arguments: Arguments, _ execution: Execution) throws(CallError) -> Value

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
}
