import Chartplotter
import Testing

/// Each field of `RenderLimits`, when it is reached, is named by the error with its value, and with
/// the place where that can be said; Helm's text stays Helm's.
@Suite struct LimitErrorTests {
  /// What reaches one limit.
  struct Case: Sendable, CustomTestStringConvertible {
    var limit: String
    var value: String
    var tighten: @Sendable (inout RenderLimits) -> Void
    var files: [String: String]
    var set: [String] = []
    /// What `helm template` would print, or what stands in for it.
    var message: String
    var place: String?

    var testDescription: String { limit }
  }

  private static let cases: [Case] = [
    Case(
      limit: "includeDepth", value: "1", tighten: { $0.includeDepth = 1 },
      files: [
        "templates/a.yaml": "a:\n  {{ include \"x\" . }}",
        "templates/_x.tpl": "{{ define \"x\" }}{{ include \"x\" . }}{{ end }}",
      ],
      message: "template: web/templates/a.yaml:2:5: executing \"web/templates/a.yaml\" at "
        + "<include \"x\" .>: error calling include: template: web/templates/_x.tpl:1:19: executing "
        + "\"x\" at <include \"x\" .>: error calling include: template: web/templates/_x.tpl:1:19: "
        + "executing \"x\" at <include \"x\" .>: error calling include: rendering template has a "
        + "nested reference name: x: unable to execute template",
      place: "web/templates/_x.tpl:1:20"),
    Case(
      limit: "tplDepth", value: "1", tighten: { $0.tplDepth = 1 },
      files: [
        "templates/a.yaml": "{{ tpl \"{{ tpl .Values.a . }}\" . }}", "values.yaml": "a: '{{ 1 }}'",
      ],
      message: "template: web/templates/a.yaml:1:3: executing \"web/templates/a.yaml\" at "
        + "<tpl \"{{ tpl .Values.a . }}\" .>: error calling tpl: error during tpl function execution "
        + "for \"{{ tpl .Values.a . }}\": template: gotpl:1:3: executing \"gotpl\" at "
        + "<tpl .Values.a .>: error calling tpl: error during tpl function execution for "
        + "\"{{ 1 }}\": template: gotpl:1:3: executing \"gotpl\" at <1>: exceeded the limit on "
        + "tplDepth (1)",
      place: "gotpl:1:4"),
    Case(
      limit: "steps", value: "100", tighten: { $0.steps = 100 },
      files: ["templates/a.yaml": "a:\n{{ range until 40 }}{{ add . 1 }}{{ end }}"],
      message: "web/templates/a.yaml:2:23\n  executing \"web/templates/a.yaml\" at <add . 1>:\n"
        + "    exceeded the limit on steps (100)",
      place: "web/templates/a.yaml:2:24"),
    Case(
      limit: "templateOutputBytes", value: "100", tighten: { $0.templateOutputBytes = 100 },
      files: ["templates/a.yaml": "{{ range until 99 }}text{{ end }}"],
      message: "web/templates/a.yaml:1:15\n  executing \"web/templates/a.yaml\" at <99>:\n"
        + "    exceeded the limit on templateOutputBytes (100)",
      place: "web/templates/a.yaml:1:16"),
    Case(
      limit: "outputBytes", value: "10", tighten: { $0.outputBytes = 10 },
      files: ["templates/a.yaml": "a: text", "templates/b.yaml": "b: text"],
      message: "exceeded the limit on outputBytes (10)", place: "web/templates/a.yaml:0:0"),
    Case(
      limit: "stringBytes", value: "10", tighten: { $0.stringBytes = 10 },
      files: ["templates/a.yaml": "{{ repeat 11 \"x\" }}"],
      message: "template: web/templates/a.yaml:1:3: executing \"web/templates/a.yaml\" at "
        + "<repeat 11 \"x\">: error calling repeat: exceeded the limit on stringBytes (10)",
      place: "web/templates/a.yaml:1:4"),
    Case(
      limit: "listElements", value: "10", tighten: { $0.listElements = 10 },
      files: ["templates/a.yaml": "{{ until 11 }}"],
      message: "template: web/templates/a.yaml:1:3: executing \"web/templates/a.yaml\" at "
        + "<until 11>: error calling until: exceeded the limit on listElements (10)",
      place: "web/templates/a.yaml:1:4"),
    Case(
      limit: "wallTime", value: "0.0 seconds", tighten: { $0.wallTime = .zero },
      files: ["templates/a.yaml": "{{ range until 1000 }}{{ end }}"],
      message: "web/templates/a.yaml:1:15\n  executing \"web/templates/a.yaml\" at <1000>:\n"
        + "    exceeded the limit on wallTime (0.0 seconds)",
      place: "web/templates/a.yaml:1:16"),
    Case(
      limit: "fileBytes", value: "100", tighten: { $0.fileBytes = 100 },
      files: ["big.txt": String(repeating: "x", count: 101)],
      message: "chart file \"big.txt\" is larger than the maximum file size 100"),
    Case(
      limit: "chartBytes", value: "200", tighten: { $0.chartBytes = 200 },
      files: [
        "a.txt": String(repeating: "x", count: 101), "b.txt": String(repeating: "x", count: 101),
      ],
      message: "chart is larger than the maximum size 200"),
    Case(
      limit: "files", value: "2", tighten: { $0.files = 2 },
      files: ["a.txt": "", "b.txt": ""],
      message: "chart has more than the maximum of 2 files"),
    Case(
      limit: "chartDepth", value: "1", tighten: { $0.chartDepth = 1 },
      files: [
        "charts/a/Chart.yaml": "apiVersion: v2\nname: a\nversion: 1.0.0\n",
        "charts/a/charts/b/Chart.yaml": "apiVersion: v2\nname: b\nversion: 1.0.0\n",
      ],
      message: "error unpacking subchart a in web: error unpacking subchart b in a: charts are "
        + "nested more than 1 levels deep"),
    Case(
      limit: "yamlDepth", value: "3", tighten: { $0.yamlDepth = 3 },
      files: ["values.yaml": "a:\n  b: [[1]]\n"],
      message: "cannot load values.yaml: cannot unmarshal yaml document: error converting YAML to "
        + "JSON: yaml: line 2: exceeded max depth of 3",
      place: "values.yaml:2:0"),
    Case(
      limit: "yamlNodes", value: "8", tighten: { $0.yamlNodes = 8 },
      files: ["values.yaml": "a:\n- 1\n- 2\n- 3\n- 4\n- 5\n- 6\n"],
      message: "cannot load values.yaml: cannot unmarshal yaml document: error converting YAML to "
        + "JSON: yaml: line 7: exceeded max nodes of 8",
      place: "values.yaml:7:0"),
    Case(
      limit: "yamlAliasNodes", value: "5", tighten: { $0.yamlAliasNodes = 5 },
      files: ["values.yaml": "a: &a [1, 2, 3]\nb: [*a, *a]\n"],
      message: "cannot load values.yaml: cannot unmarshal yaml document: error converting YAML to "
        + "JSON: yaml: document contains excessive aliasing",
      place: "values.yaml:0:0"),
    Case(
      limit: "setIndex", value: "7", tighten: { $0.setIndex = 7 }, files: [:], set: ["a[8]=x"],
      message: "failed parsing --set data: index of 8 is greater than maximum supported index of 7"),
    Case(
      limit: "setNesting", value: "2", tighten: { $0.setNesting = 2 }, files: [:],
      set: ["a.b.c.d=x"],
      message: "failed parsing --set data: value name nested level is greater than maximum "
        + "supported nested level of 2"),
    Case(
      limit: "schemaDepth", value: "5", tighten: { $0.schemaDepth = 5 },
      files: [
        "values.schema.json": "{\"properties\": {\"a\": {\"$ref\": \"#\"}}}",
        "values.yaml": "a: {a: {a: {a: {}}}}",
      ],
      message: "values don't meet the specifications of the schema(s) in the following chart(s):\n"
        + "web:\nschema validation nests more than 5 levels deep"),
    Case(
      limit: "schemaSteps", value: "5", tighten: { $0.schemaSteps = 5 },
      files: [
        "values.schema.json": "{\"properties\": {\"a\": {\"items\": {\"type\": \"integer\"}}}}",
        "values.yaml": "a: [1, 2, 3, 4, 5, 6]",
      ],
      message: "values don't meet the specifications of the schema(s) in the following chart(s):\n"
        + "web:\nschema validation takes more than 5 steps"),
  ]

  private static func failure(of test: Case) throws -> RenderError {
    var options = RenderOptions()
    test.tighten(&options.limits)
    let folder = try TemporaryFolder(test.files)
    try folder.write("Chart.yaml", Array("apiVersion: v2\nname: web\nversion: 1.0.0\n".utf8))
    var values = ValuesLayers()
    values.set = test.set
    do throws(RenderError) {
      let chart = try Chart.load(folder.path, limits: options.limits)
      _ = try chart.render(Release(name: "rel"), values: values, options: options)
    } catch {
      return error
    }
    Issue.record("\(test.limit) was not reached")
    return RenderError(.usage, "")
  }

  @Test(arguments: cases)
  func namesTheLimit(_ test: Case) throws {
    let error = try Self.failure(of: test)
    #expect(error.limit == RenderError.Limit(test.limit, test.value))
    #expect(error.message == test.message)
    let place = error.location.map { "\($0.file):\($0.line):\($0.column)" }
    #expect(place == test.place)
  }

  @Test func everyLimitHasACase() {
    let fields = Mirror(reflecting: RenderLimits()).children.compactMap(\.label)
    #expect(Set(fields) == Set(Self.cases.map(\.limit)))
  }
}
