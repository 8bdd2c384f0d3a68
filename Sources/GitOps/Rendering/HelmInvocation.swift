package import Chartplotter
internal import GoRuntime

/// One call of `helm template`, as Argo CD or a plugin would make it.
package struct HelmInvocation: Sendable {
  /// The chart's folder or archive.
  package var chart: String
  /// The release's name.
  package var releaseName: String
  /// The release's namespace.
  package var namespace: String
  /// The values on top of the chart's own.
  package var values = ValuesLayers()
  /// The Kubernetes version; nil for the default.
  package var kubeVersion: String?
  /// More API versions.
  package var apiVersions: [String] = []
  /// Which parts are printed.
  package var selection = ManifestSelection()
  /// What is checked.
  package var options = RenderOptions()
  /// Whether the release is an upgrade.
  package var isUpgrade = false

  /// A call with nothing but a chart and a release.
  package init(chart: String, releaseName: String, namespace: String) {
    self.chart = chart
    self.releaseName = releaseName
    self.namespace = namespace
  }

  /// Renders the chart.
  ///
  /// - Parameter charts: Charts loaded before, which are not loaded again.
  /// - Returns: The printed documents in Helm's order.
  /// - Throws: `GitOpsError` with Helm's text.
  package func render(with charts: ChartCache) throws(GitOpsError) -> [Resource] {
    try Self.resources(of: text(with: charts))
  }

  /// What Helm prints.
  ///
  /// - Parameter charts: Charts loaded before, which are not loaded again.
  /// - Throws: `GitOpsError` with Helm's text.
  package func text(with charts: ChartCache) throws(GitOpsError) -> [UInt8] {
    do throws(RenderError) {
      let chart = try charts.load(chart, limits: options.limits)
      let capabilities = try Capabilities(kubeVersion: kubeVersion, apiVersions: apiVersions)
      let release = Release(name: releaseName, namespace: namespace, isUpgrade: isUpgrade)
      let rendering = try chart.render(
        release, values: values, capabilities: capabilities, options: options)
      return try rendering.bytes(selecting: selection)
    } catch {
      throw GitOpsError(error.message, cause: error)
    }
  }

  /// The documents that Helm prints, each with the template it names in its first line.
  static func resources(of text: [UInt8]) throws(GitOpsError) -> [Resource] {
    var resources: [Resource] = []
    var source = ""
    for document in DocumentStream.split(text) {
      if let named = sourceLine(of: document) { source = named }
      let value = try DocumentStream.parse(document, name: source)
      // A template may print a comment alone.
      if value.isNull || value.map?.isEmpty == true { continue }
      guard
        let resource = Resource(value, text: document, source: source, needsVersion: false)
      else {
        throw GitOpsError("\(source): a document is no Kubernetes resource: it has no `kind`")
      }
      resources.append(resource)
    }
    return resources
  }

  /// What stands after `# Source: ` in a document's first line.
  private static func sourceLine(of document: [UInt8]) -> String? {
    let prefix = Array("# Source: ".utf8)
    guard document.starts(with: prefix) else { return nil }
    let line = document[prefix.count...].prefix { $0 != UInt8(ascii: "\n") }
    return String(decoding: line, as: UTF8.self)
  }
}
