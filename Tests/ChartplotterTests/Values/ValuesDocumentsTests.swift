import GoRuntime
import Testing

@testable import Chartplotter

@Suite struct ValuesDocumentsTests {
  @Test(arguments: [
    ("", [], nil), ("a: 1\n", ["a: 1\n"], nil), ("a: 1", ["a: 1\n"], nil),
    ("a: 1\r\nb: 2\r\n", ["a: 1\nb: 2\n"], nil), ("---\na: 1\n", ["---\na: 1\n"], nil),
    ("--- # b\na: 1\n", ["--- # b\na: 1\n"], nil),
    ("a: 1\n---\nb: 2\n", ["a: 1\n", "b: 2\n"], nil),
    ("a: 1\n--- # c\nb: 2\n", ["a: 1\n", "b: 2\n"], nil),
    ("a: |\n  ---\nb: --- c\n", ["a: |\n  ---\nb: --- c\n"], nil),
    ("a: 1\n--\n", ["a: 1\n--\n"], nil), ("---", ["---\n"], nil), ("---\n---\n", ["---\n"], nil),
    ("a: 1\n--- b\nc: 2\n", [], "invalid Yaml document separator: b"),
    ("--- b\n", [], "invalid Yaml document separator: b"),
    ("a: 1\n----\n", [], "invalid Yaml document separator: -"),
  ])
  func split(text: String, expected: [String], expectedProblem: String?) {
    let (documents, problem) = ValuesDocuments.split(ByteString(text))
    #expect(documents.map(\.text) == expected)
    #expect(problem == expectedProblem)
  }

  @Test("finds a separator wherever it stands", arguments: 0..<200)
  func separators(before: Int) {
    let text = String(repeating: "x", count: before) + "\n--- \ny: -- z\n--\n"
    let bytes = ByteString(text).bytes
    bytes.withUnsafeBufferPointer { bytes in
      #expect(bytes.separator(after: 0) == before + 1)
      #expect(bytes.separator(after: before + 1) == nil)
      for count in 0..<before + 4 {
        #expect(UnsafeBufferPointer(rebasing: bytes[..<count]).separator(after: 0) == nil)
      }
    }
  }
}
