import Chartplotter
import GoRuntime
import Testing

@testable import GitOps

/// The contract between Argo CD and a Config Management Plugin.
@Suite struct PluginTests {
  static let environment = [
    "ARGOCD_APP_NAME": "web", "ARGOCD_APP_NAMESPACE": "prod", "KUBE_VERSION": "1.32.1",
    "KUBE_API_VERSIONS": "v1,example.com/v1",
    "ARGOCD_APP_PARAMETERS":
      #"[{"name":"values-files","array":["v.yaml"]},{"name":"helm-parameters","map":{"b":"2"}}]"#,
    "ARGOCD_ENV_HELM_ARGS": "--set a=1",
  ]

  static func echoed(_ field: ByteString, _ environment: [String: String]) throws -> String? {
    let fixture = try ApplicationFixture()
    try fixture.folder.write("charts/echo/v.yaml", "from: file\n")
    let call = try PluginEnvironment(environment).invocation(chart: fixture.folder("charts/echo"))
    let resources = try call.render(with: ChartCache())
    let map = try #require(resources.first { $0.kind == "ConfigMap" })
    return field == "name" ? map.name : map.value.at("data", field)?.string
  }

  @Test(arguments: [
    ("name", "web"), ("namespace", "prod"), ("kube", "v1.32.1"), ("custom", "true"),
    ("values", #"{"a":1,"b":2,"from":"file","keep":"chart"}"#),
  ])
  func readsTheEnvironment(_ field: String, _ expected: String) throws {
    #expect(try Self.echoed(ByteString(field), Self.environment) == expected)
  }

  @Test(arguments: [
    ([:], "ARGOCD_APP_NAME is not set"),
    (["ARGOCD_APP_PARAMETERS": "["], "ARGOCD_APP_PARAMETERS: "),
    (["ARGOCD_APP_PARAMETERS": "{}"], "ARGOCD_APP_PARAMETERS: parameters is no list"),
    (
      ["ARGOCD_APP_PARAMETERS": #"[{"name":"values-files","string":"x"}]"#],
      "ARGOCD_APP_PARAMETERS: values-files is an array"
    ),
    (
      ["ARGOCD_APP_PARAMETERS": #"[{"name":"values-files","array":["/etc/hostname"]}]"#],
      "value file /etc/hostname leaves its repository"
    ),
    (["KUBE_VERSION": "x"], ""),
  ])
  func refuses(_ variables: [String: String], _ expected: String) throws {
    let environment =
      variables.isEmpty
      ? [:] : ["ARGOCD_APP_NAME": "web"].merging(variables) { $1 }
    let error = #expect(throws: GitOpsError.self) { try Self.echoed("name", environment) }
    #expect(error?.message.hasPrefix(expected) == true, "\(error?.message ?? "")")
  }

  @Test func readsFilesOfTheRepositoryWithoutGit() throws {
    let fixture = try ApplicationFixture()
    try fixture.folder.write("shared.yaml", "from: shared\n")
    var variables = [
      "ARGOCD_APP_NAME": "web", "ARGOCD_APP_SOURCE_PATH": "charts/echo",
      "ARGOCD_ENV_HELM_ARGS": "-f ../../shared.yaml",
    ]
    let chart = fixture.folder("charts/echo")
    #expect(try PluginEnvironment(variables).invocation(chart: chart).values.sources.count == 1)
    variables["ARGOCD_APP_SOURCE_PATH"] = nil
    let error = #expect(throws: GitOpsError.self) {
      try PluginEnvironment(variables).invocation(chart: chart)
    }
    #expect(error?.message == "value file ../../shared.yaml leaves its repository")
  }

  @Test func announcesWhatCanBeSet() throws {
    let fixture = try ApplicationFixture()
    try fixture.folder.write(
      "charts/echo/values.yaml", "a: {b.c: 1, live: true}\nl: [x, {w: z}]\nnone: null\nm: 1.5\n")
    let json = try ParameterAnnouncement.json(chart: fixture.folder("charts/echo"))
    #expect(
      String(decoding: json, as: UTF8.self) == """
        [{"array":[],"collectionType":"array","name":"values-files",\
        "title":"Values files","tooltip":"Files layered over values.yaml, relative to the chart"},\
        {"collectionType":"map","map":{"a.b\\\\.c":"1","a.live":"true","l[0]":"x","l[1].w":"z",\
        "m":"1.5"},"name":"helm-parameters","title":"Helm parameters",\
        "tooltip":"Single values, which win over every file"}]

        """)
  }

  @Test func passesManifestsThroughAProgram() throws {
    let folder = try TemporaryFolder()
    let filter = PluginFilter(program: "/bin/sh", arguments: ["-c", "sed s/placeholder/filled/"])
    #expect(try filter.run(Array("a: placeholder\n".utf8)) == Array("a: filled\n".utf8))
    let failing = PluginFilter(
      program: "/bin/sh", arguments: ["-c", "cat > /dev/null; echo no >&2; exit 3"])
    let error = #expect(throws: GitOpsError.self) { try failing.run([1]) }
    #expect(error?.message == "/bin/sh ended with status 3\nno\n")
    let silent = PluginFilter(program: "/bin/sh", arguments: ["-c", "cat > /dev/null"])
    #expect(throws: GitOpsError.self) { try silent.run(Array("a: b\n".utf8)) }
    let missing = PluginFilter(program: folder("nope"), arguments: [])
    #expect(throws: GitOpsError.self) { try missing.run([]) }
  }
}
