import Testing

@testable import Chartplotter

@Suite struct GoPathTests {
  @Test(arguments: [
    ("", "."), ("a", "a"), ("a/b/", "b"), ("/", "/"), ("//", "/"), ("/a", "a"),
  ])
  func base(path: String, expected: String) { #expect(GoPath.base(path) == expected) }

  @Test(arguments: [
    ("", "."), ("a//b/./c", "a/b/c"), ("a/../b", "b"), ("../../x", "../../x"), ("/../x", "/x"),
    ("a/..", "."), ("./a", "a"), ("/", "/"), ("a/b/../../..", ".."),
  ])
  func clean(path: String, expected: String) { #expect(GoPath.clean(path) == expected) }

  @Test(arguments: [
    ("a.tgz", ".tgz"), ("a.b/c", ""), (".x", ".x"), ("a", ""), ("a.b.c", ".c"),
  ])
  func fileExtension(path: String, expected: String) {
    #expect(GoPath.fileExtension(path) == expected)
  }
}
