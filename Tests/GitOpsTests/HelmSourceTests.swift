import GoRuntime
import Testing

@testable import GitOps

/// The options of Helm sources, one by one, and which of them wins.
@Suite struct HelmSourceTests {
  @Test func rendersWithTheApplicationsNameAndNamespace() throws {
    let rendering = try ApplicationFixture().echo()
    #expect(try rendering.echoed("name") == "web")
    #expect(try rendering.echoed("namespace") == "prod")
    #expect(try rendering.echoed("values") == #"{"from":"values.yaml","keep":"chart"}"#)
    #expect(
      titles(rendering.entries[1].resources) == [
        "CustomResourceDefinition echoes.example.com", "ConfigMap web", "Pod web-test",
      ])
  }

  @Test(arguments: [
    ("releaseName: other", "name", "other"),
    ("namespace: elsewhere", "namespace", "elsewhere"),
    ("kubeVersion: 1.29.4", "kube", "v1.29.4"),
    ("apiVersions: [example.com/v1]", "custom", "true"),
    ("version: v3", "custom", "false"),
  ])
  func takesOption(_ option: String, _ field: String, _ expected: String) throws {
    #expect(try ApplicationFixture().echo("helm:\n  \(option)").echoed(field) == expected)
  }

  @Test(arguments: [
    ("skipCrds: true", ["ConfigMap web", "Pod web-test"]),
    ("skipTests: true", ["CustomResourceDefinition echoes.example.com", "ConfigMap web"]),
  ])
  func leavesOut(_ option: String, _ expected: [String]) throws {
    let rendering = try ApplicationFixture().echo("helm:\n  \(option)")
    #expect(titles(rendering.entries[1].resources) == expected)
  }

  @Test func takesClusterFromTheCaller() throws {
    let rendering = try ApplicationFixture().echo {
      $0.kubeVersion = "1.30.1"
      $0.apiVersions = ["example.com/v1"]
    }
    #expect(try rendering.echoed("kube") == "v1.30.1")
    #expect(try rendering.echoed("custom") == "true")
  }

  @Test func skipsSchemaOnlyWhenAsked() throws {
    let fixture = try ApplicationFixture()
    try fixture.folder.write(
      "charts/echo/values.schema.json", #"{"type": "object", "required": ["missing"]}"#)
    #expect(try fixture.echo().failure.contains("missing"))
    #expect(try fixture.echo("helm:\n  skipSchemaValidation: true").echoed("name") == "web")
  }

  /// Each step adds the next stronger place to the weaker ones.
  @Test func ordersPlacesOfValues() throws {
    let fixture = try ApplicationFixture()
    try fixture.folder.write("charts/echo/one.yaml", "from: one\n")
    try fixture.folder.write("charts/echo/two.yaml", "from: two\n")
    let files = "helm:\n  valueFiles: [one.yaml, two.yaml]"
    let values = files + "\n  values: |\n    from: values"
    let object = values + "\n  valuesObject:\n    from: valuesObject"
    let parameters = object + "\n  parameters:\n  - name: from\n    value: parameter"
    for (source, winner) in [
      ("", "values.yaml"), ("helm:\n  valueFiles: [two.yaml, one.yaml]", "one"), (files, "two"),
      (values, "values"), (object, "valuesObject"), (parameters, "parameter"),
    ] {
      #expect(
        try fixture.echo(source).echoed("values") == #"{"from":"\#(winner)","keep":"chart"}"#)
    }
  }

  @Test(arguments: [
    ("value: \"1\"", "1"), ("value: \"1\"\n    forceString: true", #""1""#),
    ("value: a,b", #""a,b""#), ("value: \"{a,b}\"", #"["a","b"]"#),
    ("value: \"true\"", "true"),
    ("value: $ARGOCD_APP_NAME-${ARGOCD_APP_NAMESPACE}", #""web-prod""#),
  ])
  func setsParameter(_ parameter: String, _ expected: String) throws {
    let rendering = try ApplicationFixture().echo(
      "helm:\n  parameters:\n  - name: from\n    \(parameter)")
    #expect(try rendering.echoed("values") == #"{"from":\#(expected),"keep":"chart"}"#)
  }

  @Test func readsFileParameters() throws {
    let fixture = try ApplicationFixture()
    try fixture.folder.write("charts/echo/files/banner.txt", "hello, all\n")
    let rendering = try fixture.echo(
      "helm:\n  fileParameters:\n  - name: from\n    path: files/banner.txt")
    #expect(try rendering.echoed("values") == #"{"from":"hello, all\n","keep":"chart"}"#)
  }

  @Test func findsValueFilesByPatternAndFromTheTop() throws {
    let fixture = try ApplicationFixture()
    try fixture.folder.write("charts/echo/env/a.yaml", "from: a\na: 1\n")
    try fixture.folder.write("charts/echo/env/b.yaml", "from: b\n")
    try fixture.folder.write("shared/all.yaml", "from: shared\n")
    #expect(
      try fixture.echo("helm:\n  valueFiles: [\"env/*.yaml\"]").echoed("values")
        == #"{"a":1,"from":"b","keep":"chart"}"#)
    #expect(
      try fixture.echo("helm:\n  valueFiles: [/shared/all.yaml, ../../shared/all.yaml]")
        .echoed("values") == #"{"from":"shared","keep":"chart"}"#)
  }

  @Test func reportsMissingValueFiles() throws {
    let fixture = try ApplicationFixture()
    let path = fixture.folder.path
    #expect(
      try fixture.echo("helm:\n  valueFiles: [nope.yaml]").failure
        == "web: there is no value file nope.yaml: looked for \(path)/charts/echo/nope.yaml")
    #expect(
      try fixture.echo(
        "helm:\n  ignoreMissingValueFiles: true\n  valueFiles: [nope.yaml, \"x/*.yaml\"]"
      ).echoed("name") == "web")
    #expect(
      try fixture.echo("helm:\n  valueFiles: [../../../etc/passwd]").failure
        == "web: value file ../../../etc/passwd leaves its repository")
    #expect(
      try fixture.echo("helm:\n  valueFiles: [\"https://example.com/v.yaml\"]").failure
        == "web: value file https://example.com/v.yaml: nothing is downloaded here; "
        + "keep it in a repository")
  }

  @Test func joinsSeveralSources() throws {
    let fixture = try ApplicationFixture()
    let other = try TemporaryFolder()
    try other.write("env/prod.yaml", "from: other\n")
    try fixture.folder.write(
      "plain/map.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: s}\n")
    let sources = """
      sources:
      - repoURL: https://example.com/repo.git
        path: charts/echo
        helm:
          valueFiles: [$values/env/prod.yaml]
      - repoURL: git@example.com:org/values.git
        ref: values
      - repoURL: https://example.com/repo.git
        path: plain
      """
    let rendering = try fixture.render(
      sources, repositories: ["https://example.com/org/values=\(other.path)"])
    #expect(try rendering.echoed("values") == #"{"from":"other","keep":"chart"}"#)
    #expect(rendering.resources.last?.identity.title == "Service s")
    #expect(
      try fixture.render(sources).failure
        == "web: there is no value file $values/env/prod.yaml: looked for "
        + "\(fixture.folder.path)/env/prod.yaml; if git@example.com:org/values.git is another "
        + "repository, say where: --repo git@example.com:org/values.git=DIR")
    #expect(
      try fixture.render(sources.replacing("ref: values", with: "ref: others")).failure
        == "web: value file $values/env/prod.yaml: no source of the Application has ref: values; "
        + "there are $others")
  }

  @Test func rendersChartsOfMappedRepositories() throws {
    let fixture = try ApplicationFixture()
    let source = """
      source:
        repoURL: https://charts.example.com
        chart: echo
        targetRevision: 1.2.3
      """
    #expect(
      try fixture.render(source).failure
        == "web: chart echo 1.2.3 is in the repository https://charts.example.com, and nothing is "
        + "downloaded here; pull it (helm pull --untar) and say where: "
        + "--repo https://charts.example.com=DIR")
    let mapped = "https://charts.example.com/=\(fixture.folder("charts"))"
    #expect(try fixture.render(source, repositories: [mapped]).echoed("name") == "web")
    let elsewhere = "https://charts.example.com/=\(fixture.folder.path)"
    #expect(
      try fixture.render(source, repositories: [elsewhere]).failure.hasPrefix(
        "web: there is no chart echo in "))
  }
}
