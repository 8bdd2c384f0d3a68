import GoRuntime
import GoTemplate
import Testing

/// Several texts in one set: which definition wins, what is visible where, and threads.
@Suite struct TemplateSetTests {
  private static func render(_ set: TemplateSet, _ name: ByteString) -> String {
    do throws(TemplateError) {
      let output = OutputBuffer()
      try set.execute(name, data: .int(1), to: output)
      return output.string().text
    } catch {
      return error.description
    }
  }

  private static let tpl = FunctionTable([
    Function(
      "tpl", [.string, .any],
      emits: { arguments, execution, _ throws(CallError) in
        do throws(TemplateError) {
          try execution.expand(arguments.string(0), arguments[1])
        } catch {
          throw CallError(message: "in tpl: ", cause: error)
        }
      })
  ])

  @Test func laterDefinitionsReplaceEarlierOnesUnlessEmpty() throws {
    var set = TemplateSet()
    try set.parse("{{ define \"a\" }}1{{ end }}", name: "x")
    try set.parse("{{ template \"a\" }}", name: "main")
    #expect(Self.render(set, "main") == "1")
    try set.parse("{{ define \"a\" }}2{{ end }}", name: "y")
    #expect(Self.render(set, "main") == "2")
    try set.parse("{{ define \"a\" }} {{/* c */}}\n{{ end }}", name: "z")
    #expect(Self.render(set, "main") == "2")
    #expect(set.names == ["a", "main", "x", "y", "z"])
  }

  @Test func unknownNamesAreErrors() {
    #expect(
      Self.render(TemplateSet(name: "gotpl"), "no")
        == "template: no template \"no\" associated with template \"gotpl\"")
  }

  @Test func expandedTextsSeeWhatIsAroundThemAndLeakNothing() throws {
    var set = TemplateSet(name: "gotpl", functions: Self.tpl)
    try set.parse("{{ define \"a\" }}outer{{ end }}", name: "x")
    let text =
      #"{{ tpl "{{ define \"b\" }}B{{ end }}{{ template \"b\" }}{{ template \"a\" }}" . }}"#
      + #"{{ tpl "{{ define \"a\" }}inner{{ end }}{{ template \"a\" }}" . }}"#
      + #"{{ tpl "{{ define \"c\" }}C{{ end }}{{ tpl `{{ template \"c\" }}` . }}" . }}"#
      + #"{{ tpl "plain" . }}{{ template "a" }}"#
    try set.parse(ByteString(text), name: "main")
    #expect(Self.render(set, "main") == "BouterinnerCplainouter")
    try set.parse(#"{{ tpl "{{ define \"b\" }}B{{ end }}" . }}{{ template "b" }}"#, name: "leak")
    #expect(Self.render(set, "leak").hasSuffix("template \"b\" not defined"))
    try set.parse(#"{{ tpl "{{" . }}"#, name: "bad")
    #expect(
      Self.render(set, "bad")
        == "template: bad:1:3: executing \"bad\" at <tpl \"{{\" .>: error calling tpl: in tpl: "
        + "template: gotpl:1: unclosed action")
  }

  @Test func missingKeysFollowTheOption() throws {
    let data = Value.map(ValueMap([("a", .map(ValueMap()))]))
    for (option, expected) in [
      (TemplateSet.MissingKey.noValue, "<no value>"), (.zero, "<no value>"),
      (.error, "template: t:1:4: executing \"t\" at <.a.b>: map has no entry for key \"b\""),
    ] {
      var set = TemplateSet(missingKey: option)
      try set.parse("{{.a.b}}", name: "t")
      let output = OutputBuffer()
      do throws(TemplateError) {
        try set.execute("t", data: data, to: output)
        #expect(output.string().text == expected)
      } catch {
        #expect(error.description == expected)
      }
    }
  }

  @Test func severalThreadsShareASet() async throws {
    var building = TemplateSet(name: "gotpl", functions: Self.tpl)
    try building.parse(
      "{{ range 50 }}{{ tpl \"{{ . }},\" . }}{{ tpl (printf \"{{ %d }}\" .) . }}{{ end }}",
      name: "t")
    let set = building
    let expected = Self.render(set, "t")
    await withTaskGroup(of: String.self) { group in
      for _ in 0..<8 { group.addTask { Self.render(set, "t") } }
      for await result in group { #expect(result == expected) }
    }
  }
}
