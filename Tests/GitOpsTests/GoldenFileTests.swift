import GoRuntime
import Testing

@testable import GitOps

@Suite struct GoldenFileTests {
  static func golden(_ copy: TemporaryFolder) throws -> GoldenFiles {
    var golden = GoldenFiles(folder: copy("golden"))
    let charts = ChartCache()
    let units = try UnitSearch.units(
      in: ["infrastructure"], root: copy.path, excluding: [copy("golden")])
    for unit in units where unit.kind == .chart { golden.add(unit, with: charts) }
    return golden
  }

  @Test func writesThenFindsNothing() throws {
    let copy = try TemporaryFolder.copyOfCharts()
    let first = try Self.golden(copy)
    #expect(try first.update().count == 12)
    #expect(
      try FileTree.files(below: copy("golden")).prefix(4) == [
        ".golden", "infrastructure/ingress/default.yaml", "infrastructure/ingress/prod.yaml",
        "infrastructure/ingress/staging.yaml",
      ])
    let second = try Self.golden(copy)
    #expect(try second.check().isEmpty)
    let report = GoldenReport(second, drifts: [], updateCommand: "render golden")
    #expect(report.text == "12 golden files are up to date\n")
  }

  @Test func showsWhatDrifted() throws {
    let copy = try TemporaryFolder.copyOfCharts()
    _ = try Self.golden(copy).update()
    try copy.edit(
      "infrastructure/ingress/values-prod.yaml", "petclinic.example.com", "pets.example.com")
    try copy.write("golden/infrastructure/ingress/test.yaml", "a: b\n")
    FileTree.remove(copy("golden/infrastructure/karpenter/prod.yaml"))
    try copy.edit("infrastructure/rabbitmq/values-prod.yaml", "replicas: 3", "replicas: [")
    let golden = try Self.golden(copy)
    let drifts = try golden.check()
    #expect(
      drifts.map { "\($0.kind.rawValue) \($0.path)" } == [
        "changed \(copy("golden/infrastructure/ingress/prod.yaml"))",
        "missing \(copy("golden/infrastructure/karpenter/prod.yaml"))",
        "stale \(copy("golden/infrastructure/ingress/test.yaml"))",
      ])
    let path = copy("golden/infrastructure/ingress/prod.yaml")
    #expect(
      drifts[0].difference.hasPrefix("--- \(path)\n+++ \(path) (rendered now)\n@@ -"))
    #expect(
      drifts[0].difference.contains(
        "\n-  - host: petclinic.example.com\n+  - host: pets.example.com\n"))
    let report = GoldenReport(golden, drifts: drifts, updateCommand: "render golden")
    #expect(
      report.text.hasSuffix(
        """
        golden files: 1 changed, 1 missing, 1 stale, 1 not rendered
        to record what is rendered now: render golden

        """))
    #expect(
      report.github.hasPrefix(
        "::error file=\(path),line=\(drifts[0].line),"
          + "title=golden file differs from what is rendered::--- \(path)%0A+++ "))
    #expect(
      report.junit.hasPrefix(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="golden" tests="13" failures="3" errors="1">

        """))
    #expect(report.junit.contains("<failure message=\"golden file is missing\">"))
    #expect(report.junit.contains("name=\"infrastructure/rabbitmq (prod)\""))
    // What failed to render keeps its file; what is stale goes.
    _ = try golden.update()
    #expect(FileTree.isFile(copy("golden/infrastructure/rabbitmq/prod.yaml")))
    #expect(!FileTree.isFile(copy("golden/infrastructure/ingress/test.yaml")))
  }
}
