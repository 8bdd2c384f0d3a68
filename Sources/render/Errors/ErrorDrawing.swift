internal import Chartplotter

/// Draws errors for people: what is wrong, where, the lines around it, and how it came to be run.
enum ErrorDrawing {
  /// The drawing of an error.
  ///
  /// - Parameters:
  ///   - error: The error.
  ///   - chartPath: The folder or archive of the chart that it is about.
  ///   - source: The file on disk that the error's location means, when it is known.
  /// - Returns: Lines that end with a line feed and hold no control characters.
  static func draw(_ error: RenderError, chartPath: String?, source: String? = nil) -> String {
    var drawing = "error: \(headline(of: error))\n"
    if let location = error.frames.last?.location ?? error.location {
      let path = source ?? SourceFile.path(of: location.file, chartPath: chartPath)
      drawing += " --> \(place(location, path: path))\n"
      if let lines = path.flatMap(SourceFile.lines) {
        drawing += SourceExcerpt.draw(lines, line: location.line, column: location.column)
      }
      drawing += callers(error.frames.dropLast().reversed(), chartPath: chartPath)
    }
    if let suggestion = ErrorSuggestion.find(for: error, chartPath: chartPath) {
      drawing += "  help: \(suggestion)\n"
    }
    return EscapedText.escape(drawing)
  }

  /// The templates that led to the fault, nearest first; of many only the ends.
  private static func callers(_ frames: [RenderError.Frame], chartPath: String?) -> String {
    var drawing = ""
    let hidden = max(0, frames.count - nearestCallers - outermostCallers)
    for (index, frame) in frames.enumerated() {
      if hidden > 0, index == nearestCallers { drawing += "  … \(hidden) more …\n" }
      if (nearestCallers..<nearestCallers + hidden).contains(index) { continue }
      let path = SourceFile.path(of: frame.location.file, chartPath: chartPath)
      drawing += "  called from \(place(frame.location, path: path))\(node(frame.node))\n"
    }
    return drawing
  }

  /// How many of the templates nearest to a fault are shown.
  private static let nearestCallers = 10
  /// How many of the outermost templates are shown.
  private static let outermostCallers = 3
  /// How many characters of what is wrong are shown.
  private static let headlineLimit = 2000

  /// What is wrong, in as few words as it takes when the place says the rest.
  static func headline(of error: RenderError) -> String {
    guard error.location != nil || !error.frames.isEmpty else { return trimmed(error.message) }
    return trimmed(SyntaxFault.plain(error.summary))
  }

  /// A place as editors and terminals understand it: a path that leads to the file where there is
  /// one.
  private static func place(_ location: RenderError.Location, path: String?) -> String {
    let file = path ?? location.file
    if location.line == 0 { return file }
    if location.column == 0 { return "\(file):\(location.line)" }
    return "\(file):\(location.line):\(location.column)"
  }

  private static func node(_ text: String) -> String {
    text.isEmpty ? "" : "  {{ \(text.prefix(80)) }}"
  }

  private static func trimmed(_ text: String) -> String {
    var shown = text.prefix(headlineLimit)
    while shown.last?.isNewline == true { shown = shown.dropLast() }
    let hidden = text[shown.endIndex...]
    if hidden.allSatisfy(\.isNewline) { return String(shown) }
    return "\(shown)… (\(hidden.count) more characters)"
  }
}
