internal import Chartplotter

/// One chart to render, for whom, and what to do with the outcome.
struct RenderRequest: Sendable {
  /// The chart's folder or archive.
  var chartPath: String
  /// What it is rendered for.
  var release: Release
  /// The values over the chart's own.
  var values = ValuesLayers()
  /// What the cluster can do.
  var capabilities = Capabilities()
  /// What is checked and allowed.
  var options = RenderOptions()
  /// Which parts are printed.
  var selection = ManifestSelection()
  /// The folder that manifests are written to instead of standard output.
  var outputFolder: String?
  /// Whether the release's name becomes a folder in there.
  var usesReleaseName = false
  /// Whether invalid YAML is printed all the same.
  var isDebugging = false

  /// A request with nothing but a chart and a release.
  init(chartPath: String, release: Release) {
    self.chartPath = chartPath
    self.release = release
  }

  /// Renders a loaded chart and gives what goes to standard output.
  func output(of chart: Chart) throws(RenderError) -> [UInt8] {
    try output(
      of: try chart.render(release, values: values, capabilities: capabilities, options: options))
  }

  /// Gives what goes to standard output, writing files when that is asked for.
  func output(of rendering: Rendering) throws(RenderError) -> [UInt8] {
    if let outputFolder {
      return try rendering.write(
        toFolder: outputFolder, releaseName: usesReleaseName ? release.name : nil,
        selecting: selection)
    }
    return try rendering.bytes(selecting: selection)
  }
}
