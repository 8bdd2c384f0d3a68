import Processes
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What people see when something is wrong; run with RECORD_SNAPSHOTS=1 to accept new texts.
struct ErrorSnapshotTests {
  /// One command line in a folder with some files.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var arguments: [String]
    var files: [String: String]

    var testDescription: String { name }

    /// A case with a small chart called `app`, some of whose files are replaced.
    init(_ name: String, _ arguments: [String], _ files: [String: String] = [:]) {
      self.name = name
      self.arguments = arguments
      self.files = [
        "app/Chart.yaml": "apiVersion: v2\nname: app\nversion: 1.0.0\n",
        "app/values.yaml": "image:\n  repository: nginx\n  tag: v1\nreplicas: 1\n",
        "app/templates/cm.yaml":
          "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n",
      ].merging(files) { $1 }
    }
  }

  private static let cases: [Case] = [
    Case("missing-chart", ["ap"]),
    Case("missing-chart-helm", ["template", "rel", "./ap"]),
    Case("no-chart-file", ["notes.txt"], ["notes.txt": "hello\n"]),
    Case("no-chart-folder", ["docs"], ["docs/read.me": "hello\n"]),
    Case(
      "broken-values-file", ["app", "-f", "bad.yaml"], ["app/bad.yaml": "a: 1\nb: [1, 2\nc: 3\n"]),
    Case("broken-chart-values", ["app"], ["app/values.yaml": "image:\n  tag: v1\n tag: v2\n"]),
    Case("broken-chart-yaml", ["app"], ["app/Chart.yaml": "name: [app\n"]),
    Case("missing-values-file", ["app", "-f", "values-prd.yaml"], ["app/values-prod.yaml": ""]),
    Case(
      "unclosed-action", ["app"],
      ["app/templates/cm.yaml": "kind: ConfigMap\nname: {{ .Values.image.tag\ndata: {}\n"]),
    Case(
      "unknown-function", ["app"],
      ["app/templates/cm.yaml": "kind: ConfigMap\ndata: {{ toYml .Values }}\n"]),
    Case(
      "nil-pointer-three-deep", ["app"],
      [
        "app/templates/cm.yaml": "kind: ConfigMap\ndata: {{ include \"app.one\" . }}\n",
        "app/templates/_one.tpl":
          "{{ define \"app.one\" }}\n  {{ include \"app.two\" . }}\n{{ end }}\n",
        "app/templates/_two.tpl":
          "{{ define \"app.two\" }}{{ include \"app.three\" . }}{{ end }}\n"
          + "{{ define \"app.three\" }}\n  tag: {{ .Values.imge.tag }}\n{{ end }}\n",
      ]),
    Case(
      "missing-definition", ["app"],
      [
        "app/templates/cm.yaml": "kind: ConfigMap\nname: {{ include \"app.fulname\" . }}\n",
        "app/templates/_h.tpl": "{{ define \"app.fullname\" }}x{{ end }}\n",
      ]),
    Case(
      "required", ["app"],
      ["app/templates/cm.yaml": "a: {{ required \"set .Values.host\" .Values.host }}\n"]),
    Case(
      "control-characters", ["app"],
      ["app/templates/cm.yaml": "a: {{ fail \"\\u001b[31mred\\u202eder\" }}\n"]),
    Case(
      "wrong-type", ["app"],
      ["app/templates/cm.yaml": "a: é {{ .Values.image.tag | upper | add1 | trunc \"x\" }}\n"]),
    Case(
      "invalid-manifest", ["app"],
      ["app/templates/cm.yaml": "kind: ConfigMap\nmetadata:\n  name: a: b\n"]),
    Case(
      "schema", ["app", "--set", "replicas=many"],
      [
        "app/values.schema.json":
          "{\"properties\": {\"replicas\": {\"type\": \"integer\"}}, \"required\": [\"host\"]}"
      ]),
    Case(
      "missing-dependency", ["app"],
      [
        "app/Chart.yaml":
          "apiVersion: v2\nname: app\nversion: 1.0.0\ndependencies:\n"
          + "- name: redis\n  version: 1.x\n  repository: https://charts.example\n"
      ]),
    Case("bad-release-name", ["app", "--name", "Not_A_Name"]),
    Case("bad-set", ["app", "--set", "a[x]=1"]),
    Case("bad-kube-version", ["app", "--kube-version", "latest"]),
    Case("unknown-flag", ["app", "--set-jsn", "a=1"]),
    Case("unknown-flag-helm", ["template", "app", "--set-jsn", "a=1"]),
    Case("no-arguments", []),
    Case("no-post-renderer", ["app", "--post-renderer", "./nope"]),
    Case(
      "failing-post-renderer",
      ["app", "--post-renderer", "sh", "--post-renderer-args", "-c"]
        + ["--post-renderer-args", "echo no good >&2; exit 3"]),
    Case("show-only-nothing", ["app", "-s", "templates/nope.yaml"]),
    Case(
      "one-of-several", ["."],
      [
        "bad/Chart.yaml": "apiVersion: v2\nname: bad\nversion: 1.0.0\n",
        "bad/templates/x.yaml": "a: {{ fail \"broken\" }}\n",
        "plain/a.yaml": "apiVersion: v1\nkind: ConfigMap\n---\nimage: x\n",
        "plain/broken.yaml": "kind: A\n---\nkind: [B\n",
      ]),
    Case(
      "values-file-of-some", ["app", "other", "-f", "values-prod.yaml"],
      [
        "other/Chart.yaml": "apiVersion: v2\nname: other\nversion: 1.0.0\n",
        "other/templates/x.yaml": "kind: {{ .Values.kind }}\n",
        "other/values-prod.yaml": "kind: Prod\n",
      ]),
  ]

  @Test(arguments: cases)
  func drawsErrors(_ one: Case) throws {
    let folder = try TemporaryFolder()
    for (name, text) in one.files { try folder.write(name, text) }
    let result = try Subprocess.run(
      RepositoryFiles.executable("render"), one.arguments, in: folder.path, timeout: 60)
    let transcript = """
      $ render \(one.arguments.joined(separator: " "))
      \(result.ending)
      == stdout
      \(String(decoding: result.stdout, as: UTF8.self))\
      == stderr
      \(String(decoding: result.stderr, as: UTF8.self))
      """.replacing(folder.path, with: "FOLDER")
    let snapshot = "Tests/Fixtures/Errors/\(one.name).txt"
    if getenv("RECORD_SNAPSHOTS") != nil {
      try RepositoryFiles.write(snapshot, transcript)
    }
    #expect(RepositoryFiles.text(snapshot) == transcript)
  }
}
