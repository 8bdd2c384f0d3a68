import Testing

@testable import GitOps

@Suite struct GlobPatternTests {
  @Test(arguments: [
    ("apps/*", "apps/vets", true), ("apps/*", "apps/vets/templates", false),
    ("apps/**", "apps/vets/templates", true), ("**/x.yaml", "x.yaml", true),
    ("**/x.yaml", "a/b/x.yaml", true), ("a/**/x", "a/x", true), ("a/**/x", "a/b/c/x", true),
    ("*.yaml", "a.yml", false), ("?.yaml", "a.yaml", true), ("[a-c].y", "b.y", true),
    ("[!a-c].y", "b.y", false), ("{a,b}-*.yaml", "b-1.yaml", true),
    ("{a,{b,c}}.y", "c.y", true), ("{a", "{a", true), ("a\\*", "a*", true), ("a\\*", "ab", false),
    ("", "", true), ("*", "", true), ("a*b*c", "axxbyyc", true), ("a*b*c", "axxbyy", false),
  ])
  func matchesByFolder(_ pattern: String, _ text: String, _ expected: Bool) {
    #expect(GlobPattern(pattern).matches(text) == expected)
  }

  @Test(arguments: [
    ("*.yaml", "a/b.yaml", true), ("{config.yaml,env-use2/*}", "env-use2/a/b.yaml", true),
    ("?", "/", true), ("*.json", "a/b.yaml", false),
  ])
  func matchesAcrossFolders(_ pattern: String, _ text: String, _ expected: Bool) {
    #expect(GlobPattern(pattern, separatesFolders: false).matches(text) == expected)
  }

  @Test func staysLinearOnManyStars() {
    let pattern = String(repeating: "*a", count: 40) + "b"
    #expect(!GlobPattern(pattern).matches(String(repeating: "a", count: 5000)))
  }
}
