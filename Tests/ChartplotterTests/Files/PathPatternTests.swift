import Testing

@testable import Chartplotter

@Suite struct PathPatternTests {
  @Test(arguments: [
    ("abc", "abc", true), ("*", "abc", true), ("*c", "abc", true), ("a*", "a", true),
    ("a*", "ab/c", false), ("a*/b", "abc/b", true), ("a*/b", "a/c/b", false),
    ("a*b*c*d*e*/f", "axbxcxdxe/f", true), ("a*b?c*x", "abxbbxdbxebxczzx", true),
    ("a*b?c*x", "abxbbxdbxebxczzy", false), ("ab[c]", "abc", true), ("ab[b-d]", "abc", true),
    ("ab[^c]", "abc", false), ("ab[^e-g]", "abc", true), (#"a\*b"#, "a*b", true),
    (#"a\*b"#, "ab", false), ("a?b", "a☺b", true), ("a[^a]b", "a☺b", true), ("a???b", "a☺b", false),
    ("[a-ζ]*", "α", true), ("*[a-ζ]", "A", false), ("a?b", "a/b", false), ("*x", "xxx", true),
    (#"[\]a]"#, "]", true), ("templates/.?*", "templates/.x", true), ("", "", true),
    ("**", "abc", true),
  ])
  func matches(pattern: String, name: String, expected: Bool) throws {
    #expect(try PathPattern(pattern).matches(name) == expected)
  }

  @Test(arguments: ["[]a]", "[-]", "[x-]", "[-x]", "[", "[^", "[^bc", "a[", #"\"#, "[a-b-c]"])
  func malformedPatternsAreRefused(pattern: String) {
    #expect(throws: PathPattern.SyntaxError.self) { try PathPattern(pattern) }
  }

  @Test func manyStarsTakeLinearTime() throws {
    let pattern = try PathPattern(String(repeating: "a*", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 5000)))
  }
}
