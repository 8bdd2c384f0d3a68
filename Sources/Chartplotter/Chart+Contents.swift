package import GoRuntime
internal import GoTemplate

extension Chart {
  /// The names of all functions that templates can call, for suggestions.
  package static var functionNames: [String] {
    Set(HelmFunctions.table.names + FunctionTable.builtinNames).map(\.text).sorted()
  }

  /// The chart's own values.
  package var defaultValues: ValueMap { loaded.values }

  /// The names of all templates and definitions, for suggestions.
  package var definitionNames: [String] {
    guard let prepared = try? prepare(ValueMap(), functions: HelmFunctions.table) else { return [] }
    return prepared.compiled.names.map(\.text)
  }

  /// The text of a template, by its name from the chart's name on.
  package func templateText(_ name: String) -> [UInt8]? {
    guard let prepared = try? prepare(ValueMap(), functions: HelmFunctions.table) else {
      return nil
    }
    return prepared.templates.first { $0.name == ByteString(name) }?.text.bytes
  }
}
