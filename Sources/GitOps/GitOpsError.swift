public import Chartplotter

/// Why an Application, a folder or a comparison could not be worked out.
public struct GitOpsError: Error, Sendable {
  /// What went wrong, as one line or more for people.
  public var message: String
  /// The rendering error underneath, with its position.
  public var cause: RenderError?

  /// An error with a text.
  public init(_ message: String, cause: RenderError? = nil) {
    self.message = message
    self.cause = cause
  }

  /// An error about a file.
  package static func file(_ path: String, _ reason: String) -> GitOpsError {
    GitOpsError("\(path): \(reason)")
  }
}

extension GitOpsError: CustomStringConvertible {
  public var description: String { message }
}
