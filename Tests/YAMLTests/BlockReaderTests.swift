import GoRuntime
import Testing

@testable import YAML

/// What the quick reader takes, the full reader must read alike.
@Suite("Reading everyday block style")
struct BlockReaderTests {
  /// What the quick reader makes of a text, if it takes it.
  private func quick(
    _ text: String, keepsIntegers: Bool = false, depth: Int = 1000,
    strings: BlockReader.Strings = .copied
  ) -> Value? {
    let source = YAMLSource(ByteString(text))
    return BlockReader.read(
      source, limits: YAMLLimits(depth: depth), keepsIntegers: keepsIntegers, strings: strings)
  }

  /// What the full reader makes of a text that has no faults.
  private func full(_ text: String, keepsIntegers: Bool = false) -> Value? {
    let source = YAMLSource(ByteString(text))
    var composer = YAMLComposer(
      source, limits: YAMLLimits(), mode: keepsIntegers ? .typed : .values)
    guard (try? composer.compose()) != nil, composer.decodingError == nil,
      composer.conversionError == nil, !composer.hasNonFinite
    else { return nil }
    return composer.root
  }

  /// Documents of the quick reader's style.
  static let taken = [
    "", "\n", "# nothing\n", "---\n", "---\na: b\n", "# c\n--- # d\na: b", "{}", "[]\n", "a", "~",
    "12\n", "\"a\" # b\n", "a: b", "a: b\nc: d\n", "  a: b\n  c: d\n", "a:\n", "a:\nb:\n",
    "a:\n  b: c\nd: e\n", "a: b\nc: 1e999\n",
    "a:\n\n  # f\n  b: c\n# g\n\nd: e\n", "a: # f\n  b: c # g\nd: e#h\n",
    "a:\n- b\n- c\nd: e\n", "a:\n  - b\n  - c\nd: e\n", "- a\n- b\n", "- - a\n  - b\n- - c\n",
    "-\n  a: b\n-\n- c\n", "- a: b\n  c: d\n- e: f\n", "- a:\n  - b\n  c: d\n", "- a:\n- b\n",
    "a:\n  - b: c\n    d:\n      e: f\n  - g\nh: i\n", "a:\n  b\nc: d\n", "a:\n  [b, c]\nd: e\n",
    "a: 1\nb: -2\nc: 1.5\nd: 0x1F\ne: 010\nf: 1e3\ng: 18446744073709551615\nh: 1_000\n",
    "a: yes\nb: No\nc: on\nd: null\ne: ~\nf: Null\ng: nothing\nh: 2001-01-01\ni: 10.0.0.1\n",
    "a: ''\nb: \"\"\nc: 'it''s'\nd: \"x\\ty\\n\\\"z\\\\ \\'\\r\"\ne: '\"'\nf: \"'\"\n",
    "\"a b\": c\n'd': e\n\"x\\ty\": z\n\"<<\": {a: b}\n\"1\": 2\n\"\": a\n", "a b: c d\ne : f\n",
    "a: b:c\n", "a: http://b.c/d?e=f,g\n", "a: -b\nc: ?d\ne: :f\n",
    "a.b/c-d_e$: f\n<: a\n=: b\n", "a: b  \nc: d # e\n", "a: é✓ 日本\n# é\nü: \"ß\"\n",
    "a: {}\nb: []\nc: { }\nd: [ ]\n", "a: {b: c, \"d\": [e, 'f'], g: {h: 1}}\n",
    "a: {\"b\":1,\"c\":\"d\"}\n", "a: [b, c,]\nd: {e: f,}\n", "a: [b c , d:e, -f] # g\n",
    "a: [\n  b, # c\n  d\n]\ne: f\n", "a: {\n  \"b\": 1,\n  c:\n    d\n}\n", "a: [{b: c}, [d]]\n",
    "a: |\n  b\n   c\n\n  d\ne: f\n", "a: |-\n  b\n\nc: d\n", "a: |+\n  b\n\nc: d\n", "a: |\n",
    "a: |+\n\n\nb: c\n", "a: |\n  b", "a: |-\n  b", "a: |+\n  b\n  ", "a: |\n  b\n     ",
    "a: |\n\n \n  b\n", "a: |\n  b\n  \tc\n", "a: | # b\n  # c\n# d\ne: f\n",
    "- |\n b\n- >-\n c\n d\n",
    "a: >\n  b\n  c\n\n  d\n   e\n  f\n\n\n  g\nh: i\n", "a: >+\n  b\n\n", "a: >-\n  b\n",
    "a: b\n  c\n", "a: b  \n\n\n  c d\n e#f\ng: h\n", "- a\n - b\n", "- a: b\n   - c\n  d: e\n",
    "a: 1\n  2\nb: 2001-01-01\n  10:00:00\n", "a: b\n  \"c\n  {d}, [e] 'f\n",
    "a: b\n  c # d\ne: f\n",
    "a: 'b\n  c'\n", "a: \"b\n  c\"\nd: e\n", "a: \"b \\n \n\n\n  c\\t\n d \"\n",
    "a: ['b\n c', d]\n",
    "a: 'b\t\n\n   it''s\n   c'\n", "a: 'b\n c' # d\n",
    "a: \"b\\ c\\\n  d \\\n \\  e\"\nf: \"\\\n g\"\n",
    "a: &b c\nd: *b\n", "a: &b 1\nc:\n- *b\n- d: *b # e\n", "a: &b\u{20} |\n  c\nd: *b\n",
    "a: &b 'c'\nd: &b \"e\"\nf: *b\n", "- &a-1_B b\n  c\n- *a-1_B", "a:\n  &b 2.5\nc:\n  *b\n",
    "&a b", "a: &b ~ # c\nd: [e]\nf: *b",
    "a: b\n...\n", "a: b\n...", "a: |\n  b\n... # c\n\n# d\n", "- a: [b]\n...\n\n",
    "a: 1\na: 2\n", "b: 1\na: 2\nb: 3\nc: 4\na: 5\n", "a: \"#b\"\nc: '# d'\n",
    (1...40).map { "key\(99 - $0): \($0)\n" }.joined(),
  ]

