internal import GoRuntime

/// The files of a chart, sorted into what they are for; never changes once loaded.
final class LoadedChart: @unchecked Sendable {
  /// What Chart.yaml and requirements.yaml say.
  var metadata = ChartMetadata()
  /// Whether they declare dependencies at all, be it an empty list.
  var hasDependencies = false
  /// The files below `templates/`.
  var templates: [ChartFile] = []
  /// The files that are nothing else, for `.Files`; those below `crds/` too.
  var files: [ChartFile] = []
  /// The chart's values.yaml.
  var values = ValueMap() { didSet { valuesHaveNulls = values.hasNulls } }
  /// Whether the values hold a null anywhere.
  private(set) var valuesHaveNulls = false
  /// The text of values.schema.json.
  var schema: CompiledSchema?
  /// The charts below `charts/`, in order of their files' names.
  var subcharts: [LoadedChart] = []

  /// Whether only templates starting with `_` count.
  var isLibrary: Bool { metadata.type.lowercased() == "library" }

  /// The custom resource definitions, of this chart alone.
  var crds: [ChartFile] {
    files.filter { file in
      guard file.name.hasPrefix("crds/") else { return false }
      switch GoPath.fileExtension(file.name.text).lowercased() {
      case ".yaml", ".yml", ".json": return true
      default: return false
      }
    }
  }
}
