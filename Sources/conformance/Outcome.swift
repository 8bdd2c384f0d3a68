/// How one case ended.
struct Outcome: Sendable {
  var id: String
  var actual: Answer
  /// What differs from the expected answer, for people; nil when the case passed.
  var difference: String?
}
