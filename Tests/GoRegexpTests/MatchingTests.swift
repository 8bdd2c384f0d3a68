import GoRegexp
import GoRuntime
import Testing

@Suite("Matching")
struct MatchingTests {
  @Test(
    "finds what Go finds",
    arguments: [
      ("a|ab", "ab", ["a"]), ("(a|ab)(c|bcd)", "abcd", ["abcd"]), ("a*", "baac", ["", "aa", ""]),
      ("", "日本", ["", "", ""]), (".", "a\nb", ["a", "b"]), ("(?s).", "a\nb", ["a", "\n", "b"]),
      ("^b$", "a\nb", []), ("(?m)^b$", "a\nb", ["b"]), ("(?U)a+", "aaa", ["a", "a", "a"]),
      ("(?i)straße", "STRASSE STRAßE", ["STRAßE"]), (#"\w+"#, "日本 ab_1", ["ab_1"]),
      (#"\pL+"#, "日本 ab_1", ["日本", "ab"]), (#"\p{letter}+"#, "é1", ["é"]),
      (#"\P{^Lu}+"#, "aBC", ["BC"]), (#"\p{LC}"#, "a日B", ["a", "B"]),
      (#"\Qa.b\E+"#, "a.bb", ["a.bb"]),
      (#"a*\Q\E*"#, "aa", ["aa"]), ("[]a]+", "a]b", ["a]"]), (#"[\d-z]+"#, "1-za", ["1-z"]),
      ("{,3}", "a{,3}", ["{,3}"]), ("(?P<n>a)(?P<n>b)", "ab", ["ab"]), ("(?<n>a)", "a", ["a"]),
      (#"\bfoo\b"#, "foo bar foo", ["foo", "foo"]), (#"\B"#, "éa日A", [""]),
      (#"[[:word:]]+"#, "a_b-c", ["a_b", "c"]),
      (#"\x{65e5}|\x41|\101\."#, "日A.", ["日", "A"]), ("x{2,}?", "xxxx", ["xx", "xx"]),
    ])
  func findAll(pattern: String, text: String, expected: [String]) throws {
    let regexp = try Regexp(ByteString(pattern))
    #expect(regexp.findAll(in: ByteString(text)).map(\.text) == expected)
  }

  @Test("takes an invalid byte for one unknown character")
  func invalidText() throws {
    let text = ByteString([0x61, 0xE1, 0xFF, 0x62])
    #expect(try Regexp(".").findAll(in: text).map(\.bytes) == [[0x61], [0xE1], [0xFF], [0x62]])
    #expect(try Regexp("[^a]+").find(in: text)?.bytes == [0xE1, 0xFF, 0x62])
    #expect(try Regexp("[^a-z]").replaceAll(in: text, with: "?") == "a??b")
    #expect(try Regexp("b").findAllRanges(in: text) == [3..<4])
    #expect(try Regexp(#"\xff"#).matches(text) == false)
  }

  @Test("gives groups, and nil for those that took no part")
  func submatches() throws {
    let regexp = try Regexp("(a)(b)?(?P<rest>.*)")
    #expect(regexp.findSubmatch(in: "xacd") == ["acd", "a", nil, "cd"])
    #expect(regexp.groupNames == ["", "", "", "rest"])
    #expect(regexp.groupCount == 3)
    #expect(regexp.findSubmatch(in: "x") == nil)
  }

  @Test(
    "expands templates by Go's rules",
    arguments: [
      ("a(x*)b", "-ab-axxb-", "${1}W", "-W-xxW-"), ("a(x*)b", "-ab-axxb-", "$1W", "---"),
      ("(?P<n>a)", "a", "$n|${n}|$nx|$2|$0", "a|a|||a"), ("a", "a", "$", "$"),
      ("a", "a", "${", "${"),
      ("a", "a", "${1", "${1"), ("a", "a", "$$1", "$1"), ("(a)", "a", "$01", ""),
      ("(a)", "a", "${ }", "${ }"),
      ("b*", "abc", "-", "-a-c-"), ("", "日本", "-", "-日-本-"), ("x", "abc", "y", "abc"),
    ])
  func replaceAll(pattern: String, text: String, template: String, expected: String) throws {
    let replaced = try Regexp(ByteString(pattern)).replaceAll(
      in: ByteString(text), with: ByteString(template))
    #expect(replaced.text == expected)
  }

  @Test(
    "splits by Go's rules",
    arguments: [
      ("a", "banana", -1, ["b", "n", "n", ""]), ("a", "banana", 2, ["b", "nana"]),
      ("a*", "abaabaccadaaae", 5, ["", "b", "b", "c", "cadaaae"]),
      ("", "abc", -1, ["a", "b", "c"]),
      ("", "abc", 2, ["a", "bc"]), ("x", "", -1, [""]), ("", "", -1, []),
      ("^a", "aab", -1, ["", "ab"]),
    ])
  func split(pattern: String, text: String, limit: Int, expected: [String]) throws {
    let parts = try Regexp(ByteString(pattern)).split(ByteString(text), limit: limit)
    #expect(parts?.map(\.text) == expected)
  }

  @Test("splits into nothing for a limit of zero")
  func splitNothing() throws {
    #expect(try Regexp("a").split("banana", limit: 0) == nil)
  }

  @Test("takes linear time")
  func linearTime() throws {
    let text = ByteString(String(repeating: "a", count: 100_000))
    #expect(try Regexp("(a*)*b").matches(text) == false)
    #expect(try Regexp("(a|aa)+$").matches(text) == true)
    #expect(try Regexp("(x+x+)+y").matches(text) == false)
  }

  @Test("quotes every character that patterns treat specially")
  func quoteMeta() {
    #expect(Regexp.quoteMeta(#"a.b-[c]{1}^$|\é*+?()"#) == #"a\.b-\[c\]\{1\}\^\$\|\\é\*\+\?\(\)"#)
  }
}
