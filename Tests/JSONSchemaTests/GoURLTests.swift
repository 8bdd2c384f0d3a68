import GoRuntime
import Testing

@testable import JSONSchema

@Suite struct GoURLTests {
  /// The examples of RFC 3986, and what the schema library adds.
  @Test(arguments: [
    ("http://a/b/c/d;p?q", "g", "http://a/b/c/g"),
    ("http://a/b/c/d;p?q", "./g/", "http://a/b/c/g/"),
    ("http://a/b/c/d;p?q", "/g", "http://a/g"),
    ("http://a/b/c/d;p?q", "//g", "http://g"),
    ("http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y"),
    ("http://a/b/c/d;p?q", "", "http://a/b/c/d;p?q"),
    ("http://a/b/c/d;p?q", "..", "http://a/b/"),
    ("http://a/b/c/d;p?q", "../../../g", "http://a/g"),
    ("http://a/b/c/d;p?q", "g:h", "g:h"),
    ("file:///values.schema.json", "", "file:///values.schema.json"),
    ("file:///values.schema.json", "a b.json", "file:///a%20b.json"),
    ("urn:uuid:1", "", "urn:uuid:1"),
    ("urn:uuid:1", "x", "urn:uuid:1"),
    ("http://a", "b", "http://a/b"),
  ])
  func resolves(base: String, reference: String, expected: String) throws {
    let resolved = try SchemaReference(ByteString(reference), base: ByteString(base))
    #expect(resolved.url.text == expected)
  }

  @Test func fragmentsAreUnescaped() throws {
    let reference = try SchemaReference("x#/a%25b", base: "http://h/")
    #expect(reference.fragment == "/a%b")
    #expect(throws: SchemaError("error in parsing \"#%zz\": invalid URL escape \"%zz\"")) {
      _ = try SchemaReference("#%zz", base: "http://h/")
    }
  }
}
