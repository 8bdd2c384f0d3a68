import GoRuntime
import Testing

@testable import GitOps

/// ApplicationSets, worked out from the working copy.
@Suite struct ApplicationSetTests {
  static func set(_ generators: String, template: String = plain, options: String = "") -> String {
    func indent(_ text: String) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
        .joined(separator: "\n")
    }
    return """
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata: {name: set, namespace: argocd}
      spec:
      \(indent(options.isEmpty ? "syncPolicy: {}" : options))
        generators:
      \(indent(generators))
        template:
      \(indent(indent(template)))

      """
  }

  static let plain = """
    metadata:
      name: '{{name}}'
    spec:
      source: {repoURL: r, path: charts/echo, helm: {values: 'from: {{from}}'}}
      destination: {namespace: '{{ namespace }}'}
    """

  static let byPath = """
    metadata:
      name: '{{path.basename}}-{{path[0]}}'
    spec:
      source: {repoURL: r, path: '{{path}}'}
      destination: {namespace: '{{path.basenameNormalized}}'}
    """

  static func render(_ text: String) throws -> ClusterRendering {
    let fixture = try ApplicationFixture()
    for (name, environment) in [("vets", "dev"), ("Pet_Owners", "dev"), ("old", "prod")] {
      try fixture.folder.write("apps/\(name)/m.yaml", SourceTests.map(name.lowercased()))
      try fixture.folder.write(
        "envs/\(environment)/config.json", #"{"env": "\#(environment)", "size": {"cpu": 2}}"#)
    }
    try fixture.folder.write("set.yaml", text)
    var renderer = ClusterRenderer()
    return renderer.render([fixture.folder("set.yaml")])
  }

  /// The names and namespaces of the Applications that were made.
  static func applications(_ rendering: ClusterRendering) -> [String] {
    #expect(rendering.failures.map(\.message) == [])
    return rendering.entries.dropFirst(2).map { "\($0.application) \($0.namespace)" }
  }

  @Test func takesAList() throws {
    let rendering = try Self.render(
      Self.set(
        """
        - list:
            elements:
            - {name: a, namespace: one, from: x}
            elementsYaml: "[{name: b, namespace: two, from: z}]"
        """,
        options: "goTemplate: false"))
    #expect(Self.applications(rendering) == ["a one", "b two"])
    #expect(
      rendering.resources.filter { $0.kind == "ConfigMap" }.compactMap {
        $0.value.at("data", "values")?.string
      } == [#"{"from":"x","keep":"chart"}"#, #"{"from":"z","keep":"chart"}"#])
  }

  @Test func takesFolders() throws {
    let rendering = try Self.render(
      Self.set(
        """
        - git:
            repoURL: r
            directories:
            - path: apps/*
            - {path: apps/old, exclude: true}
        """, template: Self.byPath))
    #expect(
      Self.applications(rendering) == ["Pet_Owners-apps pet-owners", "vets-apps vets"])
  }

  @Test func takesFiles() throws {
    let rendering = try Self.render(
      Self.set(
        "- git: {repoURL: r, files: [{path: 'envs/*/config.json'}]}",
        template: Self.plain
          .replacing("{{name}}", with: "{{env}}-{{size.cpu}}")
          .replacing("{{from}}", with: "{{path.filename}}")
          .replacing("{{ namespace }}", with: "{{path.basename}}")))
    #expect(Self.applications(rendering) == ["dev-2 dev", "prod-2 prod"])
  }

  static let matrix = """
    - matrix:
        generators:
        - list: {elements: [{env: dev}, {env: prod}]}
        - git:
            repoURL: r
            directories: [{path: apps/v*}]
            values: {stage: '{{env}}'}
    """

  @Test func combinesTwoGenerators() throws {
    let rendering = try Self.render(
      Self.set(
        Self.matrix,
        template: Self.byPath
          .replacing("{{path.basename}}-{{path[0]}}", with: "{{path.basename}}-{{env}}")
          .replacing("{{path.basenameNormalized}}", with: "{{values.stage}}")))
    #expect(Self.applications(rendering) == ["vets-dev dev", "vets-prod prod"])
  }

  @Test func runsGoTemplates() throws {
    let rendering = try Self.render(
      Self.set(
        Self.matrix.replacing("{{env}}", with: "{{ .env | upper }}"),
        template: """
          metadata:
            name: '{{ .path.basename }}-{{ .env }}{{ range .path.segments }}.{{ . }}{{ end }}'
          spec:
            source: {repoURL: r, path: '{{ .path.path }}'}
            destination: {namespace: '{{ normalize .values.stage }}'}
          """,
        options: "goTemplate: true\ngoTemplateOptions: [missingkey=error]"))
    #expect(Self.applications(rendering) == ["vets-dev.apps.vets dev", "vets-prod.apps.vets prod"])
  }

  @Test func selectsParameterSets() throws {
    let list = """
      - list:
          elements:
          - {name: a, namespace: one, from: x}
          - {name: b, namespace: two, from: z}
          - {name: c, namespace: two, from: z}
        selector:
          matchLabels: {namespace: two}
          matchExpressions:
          - {key: name, operator: NotIn, values: [c]}
      """
    #expect(Self.applications(try Self.render(Self.set(list))) == ["b two"])
  }

  @Test func overridesTheTemplateOfOneGenerator() throws {
    let list = """
      - list:
          elements: [{name: a, namespace: one, from: x}]
          template:
            metadata: {name: 'special-{{name}}'}
            spec: {destination: {namespace: fixed}}
      """
    #expect(Self.applications(try Self.render(Self.set(list))) == ["special-a fixed"])
  }

  @Test(arguments: [
    (
      "- clusters: {}",
      "ApplicationSet set: the clusters generator asks a "
        + "cluster or a service, which is not done here; list, git and matrix are worked out"
    ),
    ("- {}", "ApplicationSet set: spec.generators[0] holds no generator"),
    (
      "- matrix: {generators: [{list: {}}]}",
      "ApplicationSet set: "
        + "spec.generators[0].matrix.generators holds 1 generators, not 2"
    ),
    (
      "- list: {elements: [{name: a}, {name: a}]}",
      "ApplicationSet set: makes two Applications with the name a"
    ),
    (
      "- list: {elements: [a]}",
      "ApplicationSet set: spec.generators[0].list.elements[0] is no map"
    ),
  ])
  func refuses(_ generators: String, _ expected: String) throws {
    #expect(try Self.render(Self.set(generators)).failure == expected)
  }

  @Test func reportsGoTemplateErrors() throws {
    let rendering = try Self.render(
      Self.set(
        "- list: {elements: [{a: b}]}",
        template: Self.plain.replacing("{{name}}", with: "{{ .nope }}")
          .replacing("{{from}}", with: "x").replacing("{{ namespace }}", with: "y"),
        options: "goTemplate: true\ngoTemplateOptions: [missingkey=error]"))
    #expect(rendering.failure.contains("map has no entry for key \"nope\""))
  }
}
