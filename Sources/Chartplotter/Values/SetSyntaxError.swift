/// Why an argument of `--set` or its kin could not be read.
enum SetSyntaxError: Error {
  /// The text ended: Go's `io.EOF`, which ends parsing and is no fault.
  case end
  /// A fault, with Helm's text.
  case invalid(String)
}
