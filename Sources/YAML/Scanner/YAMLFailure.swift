import GoRuntime

/// Why a text could not be scanned or parsed: the problem, and the lines that go-yaml names in its
/// messages by rules of its own.
struct YAMLFailure: Error {
  /// The stages of go-yaml, which report lines differently.
  enum Stage {
    case reader, scanner, parser
  }

  /// What went wrong.
  var problem: String
  /// The stage that found it.
  var stage: Stage
  /// The line of the problem, counted from 0.
  var line = 0
  /// The line where the construct began, counted from 0.
  var contextLine = 0
  /// The limit that was reached.
  var limit: LimitExceeded?

  /// A collection that lies within too many others.
  static func tooDeep(
    _ limit: Int, line: Int, contextLine: Int = 0
  ) -> YAMLFailure {
    YAMLFailure(
      problem: "exceeded max depth of \(limit)", stage: .scanner, line: line,
      contextLine: contextLine, limit: LimitExceeded("yamlDepth", limit))
  }

  /// A node that is one too many.
  static func tooManyNodes(_ limit: Int, line: Int) -> YAMLFailure {
    YAMLFailure(
      problem: "exceeded max nodes of \(limit)", stage: .scanner, line: line,
      limit: LimitExceeded("yamlNodes", limit))
  }

  /// The text of go-yaml's error.
  ///
  /// Only the scanner's lines are counted from 1: the others name the line before, and nothing at
  /// all for the first line.
  var message: String {
    if line != 0 {
      return "yaml: line \(stage == .scanner ? line + 1 : line): \(problem)"
    }
    if contextLine != 0 { return "yaml: line \(contextLine): \(problem)" }
    return "yaml: \(problem)"
  }

  /// The error as the reader reports it, with the true line beside go-yaml's text.
  var error: YAMLError {
    YAMLError(
      "error converting YAML to JSON: \(message)", line: stage == .reader ? nil : line + 1,
      limit: limit)
  }
}
