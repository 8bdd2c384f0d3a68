import GoRuntime
import Testing

@testable import Chartplotter

@Suite struct ManifestSplitterTests {
  @Test(arguments: [
    ("", []), ("  \n\t", []), ("a: 1", ["a: 1"]), ("a: 1\n---\nb: 2\n", ["a: 1\n", "b: 2\n"]),
    ("---\na: 1", ["a: 1"]), ("---a: 1", ["a: 1"]),
    ("a: 1\n--- # x\nb: 2", ["a: 1\n", "# x\nb: 2"]),
    ("\n\n  ---\na", ["a"]), ("a: ---\nb: x---", ["a: ---\nb: x---"]),
    ("a\n ---\nb", ["a\n ---\nb"]),
    ("---\n---\n---", []), ("a\n----\nb", ["a\n", "-\nb"]), ("a\r\n---\r\nb", ["a\r\n", "b"]),
    ("\u{A0}a", ["a"]), ("--- \t x", ["x"]),
  ])
  func split(text: String, expected: [String]) {
    #expect(ManifestSplitter.split(ByteString(text)).map(\.text) == expected)
  }

  @Test func kindsComeInInstallOrder() {
    let kinds: [ByteString] = [
      "Zebra", "Deployment", "Service", "Apple", "ConfigMap", "Deployment", "Namespace",
    ]
    #expect(InstallOrder.sort(kinds) == [6, 4, 2, 1, 5, 3, 0])
  }
}
