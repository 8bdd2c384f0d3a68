import Testing

@testable import render

/// The parts that errors are drawn from.
struct ErrorDrawingTests {
  @Test func drawsExcerptsWithACaret() {
    let lines: [Substring] = ["kind: X", "a: {{ .Values.x.y }}", "b: 1", ""]
    #expect(
      SourceExcerpt.draw(lines, line: 2, column: 7)
        == """
           |
         1 | kind: X
         2 | a: {{ .Values.x.y }}
           |       ^
         3 | b: 1

        """)
    #expect(SourceExcerpt.draw(lines, line: 9, column: 1) == "")
    #expect(SourceExcerpt.draw(lines, line: 0, column: 0) == "")
  }

  @Test func countsColumnsInBytesAndShowsCharacters() {
    #expect(
      SourceExcerpt.draw(["é: \tx"], line: 1, column: 6) == """
           |
         1 | é:  x
           |     ^

        """)
  }

  @Test func cutsLongLinesAroundTheColumn() {
    let line = Substring(
      String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500))
    let drawing = SourceExcerpt.draw([line], line: 1, column: 501)
    let parts = drawing.split(separator: "\n")
    let shown = Array(parts[1])
    let caret = parts[2].firstIndex(of: "^").map {
      parts[2].distance(from: parts[2].startIndex, to: $0)
    }
    #expect(parts[1].count < 200)
    #expect(caret.map { shown[$0] } == "X")
  }

  @Test func escapesControlCharacters() {
    #expect(EscapedText.escape("a\u{1B}[31mb\tc\n") == "a\\x1b[31mb\tc\n")
    #expect(EscapedText.escape("a\u{202E}b\u{85}\u{7F}") == "a\\u202eb\\x85\\x7f")
    #expect(EscapedText.escape("é ✓") == "é ✓")
  }

  @Test(arguments: [
    ("nindnt", "nindent"), ("toYml", "toYaml"), ("ToYaml", "toYaml"), ("inclde", "include"),
  ])
  func suggestsNearNames(_ wrong: String, _ right: String) {
    #expect(
      Suggestion.nearest(to: wrong, among: ["indent", "nindent", "toYaml", "include", "tpl"])
        == right)
  }

  @Test func suggestsNothingFarAway() {
    #expect(Suggestion.nearest(to: "quux", among: ["include", "tpl"]) == nil)
    #expect(Suggestion.nearest(to: "x", among: ["y"]) == nil)
  }
}
