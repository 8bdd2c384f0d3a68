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

    /// A case with a small chart called `shop`, some of whose files are replaced.
    init(_ name: String, _ arguments: [String], _ files: [String: String] = [:]) {
      self.name = name
      self.arguments = arguments
      self.files = [
        "shop/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
        "shop/values.yaml": "image:\n  repository: nginx\n  tag: v1\nreplicas: 1\n",
        "shop/templates/cm.yaml":
          "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n",
      ].merging(files) { $1 }
    }
  }

  private static let cases: [Case] = [
    Case("missing-chart", ["shp"]),
    Case("missing-chart-helm", ["template", "rel", "./shp"]),
    Case("no-chart-file", ["notes.txt"], ["notes.txt": "hello\n"]),
    Case("no-chart-folder", ["docs"], ["docs/read.me": "hello\n"]),
    Case(
      "broken-values-file", ["shop", "-f", "bad.yaml"], ["shop/bad.yaml": "a: 1\nb: [1, 2\nc: 3\n"]),
    Case("broken-chart-values", ["shop"], ["shop/values.yaml": "image:\n  tag: v1\n tag: v2\n"]),
    Case("broken-chart-yaml", ["shop"], ["shop/Chart.yaml": "name: [app\n"]),
    Case("missing-values-file", ["shop", "-f", "values-prd.yaml"], ["shop/values-prod.yaml": ""]),
    Case(
      "unclosed-action", ["shop"],
      ["shop/templates/cm.yaml": "kind: ConfigMap\nname: {{ .Values.image.tag\ndata: {}\n"]),
    Case(
      "unknown-function", ["shop"],
      ["shop/templates/cm.yaml": "kind: ConfigMap\ndata: {{ toYml .Values }}\n"]),
    Case(
      "nil-pointer-three-deep", ["shop"],
      [
        "shop/templates/cm.yaml": "kind: ConfigMap\ndata: {{ include \"shop.one\" . }}\n",
        "shop/templates/_one.tpl":
          "{{ define \"shop.one\" }}\n  {{ include \"shop.two\" . }}\n{{ end }}\n",
        "shop/templates/_two.tpl":
          "{{ define \"shop.two\" }}{{ include \"shop.three\" . }}{{ end }}\n"
          + "{{ define \"shop.three\" }}\n  tag: {{ .Values.imge.tag }}\n{{ end }}\n",
      ]),
    Case(
      "missing-definition", ["shop"],
      [
        "shop/templates/cm.yaml": "kind: ConfigMap\nname: {{ include \"shop.fulname\" . }}\n",
        "shop/templates/_h.tpl": "{{ define \"shop.fullname\" }}x{{ end }}\n",
      ]),
    Case(
      "required", ["shop"],
      ["shop/templates/cm.yaml": "a: {{ required \"set .Values.host\" .Values.host }}\n"]),
    Case(
      "control-characters", ["shop"],
      ["shop/templates/cm.yaml": "a: {{ fail \"\\u001b[31mred\\u202eder\" }}\n"]),
    Case(
      "control-characters-helm", ["template", "rel", "shop"],
      ["shop/templates/cm.yaml": "a: {{ fail \"\\u001b[31mred\\u202eder\\x07\" }}\n"]),
    Case(
      "control-characters-in-names", ["shop"],
      [
        "shop/Chart.yaml": "apiVersion: v2\nname: shop\nversion: \"1.0.0\\e[2J\"\n"
      ]),
    Case(
      "control-characters-in-values", ["shop", "-f", "v.yaml"],
      ["shop/v.yaml": "a: [\"\u{1B}[2J\u{9B}31m\u{202E}\"\n"]),
    Case(
      "control-characters-in-manifest", ["shop"],
      ["shop/templates/\u{202E}cm.yaml": "a: \"\u{1B}[2J\" b\n"]),
    Case(
      "limit-steps", ["shop", "--max-steps", "1000"],
      ["shop/templates/cm.yaml": "kind: ConfigMap\n{{ range until 1000 }}{{ add . 1 }}{{ end }}\n"]),
    Case(
      "limit-include", ["shop"],
      [
        "shop/templates/cm.yaml": "a: {{ include \"shop.x\" . }}\n",
        "shop/templates/_x.tpl":
          "{{ define \"shop.x\" }}{{ include \"shop.x\" . }}{{ end }}\n",
      ]),
    Case("limit-set-index", ["shop", "--set", "a[99999999]=x"]),
    Case(
      "limit-file", ["shop", "--max-file", "1"],
      ["shop/big.txt": String(repeating: "x", count: (1 << 20) + 1)]),
    Case(
      "long-message", ["shop"],
      ["shop/templates/cm.yaml": "a: {{ fail (repeat 100000 \"long \") }}\n"]),
    Case(
      "wrong-type", ["shop"],
      ["shop/templates/cm.yaml": "a: é {{ .Values.image.tag | upper | add1 | trunc \"x\" }}\n"]),
    Case(
      "invalid-manifest", ["shop"],
      ["shop/templates/cm.yaml": "kind: ConfigMap\nmetadata:\n  name: a: b\n"]),
    Case(
      "schema", ["shop", "--set", "replicas=many"],
      [
        "shop/values.schema.json":
          "{\"properties\": {\"replicas\": {\"type\": \"integer\"}}, \"required\": [\"host\"]}"
      ]),
    Case(
      "missing-dependency", ["shop"],
      [
        "shop/Chart.yaml":
          "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n"
          + "- name: redis\n  version: 1.x\n  repository: https://charts.example\n"
      ]),
    Case("bad-release-name", ["shop", "--name", "Not_A_Name"]),
    Case("bad-set", ["shop", "--set", "a[x]=1"]),
    Case("bad-kube-version", ["shop", "--kube-version", "latest"]),
    Case("unknown-flag", ["shop", "--set-jsn", "a=1"]),
    Case("unknown-flag-helm", ["template", "shop", "--set-jsn", "a=1"]),
    Case("no-arguments", []),
    Case("no-post-renderer", ["shop", "--post-renderer", "./nope"]),
    Case(
      "failing-post-renderer",
      ["shop", "--post-renderer", "sh", "--post-renderer-args", "-c"]
        + ["--post-renderer-args", "echo no good >&2; exit 3"]),
    Case("show-only-nothing", ["shop", "-s", "templates/nope.yaml"]),
    Case(
      "one-of-several", ["."],
      [
        "bad/Chart.yaml": "apiVersion: v2\nname: bad\nversion: 1.0.0\n",
        "bad/templates/x.yaml": "a: {{ fail \"broken\" }}\n",
        "plain/a.yaml": "apiVersion: v1\nkind: ConfigMap\n---\nimage: x\n",
        "plain/broken.yaml": "kind: A\n---\nkind: [B\n",
      ]),
    Case(
      "values-file-of-some", ["shop", "other", "-f", "values-prod.yaml"],
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
