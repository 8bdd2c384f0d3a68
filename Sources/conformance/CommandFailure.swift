/// Why the tool could not do its work at all.
struct CommandFailure: Error {
  var message: String

  /// A failure with a text for people.
  init(_ message: String) { self.message = message }
}
