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
    var collected: [Template] = []
    var crds: [Manifest] = []
    Self.collect(root, parent: nil, &scopes, &collected, &crds)
    self.scopes = scopes
    self.crds = crds
    let byName = Self.sortedByName(collected)
    let order = Self.order(byName)
    templates = order.map { byName[$0] }
    let executedOrder = order.filter { byName[$0].isExecuted }
    executed = executedOrder.map { byName[$0] }
    executedByName = executedOrder.indices.sorted { executedOrder[$0] < executedOrder[$1] }
    do throws(TemplateError) {
      var set = TemplateSet(
        name: "gotpl", functions: functions, missingKey: .zero, mapMethods: ValuesMethods.method)
      for template in templates { try set.parse(template.text, name: template.name) }
      compiled = set
    } catch {
      throw RenderError(parsing: error)
    }
  }

  private static func collect(
    _ chart: ChartInstance, parent: Int?, _ scopes: inout [Scope],
    _ templates: inout [Template], _ crds: inout [Manifest]
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
    let isLibrary = chart.source.isLibrary
    let prefix = path + "/"
    for file in chart.source.templates {
      let isPartial = ManifestSorter.isPartial(file.name)
      if isLibrary && !isPartial { continue }
      templates.append(
        Template(
          name: prefix + file.name, scope: index, text: file.data, isExecuted: !isPartial))
    }
  }

  /// The templates in order of their names; of several with one name, the last one collected.
  private static func sortedByName(_ templates: [Template]) -> [Template] {
    let places = templates.indices.sorted { left, right in
      let order = compare(templates[left].name, templates[right].name)
      return order == 0 ? left < right : order < 0
    }
    return places.indices.filter { index in
      index + 1 == places.count
        || templates[places[index]].name != templates[places[index + 1]].name
    }.map { templates[places[$0]] }
  }

  private static func compare(_ left: ByteString, _ right: ByteString) -> Int {
    left.withBytes { left in right.withBytes { compareBytes(left, $0) } }
  }

  /// The places of templates that are in order of their names, as Helm parses and executes them:
  /// deeper ones first, and reversed by name.
  private static func order(_ templates: [Template]) -> [Int] {
    let depths = templates.map { $0.name.withBytes { $0.count(of: UInt8(ascii: "/")) } }
    return templates.indices.sorted { left, right in
      depths[left] == depths[right] ? left > right : depths[left] > depths[right]
    }
  }
}
