package import Chartplotter

/// Charts by their paths, each loaded once.
package final class ChartCache {
  private var charts: [String: Chart] = [:]

  /// An empty cache.
  package init() {}

  /// The chart at a path.
  ///
  /// - Throws: `RenderError` when it cannot be loaded.
  package func load(
    _ path: String, limits: RenderLimits = RenderLimits()
  ) throws(RenderError) -> Chart {
    if let chart = charts[path] { return chart }
    let chart = try Chart.load(path, limits: limits)
    charts[path] = chart
    return chart
  }
}
