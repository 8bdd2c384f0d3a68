/// A token: its kind, and where its text lies in the source.
struct Token {
  /// The kinds of tokens, named as in Go's lexer.
  enum Kind: UInt8 {
    case error, bool, char, charConstant, complex, assign, declare, eof, field, identifier
    case leftDelimiter, leftParenthesis, number, pipe, rawString, rightDelimiter
    case rightParenthesis, string, text, variable
    case block, `break`, `continue`, dot, define, `else`, end, `if`, `nil`, range, template, with

    /// Whether the token is a word with a meaning of its own; dot counts as one.
    var isKeyword: Bool { rawValue >= Kind.block.rawValue }
  }

  /// The kind.
  private(set) var kind: Kind
  /// Whether white space stands before the token, within its action.
  private(set) var followsSpace: Bool
  /// Whether the token is quoted and has escapes that may be wrong.
  private(set) var hasRareEscapes: Bool
  private let lower: Int32
  private let upper: Int32

  /// A token between two offsets.
  @inline(__always)
  init(
    kind: Kind = .error, start: Int = 0, end: Int = 0, followsSpace: Bool = false,
    hasRareEscapes: Bool = false
  ) {
    self.kind = kind
    self.followsSpace = followsSpace
    self.hasRareEscapes = hasRareEscapes
    lower = Int32(truncatingIfNeeded: start)
    upper = Int32(truncatingIfNeeded: end)
  }

  /// Where the token starts, in bytes.
  var start: Int { Int(lower) }
  /// Where the token ends, in bytes.
  var end: Int { Int(upper) }
}
