internal import Chartplotter

/// What one target gave.
struct TargetOutcome: Sendable {
  /// What goes to standard output.
  var output: [UInt8] = []
  /// What goes to standard error, ready to print.
  var complaint: String?
  /// The fault in one line, for the list at the end; nil when all went well.
  var failure: String?
}
