import Testing

@testable import GoRuntime

/// Text at the end of a buffer is indented where it stands.
@Suite struct IndentTests {
  @Test(arguments: [
    ("", 2, false, "|  "),
    ("", 0, true, "|\n"),
    ("a", 0, false, "|a"),
    ("a", 3, false, "|   a"),
    ("a\nb", 2, true, "|\n  a\n  b"),
    ("a\n\nlonger line\n", 4, false, "|    a\n    \n    longer line\n    "),
    ("\n\n", 1, true, "|\n \n \n "),
  ])
  func putsSpacesBeforeEveryLine(
    text: String, spaces: Int, startsNewLine: Bool, expected: String
  ) {
    let output = OutputBuffer()
    output.append("|")
    output.append(text)
    let lines = text.utf8.count { $0 == 0x0A } + 1
    output.indent(from: 1, spaces: spaces, lines: lines, startsNewLine: startsNewLine)
    #expect(output.string().text == expected)
  }
}
