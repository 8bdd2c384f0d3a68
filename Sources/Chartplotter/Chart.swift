internal import GoRuntime
internal import GoTemplate
internal import Synchronization
internal import YAML

/// A chart, loaded once from a folder or an archive, to be rendered any number of times.
///
/// A chart never changes; several threads may render one at once.
public final class Chart: Sendable {
  /// The folder or archive that the chart was loaded from.
  public let path: String
  let loaded: LoadedChart
  /// The chart prepared for each choice of dependencies seen so far.
  private let prepared = Mutex<[String: PreparedChart]>([:])

  /// The cluster's version that was last held against the chart's `kubeVersion`, and the answer.
  private let lastAccepted = Mutex<(version: String, isAccepted: Bool)?>(nil)

  /// The most choices of dependencies that are kept.
  private static let preparedLimit = 64

  init(_ loaded: LoadedChart, path: String) {
    self.loaded = loaded
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
    Chart(try ChartLoader(limits: limits).load(path), path: path)
  }

  /// Makes a chart of files in memory.
  ///
  /// - Parameters:
  ///   - files: The files' contents by their paths below the chart's folder.
  ///   - limits: The bounds on files and sizes.
  /// - Returns: The chart with all its subcharts.
  /// - Throws: `RenderError` with Helm's text.
  public static func load(
    files: [String: [UInt8]], limits: RenderLimits = RenderLimits()
  ) throws(RenderError) -> Chart {
    let sorted = files.sorted { ByteString($0.key) < ByteString($1.key) }.map {
      ChartFile(name: ByteString($0.key), data: ByteString($0.value))
    }
    return Chart(try ChartAssembler(limits: limits).assemble(sorted), path: "")
  }

  /// What Chart.yaml says.
  public var metadata: ChartMetadata { loaded.metadata }

  /// The chart's name.
  public var name: String { loaded.metadata.name }

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
    let given = try values.merged(limits: options.limits, mayShare: true)
    return try ChartRenderer(
      chart: self, release: release, capabilities: capabilities, options: options
    ).render(given)
  }

  /// Renders the chart's templates without looking at what they wrote.
  ///
  /// - Parameters:
  ///   - release: The release's name and namespace.
  ///   - values: The values, layered over the chart's own.
  ///   - capabilities: What the cluster can do.
  ///   - options: What is checked and allowed.
  /// - Returns: What each template wrote, in order of their names.
  /// - Throws: `RenderError` with Helm's text and, where there is one, a position.
  public func renderTemplates(
    _ release: Release, values: ValuesLayers = ValuesLayers(),
    capabilities: Capabilities = Capabilities(), options: RenderOptions = RenderOptions()
  ) throws(RenderError) -> [RenderedTemplate] {
    let given = try values.merged(limits: options.limits, mayShare: true)
    let renderer = ChartRenderer(
      chart: self, release: release, capabilities: capabilities, options: options)
    return try renderer.renderFiles(given).1.map(RenderedTemplate.init)
  }

  /// Whether a cluster's version is in the chart's `kubeVersion`, if it has one.
  func accepts(_ kubeVersion: KubeVersion) -> Bool {
    if metadata.kubeVersion.isEmpty { return true }
    let version = kubeVersion.normalized
    if let last = lastAccepted.withLock({ $0 }), last.version == version { return last.isAccepted }
    let isAccepted = VersionRange.contains(metadata.kubeVersion, version)
    lastAccepted.withLock { $0 = (version, isAccepted) }
    return isAccepted
  }

  /// The chart with the dependencies that some values enable.
  func prepare(
    _ values: ValueMap, functions: FunctionTable
  ) throws(RenderError) -> PreparedChart {
    let root = ChartInstance(loaded)
    try DependencyProcessor.enable(root, values: values)
    let choice = root.choice
    if let known = prepared.withLock({ $0[choice] }) { return known }
    try ValueImporter.importValues(root)
    let chart = try PreparedChart(root, functions: functions)
    return prepared.withLock { known in
      if let other = known[choice] { return other }
      if known.count >= Self.preparedLimit { known.removeAll() }
      known[choice] = chart
      return chart
    }
  }
}

extension ChartInstance {
  /// The names of all charts in the tree: what a choice of dependencies comes down to.
  fileprivate var choice: String {
    // No name holds a slash.
    if children.isEmpty { return name }
    return "\(name)/\(children.count)/" + children.map(\.choice).joined(separator: "/")
  }
}
