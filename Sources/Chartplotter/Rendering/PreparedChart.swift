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
    /// How many slashes the name has.
    var depth: Int
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
    let places = Self.placesByName(collected)
    let order = Self.order(places.map { collected[$0].depth })
    templates = order.map { collected[places[$0]] }
    executed = templates.filter(\.isExecuted)
    executedByName = Self.inverted(
      order.filter { collected[places[$0]].isExecuted }, count: places.count)
    do throws(TemplateError) {
      var set = TemplateSet(
        name: "gotpl", functions: functions, missingKey: .zero, mapMethods: ValuesMethods.method)
      try set.parse(templates.map { ($0.text, $0.name) })
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
    templates.reserveCapacity(templates.count + chart.source.templates.count)
    for file in chart.source.templates {
      let isPartial = ManifestSorter.isPartial(file.name)
      if isLibrary && !isPartial { continue }
      let name = prefix + file.name
      templates.append(
        Template(
          name: name, depth: name.withBytes { $0.count(of: UInt8(ascii: "/")) }, scope: index,
          text: file.data, isExecuted: !isPartial))
    }
  }

  /// The places of templates in order of their names; of several with one name, that of the last
  /// one collected.
  private static func placesByName(_ templates: [Template]) -> [Int] {
    let places = templates.indices.sorted { left, right in
      let order = compare(templates[left].name, templates[right].name)
      return order == 0 ? left < right : order < 0
    }
    return places.indices.filter { index in
      index + 1 == places.count
        || templates[places[index]].name != templates[places[index + 1]].name
    }.map { places[$0] }
  }

  private static func compare(_ left: ByteString, _ right: ByteString) -> Int {
    left.withBytes { left in right.withBytes { compareBytes(left, $0) } }
  }

  /// The ranks by name of templates of some depths, as Helm parses and executes them: deeper ones
  /// first, and reversed by name.
  private static func order(_ depths: [Int]) -> [Int] {
    // Depth and rank in one number, as plain numbers are sorted fast.
    depths.indices.map { depths[$0] << 32 | $0 }.sorted(by: >).map { $0 & 0xFFFF_FFFF }
  }

  /// Where each of some ranks stands in a list of them, in order of the ranks.
  private static func inverted(_ ranks: [Int], count: Int) -> [Int] {
    var places: [Int?] = Array(repeating: nil, count: count)
    for (place, rank) in ranks.enumerated() { places[rank] = place }
    return places.compactMap(\.self)
  }
}
