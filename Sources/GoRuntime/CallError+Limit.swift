/// Marks the error of a function that would have exceeded a limit.
public struct LimitExceeded: Error {
  /// The marker.
  public init() {}
}

extension CallError {
  /// The error of a function that would have exceeded a limit.
  ///
  /// - Parameters:
  ///   - name: the limit's name, as it is set.
  ///   - value: the limit's value.
  package static func limit(_ name: String, _ value: Int) -> CallError {
    CallError(
      message: ByteString("exceeded the limit on \(name) (\(value))"), cause: LimitExceeded())
  }
}