  @Test("gives the full reader's values", arguments: taken)
  func takes(text: String) throws {
    for (keepsIntegers, strings) in [(false, BlockReader.Strings.copied), (true, .shared)] {
      let value = try #require(quick(text, keepsIntegers: keepsIntegers, strings: strings))
      let expected = try #require(full(text, keepsIntegers: keepsIntegers))
      #expect(value.isDeeplyEqual(to: expected), "\(JSONText.of(value))")
    }
    #expect(quick(text, strings: .unwanted) != nil)
  }

  /// Documents with something else in them, valid or not.
  static let left = [
    "a: *b", "a: &b", "a: &b\n  c: d", "a: &b [c]", "a: &b {c: d}", "- &a b: c", "a: &b\tc",
    "a: &b &c d", "a: &b *c", "a: &b !!str c", "a: &b c\n*b : d", "a: &b c\nd: *b e", "a: &: b",
    "a: &b c\nd: [*b]", "a: [&b c]", "&a b: c\nd: *a", "a: &b c\nd: *b\n  e\n", "a: &b - c",
    "- &a b\n\(String(repeating: "- *a\n", count: 101))", "a: !c d", "a: !!str 1", "<<: {a: b}",
    "? a\n: b", "1: a", "true: a",
    "~: a", ": a", "a: .inf", "a: -.inf", "a: .NaN", "2001-01-01x: {a: }", "a: {b}", "a: [b: c]",
    "a: [? b]", "a: {b: }", "a: {b : c}", "a: {b\n: c}", "a: [b\n c]", "a: [b", "a: [b,,c]",
    "a: [b]c", "a: [b]: c", "a: {b: c: d}", "a: [- b]", "a: [\"b\" \"c\"]",
    "a: b\n  c: d", "a: b # c\n  d", "a: b\n  # c\n  d", "a: b\n\tc", "a\nb", "'a\n b': c",
    "- 'a\n b': c",
    "a: {'b\n c': d}", "a: 'b\nc'", "a: 'b\n\tc'", "a: \"b\n---\"", "a: \"b\\\n\n  c\"",
    "a: \"b\\\nc\"",
    "a: \"b\\\n\tc\"",
    "a: \"\\x41\"",
    "a: \"\\/\"", "a: 'b", "a: \"b", "a: 'b' c", "a: 'b'#c", "a:\tb", "\ta: b", "a: b\tc",
    "a: b\n\t\nc: d", "a: b\r\nc: d", "a: b\u{85}", "a: \"\u{2028}\"", "\u{FEFF}a: b",
    "a: \u{1}", "a: \u{7F}", "a: |2\n   b", "a: |\n   \n  b", "a: |\n  b\n c", "a: |\n\tb",
    "a: |\n  \tb", "|\n a",
    "a: |x", "a: - b", "a: @b", "a: `b", "a: %b", "%YAML 1.1\n---\na: b", "a: b\n---\nc: d",
    "a: b\n...\nc", "a: b\n...c\n", "a: b\n...\n---\n", "a: b\n... c\n", "a: [\n...\n]",
    "a: 'b\n...\n'", "...\n",
    "--- a", "a: b: c", "a: b\nc", "a:\n  b: c\n d: e",
    "a:\n    b\n  c: d",
    "- a\nb: c", "a: b\n- c", "  a: b\nc: d", "a:\n  - b\n  c: d", "a: 'b': c",
    "a:\n  b: c\n  - d", "a: b\nk\(String(repeating: " ", count: 1100)): c\n", "a: b\nyes: c\n",
    "a:\n  b: c\n  d: 'e'f\n", "a: b\nc: d: e\n", "- a: b\n  c: d\n e: f\n",
    "\(String(repeating: "k", count: 1100)): a",
  ]

