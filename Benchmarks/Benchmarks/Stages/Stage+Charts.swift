import Chartplotter

extension Stage {
  /// A whole chart, with its library of templates: warm and cold as `throughput` has them.
  static var charts: [Stage] {
    [
      Stage("warmChart") {
        let chart = try Chart.load(service)
        _ = try chart.renderTemplates(release)
        return { _ = try chart.renderTemplates(release) }
      },
      Stage("coldChart") {
        { _ = try Chart.load(service).render(release).bytes() }
      },
    ]
  }

  private static let release = Release(name: "rel", namespace: "ns")

  /// The chart's folder, found from this file's place in the repository.
  private static let service =
    #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()
    + "/Charts/apps/customers-service"
}
