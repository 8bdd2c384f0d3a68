import GoRuntime
import Testing

@testable import GitOps

@Suite struct PlaceholderTests {
  @Test(arguments: [
    ("<path:kv/db#password>", "kv/db|password||"),
    ("<path:kv/db#password#v2>", "kv/db|password|v2|"),
    ("<path:kv/db#password | base64encode>", "kv/db|password||base64encode"),
    ("<path:kv/db#cert | jsonPath {.a.b} | indent 4>", "kv/db|cert||jsonPath {.a.b},indent 4"),
    ("jdbc://<path:a#u>:<path:a#p>@db", "a|u|| a|p||"),
    ("a < b <path:a#u>", "a|u||"), ("<YOUR_AWS_ACCOUNT_ID>.dkr", ""), ("<path:a>", ""),
    ("<path:#k>", ""), ("<\n>", ""), ("no", ""),
  ])
  func findsPaths(_ text: String, _ expected: String) {
    let found = Placeholder.find(in: ByteString(text)).map {
      "\($0.path)|\($0.key)|\($0.version)|\($0.modifiers.joined(separator: ","))"
    }
    #expect(found.joined(separator: " ") == expected)
  }

  @Test func readsShortFormUnderAnnotation() throws {
    let found = Placeholder.find(
      in: "u=<user | base64encode>;<path:other#k>", annotatedPath: "kv/app", version: "3")
    #expect(found.map(\.path) == ["kv/app", "other"])
    #expect(found.map(\.key) == ["user", "k"])
    #expect(found.map(\.version) == ["3", ""])
    #expect(found[0].range == 2..<23)
  }
}
