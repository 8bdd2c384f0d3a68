import GoRuntime
import Testing

@testable import GitOps

/// Directory and plugin sources, and what is refused.
@Suite struct SourceTests {
  static func map(_ name: String) -> String {
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \(name)\n"
  }

  static func directory(_ options: String) throws -> ClusterRendering {
    let fixture = try ApplicationFixture()
    try fixture.folder.write("plain/b.yaml", map("b") + "---\n" + map("b2") + "---\n# nothing\n")
    try fixture.folder.write("plain/a.yml", map("a"))
    try fixture.folder.write(
      "plain/c.json", #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c"}}"#)
    try fixture.folder.write("plain/README.md", "# Hello")
    try fixture.folder.write("plain/values.yaml", "a: 1\n")
    try fixture.folder.write("plain/in/d.yaml", map("d"))
    try fixture.folder.write("plain/skip.yaml", "# +argocd:skip-file-rendering\n" + map("skip"))
    return try fixture.render(
      "source:\n  repoURL: r\n  path: plain\n  directory:\n    " + options)
  }

  @Test(arguments: [
    ("recurse: false", ["a", "b", "b2", "c"]), ("recurse: true", ["a", "b", "b2", "c", "d"]),
    ("include: '*.yml'", ["a"]), ("exclude: '{a,b}.*'", ["c"]),
    ("recurse: true\n    include: 'in/*'", ["d"]),
    ("recurse: true\n    include: '*.yaml'\n    exclude: 'in/*'", ["b", "b2"]),
  ])
  func picksFiles(_ options: String, _ expected: [String]) throws {
    let rendering = try Self.directory(options)
    #expect(rendering.failures.isEmpty)
    #expect(rendering.entries[1].resources.map(\.name) == expected)
    #expect(rendering.entries[1].resources.first?.source.hasPrefix("plain/") == true)
  }

  @Test func takesListsApart() throws {
    let fixture = try ApplicationFixture()
    try fixture.folder.write(
      "plain/list.yaml",
      """
      apiVersion: v1
      kind: List
      items:
      - {apiVersion: v1, kind: Service, metadata: {name: a}}
      - {apiVersion: v1, kind: Service, metadata: {name: b}}

      """)
    let rendering = try fixture.render("source: {repoURL: r, path: plain}")
    #expect(titles(rendering.entries[1].resources) == ["Service a", "Service b"])
  }

  @Test func failsOnBrokenManifests() throws {
    let fixture = try ApplicationFixture()
    try fixture.folder.write("plain/bad.yaml", "apiVersion: v1\nkind: Service\nmetadata: [\n")
    #expect(
      try fixture.render("source: {repoURL: r, path: plain}").failure.hasPrefix(
        "web: plain/bad.yaml: document 1: "))
  }

