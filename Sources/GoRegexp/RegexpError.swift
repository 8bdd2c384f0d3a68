public import GoRuntime

/// Why a pattern is no regular expression, in the words of Go's `regexp/syntax`.
public struct RegexpError: Error, Sendable, Hashable {
  /// The kinds of faults that Go tells apart.
  public enum Code: String, Sendable {
    case invalidCharClass = "invalid character class"
    case invalidCharRange = "invalid character class range"
    case invalidEscape = "invalid escape sequence"
    case invalidNamedCapture = "invalid named capture"
    case invalidPerlOp = "invalid or unsupported Perl syntax"
    case invalidRepeatOp = "invalid nested repetition operator"
    case invalidRepeatSize = "invalid repeat count"
    case invalidUTF8 = "invalid UTF-8"
    case missingBracket = "missing closing ]"
    case missingParen = "missing closing )"
    case missingRepeatArgument = "missing argument to repetition operator"
    case trailingBackslash = "trailing backslash at end of expression"
    case unexpectedParen = "unexpected )"
    case nestingDepth = "expression nests too deeply"
    case large = "expression too large"
  }

  /// What is wrong.
  public var code: Code
  /// The part of the pattern that is wrong.
  public var expression: ByteString

  /// Go's text of the error.
  public var message: ByteString {
    let output = OutputBuffer()
    output.append("error parsing regexp: ")
    output.append(code.rawValue)
    output.append(": `")
    output.append(expression)
    output.append(UInt8(ascii: "`"))
    return output.string()
  }
}
