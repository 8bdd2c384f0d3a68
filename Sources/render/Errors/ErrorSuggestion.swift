internal import Chartplotter

/// Guesses what would help against an error.
enum ErrorSuggestion {
  /// A sentence that helps, if one is near.
  static func find(for error: RenderError, chartPath: String?) -> String? {
    if let limit = error.limit { return LimitFlags.advice(on: limit) }
    if let name = unknownFunction(in: error.summary) {
      return Suggestion.nearest(to: name, among: Chart.functionNames).map { "did you mean \($0)?" }
    }
    if let name = missingTemplate(in: error.summary), let chartPath {
      let defined = (try? Chart.load(chartPath))?.definitionNames ?? []
      return Suggestion.nearest(to: name, among: defined).map { "did you mean \"\($0)\"?" }
    }
    if error.kind == .template, let node = error.frames.last?.node, let chartPath,
      let chart = try? Chart.load(chartPath)
    {
      return MissingValue.suggestion(node: node, values: chart.defaultValues)
    }
    return nil
  }

  /// The name in `function "x" not defined`.
  private static func unknownFunction(in text: String) -> String? {
    text.hasPrefix("function \"") && text.hasSuffix("not defined") ? quoted(in: text) : nil
  }

  /// The name in `no template "x" associated with …`.
  private static func missingTemplate(in text: String) -> String? {
    text.contains("no template \"") ? quoted(in: text) : nil
  }

  private static func quoted(in text: String) -> String? {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.count > 2 ? String(parts[1]) : nil
  }
}
