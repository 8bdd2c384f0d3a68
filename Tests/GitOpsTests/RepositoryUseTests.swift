import GoRuntime
import Testing

@testable import GitOps

/// What people do with the GitOps repository, each done in a copy of it.
@Suite struct RepositoryUseTests {
  /// Kind, name and environments of what differs between the repository and a changed copy.
  static func changes(_ copy: TemporaryFolder) throws -> [String] {
    var comparison = ClusterComparison()
    try comparison.compareFolders(old: Repository.charts, new: copy.path)
    #expect(comparison.diff.failures.isEmpty)
    return comparison.diff.entries.map { entry in
      "\(entry.change.word) \(entry.unit) \(entry.identity.title) \(entry.environments)"
    }
  }

  @Test func rendersOneServiceForProduction() throws {
    let unit = try #require(
      try UnitSearch.units(in: ["apps/customers-service"], root: Repository.charts).first)
    let prod = try #require(RenderEnvironment(valuesFile: "values-prod.yaml"))
    let resources = try unit.render(for: prod, with: ChartCache())
    #expect(
      titles(resources) == [
        "Secret petclinic-customers-secrets", "ConfigMap petclinic-customers-config",
        "Service petclinic-customers", "Deployment petclinic-customers",
        "HorizontalPodAutoscaler petclinic-customers",
      ])
    let deployment = try #require(resources.first { $0.kind == "Deployment" })
    #expect(deployment.value.at("spec", "replicas")?.isSame(as: .float(3)) == true)
  }

  @Test func addsAService() throws {
    let copy = try TemporaryFolder.copyOfCharts()
    for file in try FileTree.files(below: Repository.charts + "/apps/customers-service") {
      try copy.write("apps/orders-service/" + file, try copy.text("apps/customers-service/" + file))
    }
    try copy.edit("apps/orders-service/values.yaml", "petclinic-customers", "petclinic-orders")
    try copy.write(
      "bootstrap-manifests/apps/orders-app.yaml",
      try copy.text("bootstrap-manifests/apps/customers-app.yaml")
        .replacing("customers", with: "orders"))
    let all = "[\"default\", \"prod\", \"staging\"]"
    #expect(
      try Self.changes(copy) == [
        "added apps/orders-service ConfigMap petclinic-orders-config \(all)",
        "added apps/orders-service Deployment petclinic-orders \(all)",
        "added apps/orders-service HorizontalPodAutoscaler petclinic-orders \(all)",
        "added apps/orders-service Secret petclinic-orders-secrets \(all)",
        "added apps/orders-service Service petclinic-orders \(all)",
        "added bootstrap-manifests/apps Application argocd/petclinic-orders [\"default\"]",
      ])
    var renderer = ClusterRenderer()
    let rendering = renderer.render([copy("bootstrap/root-app.yaml")])
    #expect(rendering.failures.isEmpty)
    #expect(rendering.duplicates.isEmpty)
    let orders = try #require(rendering.entries.first { $0.application == "petclinic-orders" })
    #expect(titles(orders.resources).contains("Deployment petclinic-orders"))
  }

  @Test func movesEveryServicesMemoryWithOneEdit() throws {
    let copy = try TemporaryFolder.copyOfCharts()
    try copy.edit("libraries/petclinic-service/values.yaml", "\"512Mi\"", "\"768Mi\"")
    let services = ["api-gateway", "customers", "frontend", "vets", "visits"]
    #expect(
      try Self.changes(copy)
        == services.map {
          "changed apps/\($0)-service Deployment petclinic-\($0) "
            + "[\"default\", \"prod\", \"staging\"]"
        })
    var comparison = ClusterComparison()
    try comparison.compareFolders(old: Repository.charts, new: copy.path)
    #expect(
      DiffReport(comparison.diff).text(inColor: false).hasPrefix(
        """
        apps/api-gateway-service
          ~ Deployment petclinic-api-gateway (default, prod, staging)
              spec.template.spec.containers[name=petclinic-api-gateway].resources.requests.memory: \
        512Mi -> 768Mi

        """))
  }

  @Test func keepsApplicationsWhenMonitoringChanges() throws {
    let copy = try TemporaryFolder.copyOfCharts()
    try copy.edit("infrastructure/monitoring/values.yaml", "interval: 30s", "interval: 20s")
    let changes = try Self.changes(copy)
    #expect(changes.count == 5)
    #expect(changes.allSatisfy { $0.hasPrefix("changed infrastructure/monitoring ServiceMonitor") })
  }

  @Test func rendersEverythingFromTheRoot() throws {
    var renderer = ClusterRenderer()
    let rendering = renderer.render([Repository.charts + "/bootstrap/root-app.yaml"])
    #expect(rendering.failures.isEmpty)
    #expect(
      rendering.entries.map(\.application) == [
        "", "petclinic-root", "petclinic-api-gateway", "petclinic-customers",
        "petclinic-frontend", "petclinic-vets", "petclinic-visits", "petclinic-ingress",
        "petclinic-karpenter", "petclinic-monitoring", "petclinic-rabbitmq",
      ])
    #expect(rendering.resources.count { $0.kind == "Application" } == 10)
  }
}
