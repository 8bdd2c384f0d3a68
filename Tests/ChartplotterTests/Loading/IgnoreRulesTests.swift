import GoRuntime
import Testing

@testable import Chartplotter

@Suite struct IgnoreRulesTests {
  private func ignores(_ rules: String, _ path: String, isFolder: Bool) throws -> Bool {
    let rules = try IgnoreRules(ByteString(rules))
    return ByteString(path).withBytes { rules.ignores($0, isFolder: isFolder) }
  }

  @Test(arguments: [
    ("*.md", "README.md", false, true), ("*.md", "a/README.md", false, true),
    ("*.md", ".md", false, true), ("*.md", "README.mdx", false, false),
    ("  *.md \t\r", "README.md", false, true), ("\u{A0}a\u{3000}", "a", false, true),
    ("/top", "top", false, true), ("/top", "a/top", false, false), ("a/*", "a/b", false, true),
    ("a/*", "a/b/c", false, false), ("x\na/b", "a/b", false, true), ("a/", "a", true, true),
    ("a/", "a", false, false), ("!a", "a", false, false), ("!a", "b", false, true),
    ("!a/", "a", true, false), ("!a/", "a", false, true), ("#a", "#a", false, false),
    ("\\#a", "#a", false, true), ("\u{FEFF}a", "a", false, true), ("é?", "éx", false, true),
    ("a long name that no word holds", "a long name that no word holds", false, true),
    ("*~\n", "file~", false, true), ("*.bak\n*.sik", "a.bik", false, false),
    ("*.bak\n*.sik", "x/a.sik", false, true), ("a*\n*.md\n!b", "b", false, false),
    ("a/\n*.md", "a", false, false), ("a/\n*a", "ba", true, true), ("*", "a", false, true),
    ("", "templates/.x", false, true),
    ("", "templates/a/.x", false, false), ("", "templates/.", false, false),
  ])
  func leavesOut(rules: String, path: String, isFolder: Bool, expected: Bool) throws {
    #expect(try ignores(rules, path, isFolder: isFolder) == expected)
  }

  @Test(arguments: [
    ("a/**/b", "double-star (**) syntax is not supported"),
    ("ok\n[a", "syntax error in pattern"), ("a\\/", "syntax error in pattern"),
    ("![]", "syntax error in pattern"),
  ])
  func faultyRulesAreRefused(rules: String, message: String) {
    do throws(RenderError) {
      _ = try IgnoreRules(ByteString(rules))
      Issue.record("\(rules) was taken")
    } catch {
      #expect(error.message == message)
    }
  }
}
