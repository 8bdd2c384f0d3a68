/// What is wrong with the command line, in the words of Helm's flag library.
struct FlagError: Error, Hashable {
  var message: String

  /// An error with a text.
  init(_ message: String) { self.message = message }
}