  @Test(arguments: [
    (
      "source: {repoURL: r, path: nope}",
      "web: there is no nope in the working copy ROOT; if r is "
        + "another repository, check it out and say where: --repo r=DIR"
    ),
    ("source: {repoURL: r, path: ../x}", "web: path ../x leaves its repository"),
    (
      "source: {repoURL: r, path: kust}",
      "web: kust needs Kustomize, which is not run here; only "
        + "charts and plain manifests are"
    ),
    (
      "source: {repoURL: r, path: plain, kustomize: {}}",
      "web: plain needs Kustomize, which is not "
        + "run here; only charts and plain manifests are"
    ),
    (
      "source: {repoURL: r, path: jsonnet}",
      "web: main.jsonnet: Jsonnet is not rendered here; only "
        + "Helm charts and plain manifests are"
    ),
    (
      "source: {repoURL: r, path: charts/echo, plugin: {name: sops}}",
      "web: plugin sops is not "
        + "known here; avp-helm is the one that is rendered"
    ),
    (
      "source: {repoURL: r, path: plain, plugin: {name: avp-helm}}",
      "web: there is no Chart.yaml in ROOT/plain"
    ),
    (
      "source: {repoURL: r, path: plain, helm: {releaseName: x}}",
      "web: plain is no chart: there is no Chart.yaml in it"
    ),
    ("source: {repoURL: r}", "web: spec.source needs a path or a chart"),
    ("source: {path: plain}", "web: spec.source.repoURL is missing"),
    ("source: {repoURL: r, path: [a]}", "web: spec.source.path is no string"),
    ("project: x", "web: spec.source is missing"),
  ])
  func refuses(_ source: String, _ expected: String) throws {
    let fixture = try ApplicationFixture()
    try fixture.folder.write("plain/a.yaml", Self.map("a"))
    try fixture.folder.write("kust/kustomization.yaml", "resources: []\n")
    try fixture.folder.write("jsonnet/main.jsonnet", "{}")
    let text = ApplicationFixture.application(source)
      .replacing("  project: default\n", with: source == "project: x" ? "" : "  project: default\n")
    try fixture.folder.write("app.yaml", text)
    var options = ClusterRenderer.Options()
    options.root = fixture.folder.path
    var renderer = ClusterRenderer(options)
    let rendering = renderer.render([fixture.folder("app.yaml")])
    #expect(rendering.failure == expected.replacing("ROOT", with: fixture.folder.path))
  }

  @Test func rendersAsTheVaultPluginWould() throws {
    let fixture = try ApplicationFixture()
    try fixture.folder.write("charts/echo/values-prod.yaml", "from: prod\n")
    let rendering = try fixture.echo(
      """
      plugin:
        name: avp-helm
        env:
        - name: HELM_ARGS
          value: -f values-prod.yaml --set keep=args --kube-version 1.31.0 --skip-tests
        - name: HELM_VALUES
          value: "extra: {app: $ARGOCD_APP_NAME}"
      """)
    #expect(try rendering.echoed("kube") == "v1.31.0")
    #expect(
      try rendering.echoed("values")
        == #"{"extra":{"app":"web"},"from":"prod","keep":"args"}"#)
    #expect(titles(rendering.entries[1].resources) == ["ConfigMap web"])
  }

  @Test func givesThePluginItsParameters() throws {
    let fixture = try ApplicationFixture()
    try fixture.folder.write("charts/echo/values-prod.yaml", "from: prod\nkeep: prod\n")
    let rendering = try fixture.echo(
      """
      plugin:
        name: avp-helm
        parameters:
        - name: values-files
          array: [values-prod.yaml]
        - name: helm-parameters
          map: {keep: "a,b"}
      """)
    #expect(try rendering.echoed("values") == #"{"from":"prod","keep":"a,b"}"#)
    #expect(
      try fixture.echo("plugin:\n  parameters:\n  - name: other\n    string: x").failure
        == "web: ARGOCD_APP_PARAMETERS: unknown parameter other; there are values-files and "
        + "helm-parameters")
  }

  @Test(arguments: [
    ("--unknown", "web: HELM_ARGS: --unknown needs a value"),
    ("--unknown x", "web: HELM_ARGS: unknown option --unknown"),
    ("chart", "web: HELM_ARGS: chart is no option; the chart and its name are given"),
    ("-f 'a", "web: unfinished quote in: -f 'a"),
    (
      "-f nope.yaml", "web: there is no value file nope.yaml: looked for ROOT/charts/echo/nope.yaml"
    ),
    (
      "-f ../../../../etc/hostname",
      "web: value file ../../../../etc/hostname leaves its repository"
    ),
  ])
  func refusesPluginArguments(_ line: String, _ expected: String) throws {
    let fixture = try ApplicationFixture()
    let rendering = try fixture.echo(
      "plugin:\n  name: avp-helm\n  env:\n  - name: HELM_ARGS\n    value: \"\(line)\"")
    let failure = rendering.failure
    let isSame = failure == expected.replacing("ROOT", with: fixture.folder.path)
    #expect(
      isSame || (failure.hasPrefix("web: there is no value file ../") && line.contains("etc")))
  }
}
