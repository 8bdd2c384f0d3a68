import GoRuntime
import Testing

@testable import GitOps

@Suite struct ClusterDiffTests {
  /// The differences after one edit of a copy of the repository.
  static func edited() throws -> ClusterDiff {
    let copy = try TemporaryFolder.copyOfCharts()
    try copy.edit(
      "infrastructure/karpenter/values-prod.yaml", "volumeSize: 80Gi", "volumeSize: 90Gi")
    try copy.edit(
      "infrastructure/rabbitmq/files/rabbitmq.conf", "log.console = true", "log.console = false")
    try copy.edit(
      "apps/vets-service/values.yaml", "secret: vets-db\n    key: username",
      "secret: vets-db\n    key: user")
    FileTree.remove(copy("infrastructure/ingress"))
    var comparison = ClusterComparison()
    try comparison.compareFolders(
      old: Repository.charts, new: copy.path,
      paths: [
        "apps", "infrastructure/ingress", "infrastructure/karpenter",
        "infrastructure/rabbitmq",
      ],
      environments: ["prod"])
    return comparison.diff
  }

  @Test func printsText() throws {
    let text = DiffReport(try Self.edited()).text(inColor: false)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let expected = """
      apps/vets-service
        ~ Secret petclinic-vets-secrets (prod)
            stringData.SPRING_DATASOURCE_USERNAME: <path:petclinic/prod/vets-db#username> -> \
      <path:petclinic/prod/vets-db#user>

      infrastructure/ingress
        - Ingress petclinic (prod)

      infrastructure/karpenter
        ~ EC2NodeClass petclinic (prod)
            spec.blockDeviceMappings[0].ebs.volumeSize: 80Gi -> 90Gi

      infrastructure/rabbitmq
        ~ ConfigMap petclinic-rabbitmq-config (prod)
            data["rabbitmq.conf"]:
              @@ -1,5 +1,5 @@
               vm_memory_high_watermark.relative = 0.4
               disk_free_limit.absolute = 2GB
              -log.console = true
              +log.console = false
               log.console.level = warning
               prometheus.tcp.port = 15692
        ~ StatefulSet petclinic-rabbitmq (prod)
      """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(Array(lines.prefix(expected.count)) == expected)
    #expect(text.hasSuffix("\n4 changed, 1 removed\n"))
  }

  @Test func colorsText() throws {
    let text = DiffReport(try Self.edited()).text(inColor: true)
    #expect(text.contains("\u{1b}[31m- Ingress petclinic\u{1b}[0m"))
    #expect(text.contains("\u{1b}[32m+log.console = false\u{1b}[0m"))
  }

  @Test func printsMarkdown() throws {
    let text = DiffReport(try Self.edited()).markdown
    #expect(
      text.hasPrefix("### What changes in the cluster\n\n4 changed, 1 removed\n\n#### `apps/"))
    #expect(
      text.contains(
        """
        <details><summary><b>changed</b> <code>EC2NodeClass petclinic</code> (prod)</summary>

        ```diff
          spec.blockDeviceMappings[0].ebs.volumeSize
        - 80Gi
        + 90Gi
        ```

        </details>

        """))
    #expect(text.contains("- **removed** `Ingress petclinic` (prod)\n"))
  }

  @Test func printsJSON() throws {
    let text = String(decoding: try DiffReport(Self.edited()).json(), as: UTF8.self)
    #expect(text.contains(#""unchangedCharts": 4"#))
    #expect(text.contains(#""path": "spec.blockDeviceMappings[0].ebs.volumeSize""#))
    #expect(text.contains(#""change": "removed""#))
  }

  @Test func hidesSecrets() {
    func secret(_ password: String) -> [Resource] {
      let text = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {p: \(password)}\n"
      return (try? DocumentStream.resources(Array(text.utf8), source: "s")) ?? []
    }
    var diff = ClusterDiff()
    diff.compare(unit: "u", environment: "e", old: secret("hunter2"), new: secret("hunter3"))
    let report = DiffReport(diff)
    #expect(report.text(inColor: false).contains("stringData.p: (hidden) -> (hidden)"))
    #expect(!report.markdown.contains("hunter"))
    #expect((try? String(decoding: report.json(), as: UTF8.self).contains("hunter")) == false)
  }

  @Test func comparesEnvironments() throws {
    let unit = try #require(
      try UnitSearch.units(in: ["infrastructure/monitoring"], root: Repository.charts).first)
    let staging = try #require(RenderEnvironment(valuesFile: "values-staging.yaml"))
    let prod = try #require(RenderEnvironment(valuesFile: "values-prod.yaml"))
    var comparison = ClusterComparison()
    comparison.compareEnvironments(of: unit, from: staging, to: staging)
    #expect(comparison.diff.isEmpty)
    comparison.compareEnvironments(of: unit, from: staging, to: prod)
    #expect(comparison.diff.entries.count == 5)
    #expect(comparison.diff.entries[0].environments == ["staging -> prod"])
  }

  @Test func reportsWhatDoesNotRender() throws {
    let copy = try TemporaryFolder.copyOfCharts()
    try copy.edit(
      "infrastructure/ingress/values-prod.yaml", "host: petclinic.example.com", "host: \"\"")
    var comparison = ClusterComparison()
    try comparison.compareFolders(
      old: Repository.charts, new: copy.path, paths: ["infrastructure"])
    #expect(comparison.diff.failures.map(\.name) == ["infrastructure/ingress (prod)"])
  }

  @Test func comparesWithAGitRevision() throws {
    let copy = try TemporaryFolder.copyOfCharts()
    func git(_ arguments: String...) throws {
      let outcome = try Program.run(
        "git", ["-C", copy.path, "-c", "user.name=t", "-c", "user.email=t@example.com"] + arguments)
      #expect(outcome.status == 0, "\(String(decoding: outcome.errors, as: UTF8.self))")
    }
    try git("init", "-q")
    try git("add", "-A")
    try git("commit", "-qm", "before")
    try copy.edit("libraries/petclinic-service/values.yaml", "\"512Mi\"", "\"768Mi\"")
    let before = try GitRevision("HEAD", of: copy.path).checkOut()
    defer { FileTree.remove(before) }
    var comparison = ClusterComparison()
    try comparison.compareFolders(old: before, new: copy.path, environments: ["default"])
    #expect(
      comparison.diff.entries.map(\.identity.kind) == Array(repeating: "Deployment", count: 5))
    #expect(comparison.diff.unchangedUnits > 4)
    // A folder inside the repository is compared on its own.
    let apps = try GitRevision("HEAD", of: copy("apps")).checkOut()
    defer { FileTree.remove(apps) }
    #expect(FileTree.isFile(apps + "/vets-service/Chart.yaml"))
    #expect(throws: GitOpsError.self) { try GitRevision("nope", of: copy.path) }
    #expect(throws: GitOpsError.self) { try GitRevision("--help", of: copy.path) }
  }
}
