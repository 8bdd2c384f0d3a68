internal import GoRuntime
internal import GoTemplate
internal import YAML

/// A chart with one choice of its dependencies enabled: everything about it that does not depend
/// on the values otherwise, made once and shared by all renderings.
final class PreparedChart: Sendable {
  /// The tree of charts, with imported values.
  let root: ChartInstance
  /// The charts of the tree, each after those that it is part of.
  let scopes: [Scope]
  /// The templates, in Helm's order.
  let templates: [Template]
  /// Those that are executed for their own output, in Helm's order.
  let executed: [Template]
  /// The places in `executed`, in order of the templates' names.
  let executedByName: [Int]
  /// All templates, compiled.
  let compiled: TemplateSet
  /// The custom resource definitions.
  let crds: [Manifest]

  /// One chart of the tree, as its templates see it.
  struct Scope: Sendable {
    /// The chart.
    var chart: ChartInstance
    /// The place of the chart above in the list; nil for the root.
    var parent: Int?
    /// `.Files`.
    var files: FilesObject
    /// `.Chart`, to be copied for each rendering.
    var metadata: ValueMap
    /// `.Template.BasePath`.
    var basePath: ByteString
  }

  /// One template file.
  struct Template: Sendable {
    /// The name, from the chart's name on.
    var name: ByteString
    /// The place of its chart in `scopes`.
    var scope: Int
    /// The text.
    var text: ByteString
    /// Whether it is executed for its own output.
    var isExecuted: Bool
  }

  /// Prepares a tree of charts whose dependencies are enabled and imported.
  ///
  /// - Throws: `RenderError` when a template does not parse.
  init(_ root: ChartInstance, functions: FunctionTable) throws(RenderError) {
    root.updatePaths()
    self.root = root
    var scopes: [Scope] = []
    var templates: [ByteString: Template] = [:]
    var crds: [Manifest] = []
    Self.collect(root, parent: nil, &scopes, &templates, &crds)
    self.scopes = scopes
    self.crds = crds
    let sorted = Self.sort(Array(templates.values))
    let executed = sorted.filter(\.isExecuted)
    self.templates = sorted
    self.executed = executed
    executedByName = executed.indices.sorted { executed[$0].name < executed[$1].name }
    do throws(TemplateError) {
      var set = TemplateSet(
        name: "gotpl", functions: functions, missingKey: .zero, mapMethods: ValuesMethods.method)
      for template in sorted { try set.parse(template.text, name: template.name) }
      compiled = set
    } catch {
      throw RenderError(parsing: error)
    }
  }

  private static func collect(
    _ chart: ChartInstance, parent: Int?, _ scopes: inout [Scope],
    _ templates: inout [ByteString: Template], _ crds: inout [Manifest]
  ) {
    let index = scopes.count
    let path = ByteString(chart.fullPath)
    scopes.append(
      Scope(
        chart: chart, parent: parent, files: FilesObject(chart.source.files),
        metadata: chart.metadataMap(), basePath: path + "/templates"))
    for file in chart.source.crds {
      crds.append(
        Manifest(sourceName: path + "/" + file.name, head: .init(), hook: nil, content: file.data))
    }
    for child in chart.children { collect(child, parent: index, &scopes, &templates, &crds) }
    for file in chart.source.templates {
      let isPartial = ManifestSorter.isPartial(file.name)
      if chart.source.isLibrary && !isPartial { continue }
      let name = path + "/" + file.name
      templates[name] = Template(
        name: name, scope: index, text: file.data, isExecuted: !isPartial)
    }
  }

  /// Orders templates as Helm parses and executes them: deeper ones first, and reversed by name.
  private static func sort(_ templates: [Template]) -> [Template] {
    templates.map { (depth: depth(of: $0.name), template: $0) }.sorted { left, right in
      left.depth == right.depth
        ? left.template.name > right.template.name : left.depth > right.depth
    }.map(\.template)
  }

  private static func depth(of name: ByteString) -> Int {
    name.withBytes { bytes in
      var count = 0
      for byte in bytes where byte == UInt8(ascii: "/") { count += 1 }
      return count
    }
  }
}
