import Testing

@testable import render

/// Splitting plain files into documents.
struct PlainManifestsTests {
  private func documents(_ text: String) -> [String] {
    PlainManifests.documents(of: Array(text.utf8)).map {
      "\($0.line): " + String(decoding: $0.text, as: UTF8.self)
    }
  }

  @Test func splitsAtSeparatorLines() {
    #expect(documents("a: 1\n---\nb: 2\n") == ["1: a: 1\n", "3: b: 2\n"])
    #expect(documents("---\na: 1\n--- \n\n---\nc: 3") == ["2: a: 1\n", "6: c: 3"])
    #expect(documents("a: |\n  ---x\n---y\n") == ["1: a: |\n  ---x\n---y\n"])
    #expect(documents("") == [])
    #expect(documents("\n \n") == [])
  }
}
