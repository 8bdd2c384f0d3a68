import GoRuntime
import Testing

@testable import YAML

@Suite("Reading hostile YAML")
struct YAMLLimitsTests {
  private static let prefix = "error converting YAML to JSON: yaml:"

  private static func excessiveAliasing(_ limit: Int) -> YAMLError {
    YAMLError(
      "\(prefix) document contains excessive aliasing",
      limit: LimitExceeded("yamlAliasNodes", limit))
  }

  /// Texts of many levels.
  static let deepTexts: [String] = [
    String(repeating: "[", count: 10_000),
    String(repeating: "{a: ", count: 10_000),
    String(repeating: "- ", count: 10_000) + "a",
    (0..<10_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
  ]

  @Test("refuses 10,000 levels in any form", arguments: deepTexts)
  func depth(text: String) {
    let error = #expect(throws: YAMLError.self) { try YAMLReader.read(ByteString(text)) }
    #expect(error?.description.hasSuffix("exceeded max depth of 1000") == true)
  }

  @Test("takes a depth of its own")
  func ownDepth() throws {
    let limits = YAMLLimits(depth: 3)
    #expect(try JSONText.of(YAMLReader.read("a: [[1]]", limits: limits)) == #"{"a":[[1]]}"#)
    #expect(throws: YAMLError.self) { try YAMLReader.read("a: [[[1]]]", limits: limits) }
  }

  @Test("refuses aliases that multiply, by go-yaml's own rule")
  func aliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      let alias = "*a\(level - 1)"
      let items = Array(repeating: alias, count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    #expect(throws: Self.excessiveAliasing(250_000)) {
      try YAMLReader.read(ByteString(text))
    }
  }

  @Test("refuses merges that multiply")
  func mergeBomb() {
    var text = "a0: &a0 {k: [x, x, x, x, x, x, x, x, x, x, x, x]}\n"
    for level in 1..<14 {
      let alias = "*a\(level - 1)"
      text += "a\(level): &a\(level) {<<: \(alias), x: \(alias), y: \(alias), z: \(alias)}\n"
    }
    #expect(throws: Self.excessiveAliasing(250_000)) {
      try YAMLReader.read(ByteString(text))
    }
  }

  @Test("keeps to a limit of its own on aliased nodes")
  func aliasLimit() {
    let text = "a: &a [1, 2, 3]\nb: [*a, *a]\n"
    #expect(throws: Self.excessiveAliasing(5)) {
      try YAMLReader.read(ByteString(text), limits: YAMLLimits(aliasedNodes: 5))
    }
  }

  /// Texts of eight nodes, which the quick reader or only the full one reads.
  static let textsOfEightNodes = [
    "a:\n- 1\nc:\n  d:\n", "a: [1]\nc: {d: ~}\n", "a: [1]\n? c\n: {d: ~}\n",
    "- 1\n- 2\n- 3\n- [4, 5, {}]\n", "[1, 2, 3, [4, 5, !!str 6]]\n",
  ]

  @Test("counts nodes, however they are written", arguments: textsOfEightNodes)
  func nodeLimit(text: String) throws {
    let text = ByteString(text)
    _ = try YAMLReader.read(text, limits: YAMLLimits(nodes: 8))
    let error = #expect(throws: YAMLError.self) {
      try YAMLReader.read(text, limits: YAMLLimits(nodes: 7))
    }
    #expect(error?.limit == LimitExceeded("yamlNodes", 7))
    #expect(error?.description.hasSuffix("exceeded max nodes of 7") == true)
  }

  @Test(
    "refuses anchors that contain themselves", arguments: ["&a [*a]", "&a {b: *a}", "&a {<<: *a}"])
  func selfReference(text: String) {
    #expect(throws: YAMLError("\(Self.prefix) anchor 'a' value contains itself")) {
      try YAMLReader.read(ByteString(text))
    }
  }

  @Test("refuses texts that are too long")
  func size() {
    #expect(throws: YAMLError("\(Self.prefix) text exceeds 3 bytes")) {
      try YAMLReader.read("a: 1", limits: YAMLLimits(bytes: 3))
    }
  }

  @Test("reads long lines and many entries in linear time")
  func length() throws {
    let flow = "[" + String(repeating: "a, ", count: 50_000) + "]"
    let block = String(repeating: "- b: c\n", count: 50_000)
    for text in [flow, block] {
      guard case .list(let list) = try YAMLReader.read(ByteString(text)) else {
        Issue.record("a list was expected")
        return
      }
      #expect(list.elements.count == 50_000)
    }
  }

  @Test("never traps on texts cut off or changed anywhere")
  func mutations() {
    let text = Array(
      """
      %YAML 1.1
      ---
      a: &x !!str "q\\u263A\\
        r" # c
      b: [*x, {c: 'd''e', ? f : g}, !<t> h]
      <<: &m {i: 1}
      j: |2-
         k
      l: >+
        m

      ? - n
      : 0x1F
      ...
      """.utf8)
    for at in text.indices {
      _ = try? YAMLReader.read(ByteString(text[..<at]))
      for byte: UInt8 in [0x00, 0x09, 0x0A, 0x22, 0x27, 0x2A, 0x3A, 0x5B, 0x7D, 0x7C, 0xC2, 0xFF] {
        var changed = text
        changed[at] = byte
        _ = try? YAMLReader.read(ByteString(changed))
      }
    }
  }
}
