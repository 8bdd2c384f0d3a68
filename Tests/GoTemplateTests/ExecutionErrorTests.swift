import GoRuntime
import GoTemplate
import Testing

/// Templates that fail while they are executed, with Go's whole text.
@Suite struct ExecutionErrorTests {
  private static let functions = FunctionTable([
    Function("upper", [.string], returns: .string) { arguments, _ in
      .string(ByteString(arguments.string(0).text.uppercased()))
    },
    Function("repeat", [.int, .string], returns: .string) { arguments, _ in
      .string(String(repeating: arguments.string(1).text, count: arguments.int(0)))
    },
    Function("broken", [], returns: .any) { _, _ throws(CallError) in throw CallError("boom") },
    Function(
      "include", [.string, .any],
      emits: { arguments, execution, _ throws(CallError) in
        do throws(TemplateError) {
          if try execution.execute(arguments.string(0), arguments[1], maximumNesting: 1000) {
            return
          }
        } catch {
          throw CallError(message: ByteString(), cause: error)
        }
        throw CallError("nested too deeply")
      }),
    Function(
      "nindent", [.int],
      transforms: { arguments, _, output, start in
        let text = output.take(from: start)
        output.append("\n" + String(repeating: " ", count: arguments.int(0)))
        output.append(text)
      }),
  ])

  private static func render(_ template: String, limits: ExecutionLimits = .init()) -> String {
    do throws(TemplateError) {
      var set = TemplateSet(name: "gotpl", functions: functions, missingKey: .zero)
      try set.parse(ByteString(template), name: "t")
      let output = OutputBuffer()
      let data = ValueMap([
        ("s", .string("x")), ("n", .float(1)), ("list", .list([.string("a"), .null])),
        ("null", .null),
      ])
      try set.execute("t", data: .map(data), to: output, limits: limits)
      return output.string().text
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    ("{{ .a.b }}", "1:5", "<.a.b>: nil pointer evaluating interface {}.b"),
    ("{{ .s.b }}", "1:5", "<.s.b>: can't evaluate field b in type interface {}"),
    ("{{ $x := \"a\" }}{{ $x.b }}", "1:20", "<$x.b>: can't evaluate field b in type string"),
    (
      "{{ range .list }}{{ .b }}{{ end }}", "1:20",
      "<.b>: can't evaluate field b in type interface {}"
    ),
    (
      "{{ range $v := .list }}{{ if not $v }}{{ $v.b }}{{ end }}{{ end }}", "1:43",
      "<$v.b>: nil pointer evaluating interface {}.b"
    ),
    ("{{ upper 1 }}", "1:9", "<1>: expected string; found 1"),
    ("{{ upper .n }}", "1:9", "<.n>: wrong type for value; expected string; got float64"),
    (
      "{{ upper .null }}", "1:9", "<.null>: wrong type for value; expected string; got interface {}"
    ),
    ("{{ .null | upper }}", "1:11", "<upper>: invalid value; expected string"),
    ("{{ .n | repeat 2 }}", "1:15", "<2>: wrong type for value; expected string; got float64"),
    ("{{ repeat \"2\" \"x\" }}", "1:10", "<\"2\">: expected integer; found \"2\""),
    ("{{ upper nil }}", "1:9", "<nil>: cannot assign nil to string"),
    ("{{ upper }}", "1:3", "<upper>: wrong number of args for upper: want 1 got 0"),
    ("{{ index }}", "1:3", "<index>: wrong number of args for index: want at least 1 got 0"),
    ("{{ broken }}", "1:3", "<broken>: error calling broken: boom"),
    ("{{ print (broken) }}", "1:10", "<broken>: error calling broken: boom"),
    ("{{ nil }}", "1:3", "<nil>: nil is not a command"),
    ("{{ \"a\" \"b\" }}", "1:3", "<\"a\">: can't give argument to non-function \"a\""),
    ("{{ .s 1 }}", "1:3", "<.s>: s is not a method but has arguments"),
    ("{{ $x = 1 }}", "1:8", "<1>: undefined variable: $x"),
    ("{{ range .s }}{{ end }}", "1:9", "<.s>: range can't iterate over x"),
    ("{{ template \"no\" . }}", "1:12", "<{{template \"no\" .}}>: template \"no\" not defined"),
    (
      "{{ eq 1 \"a\" }}", "1:3",
      "<eq 1 \"a\">: error calling eq: incompatible types for comparison: int and string"
    ),
    ("{{ len .null }}", "1:3", "<len .null>: error calling len: len of nil pointer"),
    ("{{ call 1 }}", "1:3", "<call 1>: error calling call: non-function 1 of type int"),
    ("\n\n {{ .a.b }}", "3:6", "<.a.b>: nil pointer evaluating interface {}.b"),
    (
      "{{ include \"no\" . | nindent 2 }}", "1:3",
      "<include \"no\" .>: error calling include: template: no template \"no\" associated with template \"gotpl\""
    ),
  ])
  func fails(template: String, place: String, message: String) {
    #expect(
      Self.render(template) == "template: t:\(place): executing \"t\" at \(message)")
  }

  @Test func errorsOfIncludesAreChained() {
    #expect(
      Self.render("{{ define \"a\" }}\n{{ .a.b }}{{ end }}{{ include \"a\" . | nindent 2 }}")
        == "template: t:2:22: executing \"t\" at <include \"a\" .>: error calling include: "
        + "template: t:2:5: executing \"a\" at <.a.b>: nil pointer evaluating interface {}.b")
  }

  @Test func textPipelinesMakeText() {
    #expect(
      Self.render("{{ define \"a\" }}A{{ end }}a:{{ include \"a\" . | nindent 2 }}") == "a:\n  A")
    #expect(
      Self.render(
        "{{ define \"a\" }}A{{ end }}{{ $x := include \"a\" . | nindent 2 }}{{ len $x }}") == "4")
  }

  @Test func limitsNameThemselves() {
    var limits = ExecutionLimits()
    limits.steps = 1000
    #expect(
      Self.render("{{ range 2000 }}{{ end }}", limits: limits)
        == "template: t:1:9: executing \"t\" at <{{range 2000}}{{end}}>: "
        + "exceeded the limit on steps (1000)"
        || Self.render("{{ range 2000 }}{{ end }}", limits: limits)
          .hasSuffix("exceeded the limit on steps (1000)")
    )
    limits = ExecutionLimits()
    limits.templateOutputBytes = 10
    #expect(
      Self.render("{{ range 2000 }}xxxx{{ end }}", limits: limits)
        .hasSuffix("exceeded the limit on templateOutputBytes (10)"))
    limits = ExecutionLimits()
    limits.depth = 50
    #expect(
      Self.render(
        "{{ define \"a\" }}{{ template \"a\" }}{{ end }}{{ template \"a\" }}", limits: limits
      )
      .hasSuffix("exceeded maximum template depth (50)"))
  }

  @Test func endlessRecursionEnds() {
    #expect(
      Self.render("{{ define \"a\" }}{{ template \"a\" }}{{ end }}{{ template \"a\" }}")
        .hasSuffix("exceeded maximum template depth (100000)"))
    #expect(
      Self.render("{{ define \"a\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}")
        .hasSuffix("error calling include: nested too deeply"))
  }
}
