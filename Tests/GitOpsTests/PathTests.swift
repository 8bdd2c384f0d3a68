import Testing

@testable import GitOps

@Suite struct PathTests {
  @Test(arguments: [
    ("a/b", "a/b"), ("./a//b/", "a/b"), ("a/../b", "b"), ("../a", "../a"), ("/../a", "/a"),
    ("a/../../b", "../b"), ("", "."), ("/", "/"), (".", "."),
  ])
  func cleans(_ path: String, _ expected: String) { #expect(Paths.clean(path) == expected) }

  @Test(arguments: [
    ("/a/b", "/a", "b"), ("/a", "/a", "."), ("/ab", "/a", nil), ("/a", "/", "a"),
    ("a/b", ".", "a/b"), ("../a", ".", nil),
  ])
  func relates(_ path: String, _ folder: String, _ expected: String?) {
    #expect(Paths.relative(path, to: folder) == expected)
  }

  @Test(arguments: [
    ("https://github.com/Org/Repo.git", "github.com/org/repo"),
    ("git@github.com:org/repo.git", "github.com/org/repo"),
    ("ssh://git@github.com/org/repo", "github.com/org/repo"),
    ("https://user:token@host/x/", "host/x"), ("oci://ghcr.io/org/charts", "ghcr.io/org/charts"),
    ("ghcr.io/org/charts", "ghcr.io/org/charts"),
  ])
  func normalizesAddresses(_ url: String, _ expected: String) {
    #expect(RepositoryURL.normalized(url) == expected)
  }

  @Test(arguments: [
    ("-f a.yaml --set x=1", ["-f", "a.yaml", "--set", "x=1"]),
    ("--set 'a=b c' \"d\\\"e\" f\\ g ''", ["--set", "a=b c", "d\"e", "f g", ""]),
    ("  ", []), ("$HOME `x`", ["$HOME", "`x`"]),
  ])
  func splitsWords(_ line: String, _ expected: [String]) throws {
    #expect(try ShellWords.split(line) == expected)
  }

  @Test func refusesOpenQuotes() {
    #expect(throws: GitOpsError.self) { try ShellWords.split("a 'b") }
  }
}
