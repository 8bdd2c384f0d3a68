/// A limit that was reached, by the name of the setting that raises it.
public struct LimitExceeded: Error, Hashable {
  /// The setting's name, the same in every target that has it.
  public var name: String
  /// The setting's value, as people read it.
  public var value: String

  /// A limit that was reached.
  public init(_ name: String, _ value: some CustomStringConvertible) {
    self.name = name
    self.value = value.description
  }

  /// The text of the error where Go and Helm have none.
  public var text: String { "exceeded the limit on \(name) (\(value))" }
}

extension CallError {
  /// The error of a function that would have exceeded a limit.
  ///
  /// - Parameters:
  ///   - name: the limit's name, as it is set.
  ///   - value: the limit's value.
  package static func limit(_ name: String, _ value: Int) -> CallError {
    let limit = LimitExceeded(name, value)
    return CallError(message: ByteString(limit.text), cause: limit)
  }
}
