/// Why an argument of `--set` or its kin could not be read.
enum SetSyntaxError: Error {
  /// The text ended: Go's `io.EOF`, which ends parsing and is no fault.
  case end
  /// A fault, with Helm's text, and the limit that is to blame.
  case invalid(String, limit: RenderError.Limit? = nil)

  /// The limit that is to blame.
  var limit: RenderError.Limit? {
    if case .invalid(_, let limit) = self { limit } else { nil }
  }
}
