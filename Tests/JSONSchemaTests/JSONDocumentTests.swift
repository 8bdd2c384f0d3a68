import GoRuntime
import Testing

@testable import JSONSchema

/// What is read of JSON texts, whatever stands next to the bytes that are read eight at once.
@Suite struct JSONDocumentTests {
  private func value(_ text: String) throws -> Value {
    try JSONDocument(parsing: ByteString(text)).value(at: 0)
  }

  @Test func stringsOfEveryLength() throws {
    let marks = [
      ("", ""), ("\\\"", "\""), ("\\\\", "\\"), ("\\u00e9", "é"), ("é", "é"), ("\u{7F}", "\u{7F}"),
    ]
    for before in 0..<20 {
      for after in 0..<20 {
        for (written, read) in marks {
          let (first, last) = (
            String(repeating: "a", count: before), String(repeating: "b", count: after)
          )
          let text = "\"\(first)\(written)\(last)\""
          guard case .string(let string) = try value(text) else {
            Issue.record("\(text)")
            continue
          }
          #expect(string.text == first + read + last)
        }
      }
    }
  }

  @Test func badStringsOfEveryLength() {
    for before in 0..<20 {
      let first = String(repeating: "a", count: before)
      #expect(compileError("\"\(first)\n\"") == "invalid character '\\n' in string literal")
      #expect(compileError("\"\(first)") == "unexpected EOF")
      #expect(compileError("\"\(first)\\") == "unexpected EOF")
    }
  }

  @Test func invalidUTF8IsReplaced() throws {
    for before in 0..<20 {
      let first = [UInt8](repeating: 0x61, count: before)
      let document = try JSONDocument(parsing: ByteString([0x22] + first + [0xFF, 0x62, 0x22]))
      #expect(document.string(at: 0) == ByteString(first + Array("\u{FFFD}b".utf8)))
    }
  }

  @Test func spaceOfEveryLength() throws {
    for count in 0..<40 {
      for space in [" ", "\n", "\t", "\r\n"] {
        let gap = String(repeating: space, count: count) + String(repeating: " ", count: count)
        let text =
          "\(gap){\(gap)\"a\"\(gap):\(gap)[\(gap)true\(gap),\(gap){\(gap)}\(gap)]\(gap)}\(gap)"
        let document = try JSONDocument(parsing: ByteString(text))
        #expect(document.nodes.map(\.kind) == [.object, .key, .array, .true, .object])
        #expect(document.nodes.map(\.length) == [1, 1, 2, 0, 0])
        #expect(document.nodes.map(\.end) == [5, 2, 5, 4, 5])
        #expect(document.nodes.map(\.parent) == [-1, 0, 0, 2, 2])
      }
    }
  }

  @Test func lengthsGoOnBehindWhatIsInside() throws {
    let document = try JSONDocument(parsing: "[[1, {}], 2, {\"a\": [3], \"b\": {}}, []]")
    #expect(
      document.nodes.map(\.kind) == [
        .array, .array, .number, .object, .number, .object, .key, .array, .number, .key, .object,
        .array,
      ])
    #expect(document.nodes.map(\.length) == [4, 2, 1, 0, 1, 2, 1, 1, 1, 1, 0, 0])
  }

  @Test func keywords() throws {
    for keyword in Keyword.allCases where keyword != .none {
      for (key, expected) in [
        ("\(keyword.name)", keyword), ("\(keyword.name)x", .none), ("x\(keyword.name)", .none),
        ("\\u00\(String(keyword.name[0], radix: 16))\(keyword.name.text.dropFirst())", keyword),
      ] {
        let document = try JSONDocument(parsing: ByteString("{\"\(key)\": \"\(key)\"}"))
        #expect(document.nodes.map(\.keyword) == [.none, expected, .none])
      }
    }
  }

  @Test func namesWithin() throws {
    for (text, expected) in [
      ("{\"$id\": \"a\", \"$schema\": \"b\", \"properties\": {}}", false),
      ("{\"properties\": {\"a\": {\"$id\": \"b\"}}}", true),
      ("{\"properties\": {\"id\": {}}}", true), ("[{\"$anchor\": \"a\"}]", true),
      ("{\"a\": {\"$ref\": \"#\"}}", false),
    ] {
      #expect(try JSONDocument(parsing: ByteString(text)).hasNamesWithin == expected)
    }
  }
}
