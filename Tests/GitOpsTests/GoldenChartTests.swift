import Testing

@testable import GitOps

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Every chart of the GitOps repository for every environment, and the whole cluster, compared
/// with recorded files; `RECORD_SNAPSHOTS=1 swift test --filter GoldenChartTests` records anew.
@Suite struct GoldenChartTests {
  static let isRecording = getenv("RECORD_SNAPSHOTS").map { String(cString: $0) } == "1"
  static let units: [RenderUnit] =
    ((try? UnitSearch.units(root: Repository.charts)) ?? []).filter { $0.kind == .chart }

  static func compare(_ golden: GoldenFiles) throws {
    #expect(golden.failures.isEmpty, "\(golden.failures)")
    if isRecording { _ = try golden.update() }
    for drift in try golden.check() {
      Issue.record("\(drift.kind.rawValue): \(drift.path)\n\(drift.difference)")
    }
  }

  @Test func coversEveryChart() throws {
    #expect(
      Self.units.map(\.path) == [
        "apps/api-gateway-service", "apps/customers-service", "apps/frontend-service",
        "apps/vets-service", "apps/visits-service", "infrastructure/ingress",
        "infrastructure/karpenter", "infrastructure/monitoring", "infrastructure/rabbitmq",
      ])
    for unit in Self.units {
      #expect(try unit.environments().map(\.name) == ["default", "prod", "staging"])
    }
  }

  @Test(arguments: units)
  func rendersAsRecorded(_ unit: RenderUnit) throws {
    var golden = GoldenFiles(folder: Repository.golden)
    golden.add(unit, with: ChartCache())
    #expect(golden.expectations.count == 3)
    try Self.compare(golden)
  }

  @Test func rendersTheWholeClusterAsRecorded() throws {
    var golden = GoldenFiles(folder: Repository.golden)
    var renderer = ClusterRenderer()
    let rendering = renderer.render([Repository.charts + "/bootstrap/root-app.yaml"])
    #expect(rendering.duplicates.isEmpty)
    golden.add(rendering, as: "applications/bootstrap/root-app.yaml")
    try Self.compare(golden)
  }
}
