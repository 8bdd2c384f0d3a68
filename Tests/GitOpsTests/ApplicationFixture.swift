import GoRuntime
import Testing

@testable import GitOps

/// A small repository with a chart that prints what it was rendered with.
struct ApplicationFixture {
  let folder: TemporaryFolder

  /// A repository with the chart `charts/echo`.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write("charts/echo/Chart.yaml", "apiVersion: v2\nname: echo\nversion: 1.2.3\n")
    try folder.write("charts/echo/values.yaml", "from: values.yaml\nkeep: chart\n")
    try folder.write(
      "charts/echo/templates/echo.yaml",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: {{ .Release.Name }}
      data:
        namespace: {{ .Release.Namespace }}
        kube: {{ .Capabilities.KubeVersion.Version }}
        custom: {{ .Capabilities.APIVersions.Has "example.com/v1" | quote }}
        values: {{ toJson .Values | quote }}

      """)
    try folder.write(
      "charts/echo/templates/test.yaml",
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: {{ .Release.Name }}-test
        annotations:
          helm.sh/hook: test

      """)
    try folder.write(
      "charts/echo/crds/crd.yaml",
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata:
        name: echoes.example.com

      """)
  }

  /// An Application's text.
  ///
  /// - Parameters:
  ///   - source: The text below `spec`, with `source:` or `sources:`.
  ///   - name: The Application's name.
  ///   - namespace: The destination's namespace.
  static func application(
    _ source: String, name: String = "web", namespace: String = "prod"
  ) -> String {
    let indented = source.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "  " + $0 }.joined(separator: "\n")
    return """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: \(name)
        namespace: argocd
      spec:
        project: default
        destination:
          namespace: \(namespace)
      \(indented)

      """
  }

  /// Renders an Application whose spec holds the text.
  func render(
    _ source: String, repositories: [String] = [],
    _ prepare: (inout ClusterRenderer.Options) -> Void = { _ in }
  ) throws -> ClusterRendering {
    try folder.write("app.yaml", Self.application(source))
    var options = ClusterRenderer.Options()
    options.root = folder.path
    options.repositories = repositories
    prepare(&options)
    var renderer = ClusterRenderer(options)
    return renderer.render([folder("app.yaml")])
  }

  /// Renders an Application of the chart `echo`, with text below `source`.
  func echo(
    _ source: String = "", repositories: [String] = [],
    _ prepare: (inout ClusterRenderer.Options) -> Void = { _ in }
  ) throws -> ClusterRendering {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "  " + $0 }.joined(separator: "\n")
    return try render(
      "source:\n  repoURL: https://example.com/repo.git\n  path: charts/echo\n" + lines,
      repositories: repositories, prepare)
  }
}

extension ClusterRendering {
  /// A field of the ConfigMap that the echo chart prints.
  func echoed(_ field: String) throws -> String {
    #expect(failures.map(\.message) == [])
    let map = try #require(resources.first { $0.kind == "ConfigMap" })
    if field == "name" { return map.name }
    return try #require(map.value.at("data", .init(field))?.string)
  }

  /// The only failure's text.
  var failure: String { failures.map(\.message).joined(separator: "\n") }
}
