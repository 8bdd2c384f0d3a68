/// Lines of a file around a place, with their numbers and a caret.
enum SourceExcerpt {
  /// How wide a line may be before it is cut.
  private static let widthLimit = 160
  /// How many lines are shown before the one that matters.
  private static let linesBefore = 2
  /// How many lines are shown after it.
  private static let linesAfter = 1

  /// Draws an excerpt; empty when the file has no such line.
  ///
  /// - Parameters:
  ///   - lines: All lines of the file.
  ///   - line: The line that matters, from 1.
  ///   - column: The column in bytes, from 1, or 0 when unknown.
  static func draw(_ lines: [Substring], line: Int, column: Int) -> String {
    guard line > 0, line <= lines.count else { return "" }
    let first = max(1, line - linesBefore)
    var last = min(lines.count, line + linesAfter)
    if last > line, lines[last - 1].isEmpty { last -= 1 }
    let width = String(last).count
    let margin = String(repeating: " ", count: width)
    var drawing = " \(margin) |\n"
    for number in first...last {
      let label = String(number)
      let padding = String(repeating: " ", count: width - label.count)
      let (shown, start) = window(lines[number - 1], column: number == line ? column : 0)
      drawing += " \(padding)\(label) |\(shown.isEmpty ? "" : " ")\(shown)\n"
      if number == line, column > 0 {
        drawing += " \(margin) | \(caretIndent(lines[number - 1], column: column, from: start))^\n"
      }
    }
    return drawing
  }

  /// The part of a long line that holds the column, and the character that it starts at.
  private static func window(_ line: Substring, column: Int) -> (text: String, start: Int) {
    let text = visible(line)
    if text.count <= widthLimit { return (text, 0) }
    let position = characters(before: column, in: line)
    let start = max(0, min(position - widthLimit / 2, text.count - widthLimit))
    return (String(text.dropFirst(start).prefix(widthLimit)), start)
  }

  private static func caretIndent(_ line: Substring, column: Int, from start: Int) -> String {
    let position = characters(before: column, in: line) - start
    return String(repeating: " ", count: max(0, position))
  }

  /// How many shown characters stand before a column that is counted in bytes.
  private static func characters(before column: Int, in line: Substring) -> Int {
    let bytes = Array(line.utf8.prefix(max(0, column - 1)))
    return visible(String(decoding: bytes, as: UTF8.self)[...]).count
  }

  /// A line as it is shown: tabs as one space, so that the caret stands right, no carriage return.
  private static func visible(_ line: Substring) -> String {
    let trimmed = line.hasSuffix("\r") ? line.dropLast() : line
    return EscapedText.escape(String(trimmed.map { $0 == "\t" ? " " : $0 }))
  }
}
