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
    var drawing = "error: \(error.summary)\n"
    let frames = error.frames
    if let location = frames.last?.location ?? error.location {
      drawing += place(location)
      let path = source ?? SourceFile.path(of: location.file, chartPath: chartPath)
      if let lines = path.flatMap(SourceFile.lines) {
        drawing += SourceExcerpt.draw(lines, line: location.line, column: location.column)
      }
      for frame in frames.dropLast().reversed() {
        drawing += "  called from \(position(frame.location))\(node(frame.node))\n"
      }
    }
    if let suggestion = ErrorSuggestion.find(for: error, chartPath: chartPath) {
      drawing += "  help: \(suggestion)\n"
    }
    return EscapedText.escape(drawing)
  }

  private static func place(_ location: RenderError.Location) -> String {
    " --> \(position(location))\n"
  }

  private static func position(_ location: RenderError.Location) -> String {
    if location.line == 0 { return location.file }
    if location.column == 0 { return "\(location.file):\(location.line)" }
    return "\(location.file):\(location.line):\(location.column)"
  }

  private static func node(_ text: String) -> String {
    text.isEmpty ? "" : "  {{ \(text.prefix(80)) }}"
  }
}
