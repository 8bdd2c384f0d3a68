import Processes
import Testing

/// `render app`, `golden`, `diff` and `plugin` as programs: their output and exit status.
struct ClusterCommandTests {
  /// What a command printed.
  struct Run {
    var status: Int
    var output: String
    var errors: String
  }

  /// Runs `render` in a folder with some variables and nothing of the caller's root.
  static func render(
    _ arguments: [String], in folder: String, variables: [String] = []
  ) throws -> Run {
    let result = try Subprocess.run(
      "/usr/bin/env",
      ["-u", "RENDER_ROOT"] + variables + [RepositoryFiles.executable("render")] + arguments,
      in: folder, timeout: 120)
    guard case .status(let status) = result.ending else {
      Issue.record("ended by \(result.ending)")
      return Run(status: -1, output: "", errors: "")
    }
    return Run(
      status: status, output: String(decoding: result.stdout, as: UTF8.self),
      errors: String(decoding: result.stderr, as: UTF8.self))
  }

  /// A repository with one chart, an Application of it and a root.
  static func sample() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("apps/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n")
    try folder.write("apps/web/values.yaml", "replicas: 1\npassword: <path:apps/web#password>\n")
    try folder.write("apps/web/values-prod.yaml", "replicas: 3\n")
    try folder.write(
      "apps/web/templates/all.yaml",
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: {{ .Release.Name }}
      spec:
        replicas: {{ .Values.replicas }}
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: {{ .Release.Name }}
      stringData:
        password: {{ .Values.password }}

      """)
    try folder.write(
      "app.yaml",
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: shop}
      spec:
        source: {repoURL: r, path: apps/web, plugin: {name: avp-helm}}
        destination: {namespace: shop}

      """)
    return folder
  }

  @Test func plugsIntoArgoCD() throws {
    let folder = try Self.sample()
    let variables = [
      "ARGOCD_APP_NAME=shop", "ARGOCD_APP_NAMESPACE=prod", "KUBE_VERSION=1.33",
      "KUBE_API_VERSIONS=v1,apps/v1", "ARGOCD_ENV_HELM_ARGS=-f values-prod.yaml",
      #"ARGOCD_APP_PARAMETERS=[{"name":"helm-parameters","map":{"password":"x"}}]"#,
    ]
    let chart = "\(folder.path)/apps/web"
    let generated = try Self.render(["plugin", "generate"], in: chart, variables: variables)
    #expect(generated.errors == "")
    #expect(generated.status == 0)
    #expect(
      generated.output == """
        ---
        # Source: web/templates/all.yaml
        apiVersion: v1
        kind: Secret
        metadata:
          name: shop
        stringData:
          password: x

        ---
        # Source: web/templates/all.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: shop
        spec:
          replicas: 3

        """)
    let announced = try Self.render(["plugin", "parameters"], in: chart)
    #expect(announced.status == 0)
    #expect(announced.output.contains(#""map":{"password":"\u003cpath:apps/web#password\u003e""#))
  }

  @Test func fillsSecretsThroughAProgram() throws {
    let folder = try Self.sample()
    // Stands in for `argocd-vault-plugin generate -`.
    try folder.write(
      "vault", "test \"$1 $2\" = 'generate -' || exit 9\nsed 's/<path:.*>/filled/'\n")
    let arguments = [
      "plugin", "generate", "--post-renderer", "/bin/sh", "--post-renderer-args",
      "\(folder.path)/vault", "--post-renderer-args", "generate", "--post-renderer-args", "-",
    ]
    let chart = "\(folder.path)/apps/web"
    let filled = try Self.render(arguments, in: chart, variables: ["ARGOCD_APP_NAME=shop"])
    #expect(filled.errors == "")
    #expect(filled.output.contains("  password: filled\n"))
    try folder.write("vault", "cat > /dev/null\n")
    let silent = try Self.render(arguments, in: chart, variables: ["ARGOCD_APP_NAME=shop"])
    #expect(silent.status == 1)
    #expect(silent.output == "")
    #expect(silent.errors.contains("printed nothing"))
  }

  @Test(arguments: [
    (".", ["ARGOCD_APP_NAME=x"], "Error: there is no Chart.yaml in "),
    ("apps/web", [], "Error: ARGOCD_APP_NAME is not set\n"),
    (
      "apps/web", ["ARGOCD_APP_NAME=x", "ARGOCD_ENV_HELM_ARGS=-f no.yaml"],
      "Error: there is no value file no.yaml"
    ),
    ("apps/web", ["ARGOCD_APP_NAME=x", "ARGOCD_ENV_HELM_ARGS=--set a"], "Error: "),
  ])
  func neverEndsAsAnEmptySuccess(
    _ place: String, _ variables: [String], _ expected: String
  ) throws {
    let folder = try Self.sample()
    let run = try Self.render(
      ["plugin", "generate"], in: "\(folder.path)/\(place)", variables: variables)
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix(expected), "\(run.errors)")
  }

  @Test func rendersApplications() throws {
    let folder = try Self.sample()
    let run = try Self.render(["app", "app.yaml"], in: folder.path)
    #expect(run.errors == "")
    #expect(run.status == 0)
    #expect(run.output.contains("# Application: shop\n# Source: web/templates/all.yaml\n"))
    let audit = try Self.render(["app", "app.yaml", "--check-secrets"], in: folder.path)
    #expect(audit.status == 1)
    #expect(
      audit.output == "Secret shop: stringData.password: nothing fills <path:apps/web#password>\n")
    try folder.write("secrets.yaml", "apps/web: {password: s3cret}\n")
    let filled = try Self.render(
      ["app", "app.yaml", "--secrets", "secrets.yaml", "--check-secrets"], in: folder.path)
    #expect(filled.status == 0)
    #expect(filled.output == "")
    let missing = try Self.render(["app", "no.yaml", "app.yaml"], in: folder.path)
    #expect(missing.status == 1)
    #expect(missing.errors == "Error: no.yaml: No such file or directory\n")
    #expect(missing.output.contains("kind: Deployment"))
  }

  @Test func keepsGoldenFiles() throws {
    let folder = try Self.sample()
    let written = try Self.render(["golden"], in: folder.path)
    #expect(
      written.output == """
        wrote golden/apps/web/default.yaml
        wrote golden/apps/web/prod.yaml
        2 golden files, 2 changed

        """)
    let clean = try Self.render(["golden", "--check"], in: folder.path)
    #expect(clean.output == "2 golden files are up to date\n")
    #expect(clean.status == 0)
    let plain = try Self.render(["apps/web", "-f", "values-prod.yaml"], in: folder.path)
    #expect(plain.output == RepositoryFiles.text("\(folder.path)/golden/apps/web/prod.yaml"))
    try folder.write("apps/web/values-prod.yaml", "replicas: 4\n")
    let drifted = try Self.render(
      ["golden", "--check", "--junit", "out/golden.xml"], in: folder.path)
    #expect(drifted.status == 1)
    #expect(
      drifted.output.hasSuffix(
        """
         spec:
        -  replicas: 3
        +  replicas: 4
        golden file: 1 changed
        to record what is rendered now: render golden

        """))
    #expect(
      RepositoryFiles.text("\(folder.path)/out/golden.xml")?.contains("failures=\"1\"") == true)
  }

  @Test func showsDifferences() throws {
    let old = try Self.sample()
    let new = try Self.sample()
    let same = try Self.render(["diff", old.path, new.path], in: old.path)
    #expect(same.output == "nothing changes\n")
    #expect(same.status == 0)
    try new.write("apps/web/values-prod.yaml", "replicas: 4\n")
    let changed = try Self.render(["diff", old.path, new.path], in: old.path)
    #expect(
      changed.output == """
        apps/web
          ~ Deployment web (prod)
              spec.replicas: 3 -> 4

        1 changed

        """)
    #expect(changed.status == 1)
    let environments = try Self.render(
      ["diff", "apps/web", "--from", "default", "--to", "values-prod.yaml"], in: old.path)
    #expect(environments.output.contains("Deployment web (default -> prod)"))
    #expect(environments.status == 1)
  }

  @Test(arguments: [
    ["diff"], ["diff", "--nope"], ["diff", "--base", "main"], ["diff", "no", "where"],
    ["diff", "apps/web", "--from", "no.yaml"], ["diff", "--format", "x"],
  ])
  func diffFailsWithStatusTwo(_ arguments: [String]) throws {
    let folder = try Self.sample()
    let run = try Self.render(arguments, in: folder.path)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("Error: "))
  }
}
