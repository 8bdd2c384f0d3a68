import GoRuntime
import Testing

@Suite("Texts in pipelines")
struct TextPipelineTests {
  /// Functions as commands of their own, behind a template's text, and as arguments: three ways
  /// through the executor that must agree.
  @Test(
    "are the same however a function gets its text",
    arguments: [
      ("nindent 2", "a\nb\n", "\n  a\n  b\n  "), ("indent 0", "a\n\nb", "a\n\nb"),
      ("indent 3", "", "   "), ("nindent 1", "\n", "\n \n "), ("trim", "\n a b \t", "a b"),
      ("trimSuffix \"-\"", "a--", "a-"), ("trimPrefix \"a\"", "abc", "bc"),
      ("trimAll \"$é\"", "é$5.00$é", "5.00"), ("trunc 3", "abcdef", "abc"),
      ("trunc -2", "abcdef", "ef"), ("upper", "aé1", "AÉ1"), ("lower", "ABC", "abc"),
      ("replace \"b\" \"xy\"", "abcb", "axycxy"), ("replace \"\" \"-\"", "aé", "-a-é-"),
      ("quote", "a\"\n", "\"a\\\"\\n\""), ("squote", "a'b", "'a'b'"), ("toString", "x", "x"),
      ("title", "hello wide world", "Hello Wide World"), ("repeat 2", "ab", "abab"),
    ] as [(String, String, String)])
  func agree(command: String, text: String, expected: String) throws {
    let data = Value.string(text)
    #expect(try render("{{ . | \(command) }}", data: data) == expected)
    #expect(try render("{{ \(command) . }}", data: data) == expected)
    #expect(try render("{{ print . | \(command) }}", data: data) == expected)
    #expect(try render("{{ $x := . | \(command) }}{{ $x }}", data: data) == expected)
    #expect(
      try render("<{{ printf \"%s\" . | \(command) | print }}>", data: data) == "<\(expected)>")
  }

  @Test(
    "end with an error instead of filling memory",
    arguments: [
      ("{{ repeat 100000000 \"x\" }}", "exceeded the limit on stringBytes (33554432)"),
      ("{{ \"x\" | indent 100000000 }}", "exceeded the limit on stringBytes (33554432)"),
      ("{{ until 100000000 }}", "exceeded the limit on listElements (1000000)"),
      ("{{ randAlpha 100000000 }}", "exceeded the limit on stringBytes (33554432)"),
      (
        "{{ $s := \"x\" }}{{ range until 100 }}{{ $s = b64enc (print $s $s) }}{{ end }}",
        "exceeded the limit on stringBytes (33554432)"
      ),
      (
        "{{ $l := list 1 2 }}{{ range until 100 }}{{ $l = concat $l $l }}{{ end }}",
        "exceeded the limit on listElements (1000000)"
      ),
      (
        "{{ join (repeat 1000000 \"x\") (until 1000) }}",
        "exceeded the limit on stringBytes (33554432)"
      ),
      ("{{ nindent 9223372036854775807 \"x\" }}", "exceeded the limit on stringBytes (33554432)"),
    ] as [(String, String)])
  func areLimited(template: String, message: String) {
    #expect(failure(of: template)?.hasSuffix(message) == true)
  }

  @Test(
    "end with an error on a map that holds itself",
    arguments: [
      "{{ $d := dict }}{{ $_ := set $d \"a\" $d }}{{ $_ := set $d \"b\" $d }}{{ ACTION }}"
    ],
    ["$d", "printf \"%v\" $d", "print $d", "toString $d", "quote $d", "cat $d"])
  func detectCycles(template: String, action: String) {
    let message = failure(of: template.replacing("ACTION", with: action))
    #expect(message?.contains("value nests deeper than 1000 levels") == true)
  }

  @Test("end with an error when a format asks for too much")
  func limitsFormats() {
    let message = failure(of: "{{ printf (repeat 10000 \"%1000000[1]d\") 1 }}")
    #expect(message?.hasSuffix("or is too large to print") == true)
  }
}
