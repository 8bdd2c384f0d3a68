import GoRuntime
import Testing

@testable import Chartplotter

@Suite struct FileGlobTests {
  @Test(arguments: [
    ("*", "a.txt", true), ("*", "x/a.txt", false), ("**", "x/a.txt", true),
    ("x/*", "x/a.txt", true), ("x/*", "x/y/a.txt", false), ("x/**", "x/y/a.txt", true),
    ("**.txt", "x/y/a.txt", true), ("**/a.txt", "a.txt", false), ("?.txt", "a.txt", true),
    ("?x", "/x", false), ("[a-c].txt", "b.txt", true), ("[!a-c].txt", "b.txt", false),
    ("[abc].txt", "c.txt", true), ("[!abc].txt", "d.txt", true), ("{a,b}.txt", "b.txt", true),
    ("{a*,x/**}.txt", "x/y/z.txt", true), ("{a,{b,c}}x", "cx", true), (#"\*"#, "*", true),
    (#"\*"#, "a", false), ("", "", true), ("x/{one,two}.{yaml,yml}", "x/two.yml", true),
  ])
  func matches(pattern: String, name: String, expected: Bool) {
    #expect(FileGlob(ByteString(pattern))?.matches(ByteString(name)) == expected)
  }

  @Test(arguments: ["[", "[]", "[c-a]", "[a-", "[!"])
  func malformedPatternsAreNone(pattern: String) {
    let isNone = if case nil = FileGlob(ByteString(pattern)) { true } else { false }
    #expect(isNone)
  }
}