  @Test("leaves everything else to the full reader", arguments: left)
  func leaves(text: String) {
    #expect(quick(text) == nil)
    #expect(quick(text, strings: .unwanted) == nil)
  }

  @Test("goes no deeper than it is let")
  func depth() {
    #expect(quick("a: {b: [c]}", depth: 3) != nil)
    #expect(quick("a: {b: [c]}", depth: 2) == nil)
    let deep = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
    #expect(quick(deep) == nil)
  }

  /// What random documents are made of.
  private static let pieces = [
    "a", "b: ", "c: d", "- ", "\n", "\n", "\n  ", "\n    ", " ", "1", "yes", "~", "\"e\"", "'f'",
    "[", "]", "{", "}", ",", ":", "#", " # g", "|\n", ">-\n", "\"\\n\"", "é", "\t", "&h ", "*h",
    "&h i\n",
    "j: *h\n", "...\n", "---\n", "\"\\\n  x\\ \"",
    "<<: ", "\"s\n  t\"", "'u \n\n v'", "x: [1, 2]\n", "y: {z: w}\n", "k:\n- l\n- m: n\n",
    "o: |\n  p\n   q\n\n  r\n", "s: t\n", "u: 'v'\n", "w: 2\n",
  ]

  @Test("agrees with the full reader on random documents", arguments: UInt64(1)...8)
  func random(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    var taken = 0
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<(state >> 60) + 2 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += Self.pieces[Int((state >> 33) % UInt64(Self.pieces.count))]
      }
      let value = quick(text)
      let isPassed = quick(text, strings: .unwanted) != nil
      #expect(isPassed == (value != nil), "\(text.debugDescription)")
      guard let value else { continue }
      taken += 1
      guard let expected = full(text), value.isDeeplyEqual(to: expected) else {
        Issue.record("\(text.debugDescription) is read differently")
        return
      }
    }
    #expect(taken > 20)
  }

  @Test(
    "finds each byte that YAML forbids, wherever it stands",
    arguments: [0, 1, 7, 8, 16, 62, 63, 64, 65, 100, 127, 128, 131])
  func forbiddenBytes(offset: Int) {
    for byte in UInt8.min...UInt8.max {
      var text = [UInt8](repeating: 0x23, count: 132)
      text[offset] = byte
      let problem: String? =
        switch byte {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E: nil
        case 0xC0...0xF7 where offset == 131: "incomplete UTF-8 octet sequence"
        case 0xC0...0xF7: "invalid trailing UTF-8 octet"
        case 0x80...0xFF: "invalid leading UTF-8 octet"
        default: "control characters are not allowed"
        }
      let source = YAMLSource(ByteString(text))
      #expect(source.failure?.problem == problem, "byte \(byte)")
      #expect(source.isEveryday == (problem == nil && byte != 0x0D), "byte \(byte)")
    }
  }
}
