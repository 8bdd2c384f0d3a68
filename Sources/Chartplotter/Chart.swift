/// A chart, loaded once from a folder or an archive, to be rendered any number of times.
///
/// A chart never changes; several threads may render one at once.
public final class Chart: Sendable {
  /// What Chart.yaml says.
  public let metadata: ChartMetadata
  /// The folder or archive that the chart was loaded from.
  public let path: String

  init(metadata: ChartMetadata, path: String) {
    self.metadata = metadata
    self.path = path
  }

  /// Loads a chart.
  ///
  /// - Parameters:
  ///   - path: A chart's folder, or a packaged chart (.tgz).
  ///   - limits: The bounds on files and sizes.
  /// - Returns: The chart with all its subcharts.
  /// - Throws: `RenderError` with Helm's text.
  public static func load(
    _ path: String, limits: RenderLimits = RenderLimits()
  ) throws(RenderError) -> Chart {
    throw RenderError(.chart, "path \"\(path)\" not found")
  }

  /// The chart's name.
  public var name: String { metadata.name }

  /// Renders the chart.
  ///
  /// - Parameters:
  ///   - release: The release's name and namespace.
  ///   - values: The values, layered over the chart's own.
  ///   - capabilities: What the cluster can do.
  ///   - options: What is checked and allowed.
  /// - Returns: The manifests, hooks, CRDs and notes.
  /// - Throws: `RenderError` with Helm's text and, where there is one, a position.
  public func render(
    _ release: Release, values: ValuesLayers = ValuesLayers(),
    capabilities: Capabilities = Capabilities(), options: RenderOptions = RenderOptions()
  ) throws(RenderError) -> Rendering {
    Rendering()
  }
}
