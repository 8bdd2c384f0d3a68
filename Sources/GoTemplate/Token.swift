/// A token: its kind, and where its text lies in the source.
struct Token {
  /// The kinds of tokens, named as in Go's lexer.
  enum Kind: UInt8 {
    case error, bool, char, charConstant, complex, assign, declare, eof, field, identifier
    case leftDelimiter, leftParenthesis, number, pipe, rawString, rightDelimiter
    case rightParenthesis, space, string, text, variable
    case block, `break`, `continue`, dot, define, `else`, end, `if`, `nil`, range, template, with

    /// Whether the token is a word with a meaning of its own; dot counts as one.
    var isKeyword: Bool { rawValue >= Kind.block.rawValue }
  }

  /// The kind.
  var kind: Kind = .error
  /// Where the token starts, in bytes.
  var start = 0
  /// Where the token ends, in bytes.
  var end = 0
}
