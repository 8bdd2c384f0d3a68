/// What a token is, named as in Go's lexer.
enum Token: UInt8 {
  case error, assign, declare, eof, leftDelimiter, pipe, rightDelimiter, rightParenthesis
  // What parts a text from another one.
  case comment
  // Other characters of an action, such as the comma.
  case char
  // What a term can begin with.
  case charConstant, complex, field, identifier, leftParenthesis, number, rawString, string
  case variable, bool, `nil`, dot
  // Words with a meaning of their own.
  case block, `break`, `continue`, define, `else`, end, `if`, range, template, with

  /// Whether a term can begin with the token.
  var startsTerm: Bool {
    rawValue >= Token.charConstant.rawValue && rawValue <= Token.dot.rawValue
  }

  /// Whether Go takes the token for a word with a meaning of its own.
  var isKeyword: Bool {
    rawValue >= Token.nil.rawValue
  }

  /// Whether the token is a string, in either kind of quotes.
  var isString: Bool { self == .string || self == .rawString }
}
