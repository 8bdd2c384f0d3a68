internal import GoRuntime
internal import YAML

/// Copies values of subcharts into their parents as `import-values` asks, lowest charts first.
enum ValueImporter {
  /// Imports values all over a tree of charts whose dependencies are processed.
  ///
  /// - Throws: `RenderError` when a subchart's values are not a table.
  static func importValues(_ chart: ChartInstance) throws(RenderError) {
    for child in chart.children { try importValues(child) }
    guard var requirements = chart.requirements else { return }
    // Only imports change tables.
    let isForReading = requirements.allSatisfy { $0.importValues.isEmpty }
    let merged = try Coalescing.merge(chart, isForReading: isForReading)
    let imported = ValueMap()
    for index in requirements.indices {
      let requirement = requirements[index]
      var normalised: [Value] = []
      for entry in requirement.importValues {
        switch entry {
        case .map(let pair):
          let child = text(of: pair["child"])
          let parent = text(of: pair["parent"])
          normalised.append(pairValue(child: child, parent: parent))
          guard let table = ValuePath.table(requirement.name + "." + child, in: merged) else {
            continue
          }
          Coalescing.mergeTables(imported, nest(table, at: parent))
        case .string(let name):
          let child = "exports." + name.text
          normalised.append(pairValue(child: child, parent: "."))
          guard let table = ValuePath.table(requirement.name + "." + child, in: merged) else {
            continue
          }
          Coalescing.mergeTables(imported, table)
        default:
          continue
        }
      }
      requirements[index].importValues = normalised
    }
    chart.requirements = requirements
    if imported.isEmpty {
      chart.values = merged
    } else {
      // Imported values share tables with the merged ones, so those are copied first.
      let values = merged.deepCopy()
      Coalescing.mergeTables(values, imported)
      chart.values = values
    }
  }

  /// What Go's `%v` makes of an entry's `child` or `parent`.
  private static func text(of value: Value?) -> String {
    if case .string(let text)? = value { return text.text }
    let buffer = OutputBuffer()
    Fmt.sprintf("%v", [value ?? .null], to: buffer)
    return buffer.string().text
  }

  private static func pairValue(child: String, parent: String) -> Value {
    .map(
      ValueMap(
        [("child", .string(child)), ("parent", .string(parent))], type: .strings))
  }

  /// A table put into nested maps along a path with dots; `.` stands for no nesting.
  private static func nest(_ table: ValueMap, at path: String) -> ValueMap {
    if path == "." { return table }
    var result = table
    for name in path.split(separator: ".", omittingEmptySubsequences: false).reversed() {
      result = ValueMap([(ByteString(name), .map(result))])
    }
    return result
  }
}
