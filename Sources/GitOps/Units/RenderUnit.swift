internal import Chartplotter

/// A chart, or a folder of plain manifests, of a repository.
package struct RenderUnit: Sendable, Hashable {
  /// What a unit is.
  package enum Kind: Sendable {
    case chart
    case plain
  }

  /// Its path in the repository.
  package var path: String
  /// The folder itself, absolute.
  package var folder: String
  /// What it is.
  package var kind: Kind

  /// The environments that it is rendered for: `default`, then one for each `values-*.yaml`, by
  /// name. Plain manifests have the first only.
  ///
  /// - Throws: `GitOpsError` when the folder cannot be read.
  package func environments() throws(GitOpsError) -> [RenderEnvironment] {
    var environments = [RenderEnvironment.default]
    guard kind == .chart else { return environments }
    for name in try FileTree.names(in: folder) {
      guard let environment = RenderEnvironment(valuesFile: name) else { continue }
      if FileTree.isFile(folder + "/" + name) { environments.append(environment) }
    }
    return environments
  }

  /// Renders the unit for an environment, as `render CHART` does: the release has the folder's
  /// name.
  ///
  /// - Throws: `GitOpsError` when it cannot be rendered.
  package func render(
    for environment: RenderEnvironment, with charts: ChartCache
  ) throws(GitOpsError) -> [Resource] {
    switch kind {
    case .plain:
      return try DirectorySource(
        folder: folder, options: DirectoryOptions(), label: path
      ).resources()
    case .chart:
      return try invocation(for: environment).render(with: charts)
    }
  }

  /// What `render CHART` prints for an environment of a chart.
  ///
  /// - Throws: `GitOpsError` when it cannot be rendered.
  package func text(
    for environment: RenderEnvironment, with charts: ChartCache
  ) throws(GitOpsError) -> [UInt8] {
    try invocation(for: environment).text(with: charts)
  }

  private func invocation(for environment: RenderEnvironment) -> HelmInvocation {
    var call = HelmInvocation(
      chart: folder, releaseName: Paths.name(folder), namespace: "default")
    call.values.sources = environment.files.map { .file(Paths.join(folder, $0)) }
    return call
  }
}

/// A name for the values that a chart is rendered with.
package struct RenderEnvironment: Sendable, Hashable {
  /// The name, such as `prod`.
  package var name: String
  /// The value files on top of values.yaml, relative to the chart.
  package var files: [String]

  /// The chart's own values alone.
  package static let `default` = RenderEnvironment(name: "default", files: [])

  /// An environment with some value files.
  package init(name: String, files: [String]) {
    self.name = name
    self.files = files
  }

  /// The environment that a file `values-NAME.yaml` stands for; nil for other names.
  package init?(valuesFile file: String) {
    guard file.hasPrefix("values-") else { return nil }
    let stem = file.dropFirst(7)
    guard let dot = stem.lastIndex(of: "."), dot != stem.startIndex,
      ["yaml", "yml"].contains(stem[stem.index(after: dot)...])
    else { return nil }
    self.init(name: String(stem[..<dot]), files: [file])
  }
}
