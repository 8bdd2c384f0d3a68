import Testing

/// Branches that are lowered with the template around them, and again so long that they are lowered
/// only when they are executed: what comes out is the same.
@Suite struct DeferredBlockTests {
  /// In each template `#` stands for nothing, or for many actions that print nothing.
  @Test(arguments: [
    ("{{ if .t }}#a{{ else }}#b{{ end }}c", "ac"),
    ("{{ if .f }}#a{{ else }}#b{{ end }}c", "bc"),
    ("{{ if .f }}#a{{ else if .t }}#b{{ else }}#c{{ end }}", "b"),
    ("{{ $x := 1 }}{{ if .t }}#{{ $x = 2 }}{{ end }}{{ $x }}", "2"),
    ("{{ $x := 1 }}{{ if .t }}#{{ $x := 2 }}{{ $x }}{{ end }}{{ $x }}", "21"),
    (
      "{{ $x := 1 }}{{ if .t }}#{{ $y := 2 }}{{ if .t }}#{{ $x = $y }}{{ $y = 3 }}{{ end }}"
        + "{{ $x }}{{ $y }}{{ end }}{{ $x }}", "232"
    ),
    ("{{ with .s }}#{{ . }}{{ $.t }}{{ end }}{{ .f }}", "hello worldtruefalse"),
    ("{{ with $x := .n }}#{{ $x }}{{ with $.f }}{{ else }}#{{ $x }}{{ end }}{{ end }}", "4242"),
    ("{{ with .missing }}#a{{ else }}#{{ .s }}{{ end }}", "hello world"),
    (
      "{{ range $i, $v := .list }}{{ if eq $i 1 }}#{{ continue }}{{ end }}{{ $v }}{{ end }}",
      "cb"
    ),
    ("{{ range .list }}{{ if eq . \"a\" }}#{{ break }}{{ end }}{{ . }}{{ end }}", "c"),
    ("{{ if .t }}#{{ range $k, $v := .map }}#{{ $k }}={{ $v }};{{ end }}{{ end }}", "a=1;b=2;"),
    (
      "{{ define \"a\" }}{{ if . }}#{{ $ }}{{ end }}{{ end }}{{ range .list }}{{ template \"a\" . }}"
        + "{{ end }}", "cab"
    ),
    (
      "{{ if .t }}#{{ $a := 1 }}{{ $b := 2 }}{{ end }}{{ $c := 3 }}{{ if .t }}#{{ $c }}{{ end }}",
      "3"
    ),
  ])
  func printsTheSame(template: String, expected: String) {
    for filling in ["", String(repeating: "{{ `` }}", count: 20)] {
      #expect(ExecutionTests.render(template.replacing("#", with: filling)) == expected)
    }
  }

  @Test func errorsNameTheirPlaceInTheWholeText() {
    let filling = String(repeating: "{{ `` }}\n", count: 20)
    #expect(
      ExecutionTests.render(
        "{{ if .t }}\(filling){{ if .t }}\(filling){{ .s.x }}{{ end }}{{ end }}")
        == "template: t:41:5: executing \"t\" at <.s.x>: can't evaluate field x in type interface {}"
    )
  }
}
