import GoRuntime
import GoTemplate
import Testing

/// Templates executed over one set of data, and the whole of what comes out.
@Suite struct ExecutionTests {
  private static let data: Value = .map(
    ValueMap([
      ("s", .string("hello world")), ("t", .bool(true)), ("f", .bool(false)), ("n", .float(42)),
      ("null", .null), ("list", .list([.string("c"), .string("a"), .string("b")])),
      ("map", .map(ValueMap([("b", .float(2)), ("a", .float(1))]))),
      ("deep", .map(ValueMap([("a", .map(ValueMap([("b", .string("leaf"))])))]))),
    ]))

  static func render(_ template: String) -> String {
    do throws(TemplateError) {
      var set = TemplateSet(name: "gotpl", missingKey: .zero)
      try set.parse(ByteString(template), name: "t")
      let output = OutputBuffer()
      try set.execute("t", data: data, to: output)
      return output.string().text
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    ("", ""),
    ("}}", "}}"),
    ("{{/* c */}}x", "x"),
    ("{{- /* c */ -}} x", "x"),
    ("a {{- \"b\" -}} c", "abc"),
    ("{{ `raw \"q\" \\n` }}", "raw \"q\" \\n"),
    ("{{ \"esc\\t\\\"q\\\"\\u2713\\x41\\101\" }}", "esc\t\"q\"✓AA"),
    ("{{ 'a' }} {{ 0x10 }} {{ 1e3 }} {{ 1_000 }} {{ 1i }}", "97 16 1000 1000 (0+1i)"),
    ("{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ end }}{{ $x }}", "2"),
    ("{{ $x := 1 }}{{ if true }}{{ $x := 2 }}{{ $x }}{{ end }}{{ $x }}", "21"),
    ("{{ if .f }}1{{ else if .t }}2{{ else }}3{{ end }}", "2"),
    ("{{ with .missing }}y{{ else with .s }}{{ . }}{{ else }}n{{ end }}", "hello world"),
    ("{{ range .list }}{{ . }},{{ end }}", "c,a,b,"),
    ("{{ range $i, $v := .list }}{{ $i }}{{ $v }};{{ end }}", "0c;1a;2b;"),
    ("{{ range $k, $v := .map }}{{ $k }}={{ $v }};{{ end }}", "a=1;b=2;"),
    ("{{ range 3 }}{{ . }}{{ else }}none{{ end }}", "012"),
    ("{{ range -1 }}x{{ else }}none{{ end }}", "none"),
    ("{{ range $i, $v := .list }}{{ if eq $i 1 }}{{ continue }}{{ end }}{{ $v }}{{ end }}", "cb"),
    ("{{ range .list }}{{ if eq . \"a\" }}{{ break }}{{ end }}{{ . }}{{ end }}", "c"),
    ("{{ define \"a\" }}A{{ . }}{{ $ }}{{ end }}{{ template \"a\" 1 }}", "A11"),
    ("{{ block \"b\" .s }}[{{ . }}]{{ end }}", "[hello world]"),
    ("{{ .deep.a.b }}{{ (.deep.a).b }}{{ $.deep.a.b }}", "leafleafleaf"),
    ("{{ .missing }}|{{ .null }}|{{ ((.missing).x).y }}", "<no value>|<no value>|<no value>"),
    ("{{ and 1 0 2 }}{{ or 0 \"\" nil \"x\" }}{{ 1 | and true }}", "0x1"),
    ("{{ print \"a\" | printf \"%s-%s\" \"b\" | len }}", "3"),
    ("{{ index .map \"a\" }}{{ index .list 1 }}{{ index \"abc\" 1 }}", "1a98"),
    ("{{ slice .s 1 3 }}{{ slice .list 1 }}", "el[a b]"),
    (
      "{{ html \"<a&'>\" }}{{ js \"'<\" }}{{ urlquery \"a b&\" }}",
      "&lt;a&amp;&#39;&gt;\\'\\u003Ca+b%26"
    ),
    ("{{ lt 1 2 }}{{ ge 2.5 2.5 }}{{ ne \"a\" \"b\" }}{{ eq 1 2 3 1 }}", "truetruetruetrue"),
    ("{{ range $x := .list }}{{ $x = 1 }}{{ $x }}{{ . }}{{ end }}", "1c1a1b"),
    ("{{ $ = 1 }}{{ $ }}{{ .s }}", "1hello world"),
    ("{{ $y := 1 }}{{ if false }}{{ $y := 2 }}{{ else }}{{ $y }}{{ end }}", "1"),
    (
      "{{ if .f }}{{ $z := 2 }}{{ else }}{{ $z }}{{ end }}",
      "template: t:1:37: executing \"t\" at <$z>: undefined variable: $z"
    ),
  ])
  func renders(template: String, expected: String) {
    #expect(Self.render(template) == expected)
  }
}
