internal import GoRuntime
internal import YAML

/// What a Config Management Plugin tells Argo CD about the parameters of a chart.
package enum ParameterAnnouncement {
  /// The announcement for a chart, as JSON: value files, and every value of values.yaml under its
  /// dotted name, so that Argo CD's interface shows what can be set and to what it stands.
  ///
  /// - Parameter chart: The chart's folder.
  /// - Throws: `GitOpsError` when there is no chart or its values cannot be read.
  package static func json(chart: String) throws(GitOpsError) -> [UInt8] {
    guard FileTree.isFile(chart + "/Chart.yaml") else {
      throw GitOpsError("there is no Chart.yaml in \(chart)")
    }
    let entries = ValueMap()
    let file = chart + "/values.yaml"
    if FileTree.isFile(file) {
      let values = try DocumentStream.parse(FileTree.read(file), name: file)
      flatten(values, name: "", depth: 0, into: entries)
    }
    let announcement: Value = .list([
      parameter(
        "values-files", title: "Values files",
        tooltip: "Files layered over values.yaml, relative to the chart", type: "array",
        value: .list([])),
      parameter(
        "helm-parameters", title: "Helm parameters",
        tooltip: "Single values, which win over every file", type: "map", value: .map(entries)),
    ])
    let output = OutputBuffer()
    do {
      try JSONWriter.write(announcement, to: output)
    } catch {
      throw GitOpsError("\(error)")
    }
    output.append(UInt8(ascii: "\n"))
    return output.string().bytes
  }

  private static func parameter(
    _ name: String, title: String, tooltip: String, type: String, value: Value
  ) -> Value {
    .map(
      ValueMap([
        ("name", .string(name)), ("title", .string(title)), ("tooltip", .string(tooltip)),
        ("collectionType", .string(type)), (ByteString(type), value),
      ]))
  }

  /// Writes a value's leaves under their dotted names, as `--set` would take them.
  private static func flatten(
    _ value: Value, name: String, depth: Int, into entries: ValueMap
  ) {
    guard depth < 30 else { return }
    switch value {
    case .map(let map):
      for (key, element) in map {
        let escaped = key.text.split(separator: ".", omittingEmptySubsequences: false)
          .joined(separator: "\\.")
        flatten(
          element, name: name.isEmpty ? escaped : name + "." + escaped, depth: depth + 1,
          into: entries)
      }
    case .list(let list):
      for (index, element) in list.elements.enumerated() {
        flatten(element, name: "\(name)[\(index)]", depth: depth + 1, into: entries)
      }
    case .null, .invalid:
      break
    default:
      if !name.isEmpty { entries.set(ByteString(name), .string(SecretModifier.text(of: value))) }
    }
  }
}
