import GoRuntime
import Testing

@testable import GoTemplate

/// Texts and the tokens that they are cut into.
@Suite struct LexerTests {
  private static func tokens(_ text: String) -> String {
    let source = SourceText(name: "t", ByteString(text))
    var lexer = Lexer(source, names: PlainArray(capacity: 1))
    defer { lexer.names.free() }
    var words: [String] = []
    var isInAction = false
    while true {
      if isInAction {
        lexer.advance()
      } else {
        lexer.advanceToAction()
        if !lexer.text.isEmpty { words.append("text(\(source.string(lexer.text.range)))") }
      }
      if lexer.followsSpace { words.append("_") }
      switch lexer.token {
      case .eof: return words.joined(separator: " ")
      case .error: return (words + ["error(\(lexer.errorText))"]).joined(separator: " ")
      case .comment: continue
      case .leftDelimiter: isInAction = true
      case .rightDelimiter: isInAction = false
      default: break
      }
      words.append("\(lexer.token)(\(source.string(lexer.start..<lexer.end)))")
    }
  }

  @Test(arguments: [
    ("", ""),
    ("now is", "text(now is)"),
    ("a{{/* c */}}b", "text(a) text(b)"),
    ("a \n{{- 3 -}}\n b", "text(a) leftDelimiter({{) number(3) rightDelimiter(}}) text(b)"),
    ("{{-3}}", "leftDelimiter({{) number(-3) rightDelimiter(}})"),
    ("a {{- /* c */ -}} b", "text(a) text(b)"),
    (
      "{{.x .y.z $ $a}}",
      "leftDelimiter({{) field(.x) _ field(.y.z) _ variable($) _ variable($a) "
        + "rightDelimiter(}})"
    ),
    (
      "{{$x := 1 | f}}",
      "leftDelimiter({{) variable($x) _ declare(:=) _ number(1) _ pipe(|) _ identifier(f) "
        + "rightDelimiter(}})"
    ),
    (
      "{{$x = `r\n` 'a' \"s\"}}",
      "leftDelimiter({{) variable($x) _ assign(=) _ rawString(`r\n`) _ charConstant('a') _ "
        + "string(\"s\") rightDelimiter(}})"
    ),
    (
      "{{(1e3 0x1F 0b1 0o7 1_0 1i 1+2i)}}",
      "leftDelimiter({{) leftParenthesis(() number(1e3) _ number(0x1F) _ number(0b1) _ "
        + "number(0o7) _ number(1_0) _ number(1i) _ complex(1+2i) rightParenthesis()) "
        + "rightDelimiter(}})"
    ),
    (
      "{{if else end range with block define template break continue nil true . x}}",
      "leftDelimiter({{) if(if) _ else(else) _ end(end) _ range(range) _ with(with) _ "
        + "block(block) _ define(define) _ template(template) _ break(break) _ "
        + "continue(continue) _ nil(nil) _ bool(true) _ dot(.) _ identifier(x) "
        + "rightDelimiter(}})"
    ),
    (
      "{{0 7 00 1.5 123456789012345 1234567890123456 1|x}}",
      "leftDelimiter({{) number(0) _ number(7) _ number(00) _ number(1.5) _ "
        + "number(123456789012345) _ number(1234567890123456) _ number(1) pipe(|) identifier(x) "
        + "rightDelimiter(}})"
    ),
    (
      "{{.aé.bc._d.e.f0123456789abcdef.g é1}}",
      "leftDelimiter({{) field(.aé.bc._d.e.f0123456789abcdef.g) _ identifier(é1) "
        + "rightDelimiter(}})"
    ),
    (
      "{ {{/* c */ -}} a { b {{/* d */}}0123456789abcdef{{.}}{",
      "text({ ) text(a { b ) text(0123456789abcdef) leftDelimiter({{) dot(.) rightDelimiter(}}) "
        + "text({)"
    ),
    ("{{.a..b}}", "leftDelimiter({{) field(.a) dot(.) field(.b) rightDelimiter(}})"),
    ("{{1}x}}", "leftDelimiter({{) number(1) char(}) identifier(x) rightDelimiter(}})"),
    ("{{ é, }}", "leftDelimiter({{) _ identifier(é) char(,) _ rightDelimiter(}})"),
    ("{{\n}}", "leftDelimiter({{) _ rightDelimiter(}})"),
  ])
  func cuts(text: String, expected: String) {
    #expect(Self.tokens(text) == expected)
  }

  @Test(arguments: [
    ("{{", "leftDelimiter({{) error(unclosed action)"),
    ("{{/* x", "error(unclosed comment)"),
    ("a {{- /* x", "text(a) error(unclosed comment)"),
    ("{{/* x */ }}", "error(comment ends before closing delimiter)"),
    ("{{\"x}}", "leftDelimiter({{) error(unterminated quoted string)"),
    ("{{\"x\n\"}}", "leftDelimiter({{) error(unterminated quoted string)"),
    ("{{`x}}", "leftDelimiter({{) error(unterminated raw quoted string)"),
    ("{{'x}}", "leftDelimiter({{) error(unterminated character constant)"),
    ("{{(1}}", "leftDelimiter({{) leftParenthesis(() number(1) error(unclosed left paren)"),
    ("{{1)}}", "leftDelimiter({{) number(1) error(unexpected right paren)"),
    ("{{3k}}", "leftDelimiter({{) error(bad number syntax: \"3k\")"),
    ("{{1+2}}", "leftDelimiter({{) error(bad number syntax: \"1+2\")"),
    ("{{a:b}}", "leftDelimiter({{) identifier(a) error(expected :=)"),
    ("{{a/b}}", "leftDelimiter({{) error(bad character U+002F '/')"),
    ("{{.a-b}}", "leftDelimiter({{) error(bad character U+002D '-')"),
    ("{{\u{1}}}", "leftDelimiter({{) error(unrecognized character in action: U+0001)"),
    ("{{ ✓ }}", "leftDelimiter({{) _ error(unrecognized character in action: U+2713 '✓')"),
  ])
  func refuses(text: String, expected: String) {
    #expect(Self.tokens(text) == expected)
  }
}
