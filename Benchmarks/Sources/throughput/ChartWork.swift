import Chartplotter

/// The work that is measured for one chart: the same release and values at every turn.
struct ChartWork: Sendable {
  /// The chart's folder or archive.
  let path: String
  /// The values layered over the chart's own.
  let values: ValuesLayers

  private static let release = Release(name: "rel", namespace: "ns")

  /// The chart's name in reports: its folder's.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Loads and compiles the chart.
  func load() throws -> Chart { try Chart.load(path) }

  /// Layers the values and renders all templates of a chart that is already compiled.
  func warm(_ chart: Chart) throws {
    _ = try chart.renderTemplates(Self.release, values: values)
  }

  /// The whole job: reads the chart, renders, sorts, and makes the text to print.
  @discardableResult
  func cold() throws -> [UInt8] {
    try load().render(Self.release, values: values).bytes()
  }
}
