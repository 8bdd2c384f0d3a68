public import GoRuntime

/// Why a schema can't be used: it isn't JSON, isn't a valid schema, or refers to what can't be had.
public struct SchemaError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The text, as the library that Helm uses prints it.
  public var message: String
  /// The limit that was reached, by its name in `RenderLimits`.
  public var limit: LimitExceeded?

  /// An error with a text.
  init(_ message: String, limit: LimitExceeded? = nil) {
    self.message = message
    self.limit = limit
  }

  /// What `jsonschema.UnmarshalJSON` says of anything that follows the value.
  static var trailing: SchemaError { SchemaError("invalid character after top-level value") }

  public var description: String { message }
}
