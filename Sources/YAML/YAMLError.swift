public import GoRuntime

/// What is wrong with a YAML, JSON or TOML text, in the words that Helm would print.
public struct YAMLError: Error, Hashable, Sendable {
  /// The whole text of Go's error.
  public var message: ByteString
  /// The line that the fault was found on, counted from 1; nil when no place is to blame.
  public var line: Int?
  /// The limit that was reached, by its name in `RenderLimits`.
  public var limit: LimitExceeded?

  /// An error with a text, and where it was found.
  public init(_ message: ByteString, line: Int? = nil, limit: LimitExceeded? = nil) {
    self.message = message
    self.line = line
    self.limit = limit
  }

  /// An error with a text, and where it was found.
  init(_ message: String, line: Int? = nil, limit: LimitExceeded? = nil) {
    self.init(ByteString(message), line: line, limit: limit)
  }

  /// The error of a value whose text would be too long.
  static func tooLong(_ bytes: Int) -> YAMLError {
    let limit = LimitExceeded("stringBytes", bytes)
    return YAMLError(limit.text, limit: limit)
  }
}

extension YAMLError: CustomStringConvertible {
  /// The text of Go's error.
  public var description: String { message.text }
}
