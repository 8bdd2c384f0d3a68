internal import GoRuntime

/// A chart at its place in one tree of charts: under its alias, with the dependencies enabled.
///
/// Helm changes the loaded chart itself while it processes dependencies; here the loaded chart
/// stays as it is, and each rendering works on a tree of these.
final class ChartInstance: @unchecked Sendable {
  /// The chart's files.
  let source: LoadedChart
  /// The name, or the alias that it is used under.
  var name: String { didSet { key = ByteString(name) } }
  /// The name as a key of values.
  private(set) var key: ByteString
  /// The dependencies that Chart.yaml declares, as processed so far; nil when it declares none.
  var requirements: [Requirement]?
  /// The chart's own values, with imported ones once dependencies are processed; never changed.
  var values: ValueMap { didSet { hasNulls = values.hasNulls } }
  /// Whether the values hold a null anywhere.
  private(set) var hasNulls: Bool
  /// The subcharts.
  var children: [ChartInstance] = []
  /// The chart above, by its path in templates' names; nil for the root.
  var parentPath: String?

  /// A declared dependency while it is processed.
  struct Requirement {
    /// What Chart.yaml says.
    var declared: ChartDependency
    /// The name, once processed the alias.
    var name: String
    /// Whether conditions and tags leave it in.
    var isEnabled: Bool
    /// The import-values entries, normalised once processed.
    var importValues: [Value]
  }

  /// A fresh instance of a loaded chart and all its subcharts.
  init(_ source: LoadedChart) {
    self.source = source
    name = source.metadata.name
    key = ByteString(source.metadata.name)
    values = source.values
    hasNulls = source.valuesHaveNulls
    if source.hasDependencies {
      requirements = source.metadata.dependencies.compactMap { dependency in
        guard let dependency else { return nil }
        return Requirement(
          declared: dependency, name: dependency.name, isEnabled: dependency.isEnabled,
          importValues: dependency.importValues)
      }
    }
    children = source.subcharts.map { ChartInstance($0) }
  }

  /// The path of the chart in the names of its templates.
  var fullPath: String {
    if let parentPath { return parentPath + "/charts/" + name }
    return name
  }

  /// Whether nothing is above the chart.
  var isRoot: Bool { parentPath == nil }

  /// Tells every chart below where it is.
  func updatePaths() {
    let path = fullPath
    for child in children {
      child.parentPath = path
      child.updatePaths()
    }
  }
}
