import GoRuntime
import Testing

@testable import YAML

@Suite("Writing YAML")
struct YAMLWriterTests {
  /// Values as JSON, and the YAML that `toYaml` makes of them.
  static let texts: [(String, String)] = [
    ("\"a\"", "a\n"),
    ("\"\"", "\"\"\n"),
    ("\"true\"", "\"true\"\n"),
    ("\"12\"", "\"12\"\n"),
    ("\"1e3\"", "\"1e3\"\n"),
    ("\"0x1\"", "\"0x1\"\n"),
    ("\"010\"", "\"010\"\n"),
    ("\"1:30\"", "\"1:30\"\n"),
    ("\"2001-01-01\"", "\"2001-01-01\"\n"),
    ("\"~\"", "\"~\"\n"),
    ("\"null\"", "\"null\"\n"),
    ("\"y\"", "\"y\"\n"),
    ("\"on\"", "\"on\"\n"),
    ("\".5\"", "\".5\"\n"),
    ("\".inf\"", "\".inf\"\n"),
    ("\"-\"", "'-'\n"),
    ("\"- a\"", "'- a'\n"),
    ("\"a: b\"", "'a: b'\n"),
    ("\"a:\"", "'a:'\n"),
    ("\"a #b\"", "'a #b'\n"),
    ("\"a#b\"", "a#b\n"),
    ("\"#a\"", "'#a'\n"),
    ("\"[a]\"", "'[a]'\n"),
    ("\"{a\"", "'{a'\n"),
    ("\"&a\"", "'&a'\n"),
    ("\"*a\"", "'*a'\n"),
    ("\"!a\"", "'!a'\n"),
    ("\"|\"", "'|'\n"),
    ("\"%a\"", "'%a'\n"),
    ("\"@a\"", "'@a'\n"),
    ("\"`a\"", "'`a'\n"),
    ("\"'a\"", "'''a'\n"),
    ("\"\\\"a\\\"\"", "'\"a\"'\n"),
    ("\" a\"", "' a'\n"),
    ("\"a \"", "'a '\n"),
    ("\"a\\tb\"", "\"a\\tb\"\n"),
    ("\"---\"", "'---'\n"),
    ("\"?\"", "'?'\n"),
    ("\"?a\"", "?a\n"),
    ("\":a\"", ":a\n"),
    ("\"<<\"", "<<\n"),
    ("\"a\\nb\"", "|-\n  a\n  b\n"),
    ("\"a\\nb\\n\"", "|\n  a\n  b\n"),
    ("\"a\\n\\n\"", "|+\n  a\n\n"),
    ("\"\\n\"", "|2+\n\n"),
    ("\" a\\nb\"", "|2-\n   a\n  b\n"),
    ("\"a \\nb\"", "\"a \\nb\"\n"),
    ("\"a\\n b\"", "|-\n  a\n   b\n"),
    ("\"a\\r\\nb\"", "\"a\\r\\nb\"\n"),
    ("\"é日本\"", "é日本\n"),
    ("\"😀\"", "\"\\U0001F600\"\n"),
    ("\"\\u0000\\u0007\\u001b\"", "\"\\0\\a\\e\"\n"),
    ("\"\\u00a0\"", "\u{A0}\n"),
    ("\"\\u2028\"", "'\u{2028}'\n"),
    ("\"a\\u2029 b\"", "\"a\\P b\"\n"),
    ("\"\\ufeffab\"", "\"\\uFEFF\\x61\\x62\"\n"),
    ("\"\\u0085\"", "' '\n"),
    ("\"a\\u0085b\"", "a b\n"),
    ("\"\\\\\"", "\\\n"),
    ("1", "1\n"),
    ("1.5", "1.5\n"),
    ("1000000", "1000000\n"),
    ("1e6", "1000000\n"),
    ("1e21", "1e+21\n"),
    ("1e20", "1e+20\n"),
    ("12345678901234567890", "12345678901234567000\n"),
    ("18446744073709551616", "1.8446744073709552e+19\n"),
    ("0.000001", "1e-06\n"),
    ("1e-7", "1e-07\n"),
    ("-0", "0\n"),
    ("1234567.5", "1.2345675e+06\n"),
    ("true", "true\n"),
    ("null", "null\n"),
    ("[]", "[]\n"),
    ("{}", "{}\n"),
    ("[1,[2,[3]],{\"a\":[4]}]", "- 1\n- - 2\n  - - 3\n- a:\n  - 4\n"),
    (
      "{\"a\":{\"b\":[1,{\"c\":2,\"d\":[]}],\"e\":{}},\"f\":null}",
      "a:\n  b:\n  - 1\n  - c: 2\n    d: []\n  e: {}\nf: null\n"
    ),
    (
      "{\"a10\":1,\"a2\":2,\"a1\":3,\"b\":4,\"B\":5,\"_\":6,\"a-b\":7,\"a.b\":8,\"1\":9,\"10\":10,\"2\":11,\"a01\":12,\"é\":14}",
      "_: 6\n\"1\": 9\n\"2\": 11\n\"10\": 10\nB: 5\na-b: 7\na.b: 8\na1: 3\na01: 12\na2: 2\na10: 1\nb: 4\né: 14\n"
    ),
    (
      "{\"true\":1,\"y\":2,\"1\":3,\"\":4,\" \":5,\"a: b\":6,\"a\\nb\":7}",
      "\"\": 4\n' ': 5\n\"1\": 3\n? |-\n  a\n  b\n: 7\n'a: b': 6\n\"true\": 1\n\"y\": 2\n"
    ),
    (
      "{\"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\":{\"a\":1},\"z\":{\"llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll\":[1]}}",
      "? kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n: a: 1\nz:\n  ? llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll\n  : - 1\n"
    ),
    (
      "{\"a\":\"word word word word word word word word word word word word word word word word word word word word word word word word end\"}",
      "a: word word word word word word word word word word word word word word word word\n  word word word word word word word word end\n"
    ),
    (
      "{\"a\":\"' it is a long text: with a colon it is a long text: with a colon it is a long text: with a colon it is a long text: with a colon\"}",
      "a: ''' it is a long text: with a colon it is a long text: with a colon it is a long\n  text: with a colon it is a long text: with a colon'\n"
    ),
    (
      "[\" padded  text  padded  text  padded  text  padded  text  padded  text  padded  text  padded  text  padded  text  padded  text \\t\"]",
      "- \" padded  text  padded  text  padded  text  padded  text  padded  text  padded  text\n  \\ padded  text  padded  text  padded  text \\t\"\n"
    ),
    (
      "{\"a\":\"line\\nlong long long long long long long long long long long long long long long long long long long long long long long long long long long long long long \\n\"}",
      "a: \"line\\nlong long long long long long long long long long long long long long long\n  long long long long long long long long long long long long long long long \\n\"\n"
    ),
  ]

  @Test("gives go-yaml v2's text", arguments: texts)
  func text(json: String, yaml: String) throws {
    #expect(try Self.write(JSONReader.read(ByteString(json))) == yaml)
  }

  /// Values as JSON, and the YAML that `toYamlPretty` makes of them, where it differs.
  static let prettyTexts: [(String, String)] = [
    ("\"\\u0085\"", "\"\\N\"\n"),
    ("\"a\\u0085b\"", "\"a\\Nb\"\n"),
    ("1000000", "1e+06\n"),
    ("1e6", "1e+06\n"),
    ("12345678901234567890", "1.2345678901234567e+19\n"),
    ("-0", "-0\n"),
    ("[1,[2,[3]],{\"a\":[4]}]", "- 1\n- - 2\n  - - 3\n- a:\n    - 4\n"),
    (
      "{\"a\":{\"b\":[1,{\"c\":2,\"d\":[]}],\"e\":{}},\"f\":null}",
      "a:\n  b:\n    - 1\n    - c: 2\n      d: []\n  e: {}\nf: null\n"
    ),
    (
      "{\"a\":\"word word word word word word word word word word word word word word word word word word word word word word word word end\"}",
      "a: word word word word word word word word word word word word word word word word word word word word word word word word end\n"
    ),
    (
      "{\"a\":\"' it is a long text: with a colon it is a long text: with a colon it is a long text: with a colon it is a long text: with a colon\"}",
      "a: ''' it is a long text: with a colon it is a long text: with a colon it is a long text: with a colon it is a long text: with a colon'\n"
    ),
    (
      "[\" padded  text  padded  text  padded  text  padded  text  padded  text  padded  text  padded  text  padded  text  padded  text \\t\"]",
      "- \" padded  text  padded  text  padded  text  padded  text  padded  text  padded  text  padded  text  padded  text  padded  text \\t\"\n"
    ),
    (
      "{\"a\":\"line\\nlong long long long long long long long long long long long long long long long long long long long long long long long long long long long long long \\n\"}",
      "a: \"line\\nlong long long long long long long long long long long long long long long long long long long long long long long long long long long long long long \\n\"\n"
    ),
  ]

  @Test("gives go-yaml v3's text", arguments: prettyTexts)
  func pretty(json: String, yaml: String) throws {
    let out = OutputBuffer()
    try YAMLWriter.writePretty(JSONReader.read(ByteString(json)), to: out)
    #expect(out.string().text == yaml)
  }

  /// What is written, or the error about it.
  private static func write(_ value: Value) -> String {
    let out = OutputBuffer()
    do throws(YAMLError) {
      try YAMLWriter.write(value, to: out)
      return out.string().text
    } catch {
      return error.description
    }
  }

  @Test("writes what has no form in JSON as Go's error says")
  func unsupported() {
    #expect(
      Self.write(.list([.float(.nan)]))
        == "error marshaling into JSON: json: unsupported value: NaN")
    #expect(
      Self.write(.float(-.infinity)) == "error marshaling into JSON: json: unsupported value: -Inf")
    let out = OutputBuffer()
    #expect(throws: Never.self) { try YAMLWriter.writePretty(.float(.nan), to: out) }
    #expect(out.string() == ".nan\n")
  }

  @Test("refuses a map that holds itself, and leaves the output as it was")
  func cycle() {
    let map = ValueMap()
    map["self"] = .map(map)
    let out = OutputBuffer()
    out.append("before")
    #expect(
      throws: YAMLError(
        "error marshaling into JSON: json: unsupported value: encountered a cycle via "
          + "map[string]interface {}")
    ) { try YAMLWriter.write(.map(map), to: out) }
    #expect(out.string() == "before")
    map.removeAll()
  }

  @Test("replaces bytes that are no UTF-8, which v3 writes in base64")
  func binary() throws {
    let bytes = ByteString([0x61, 0xFF])
    #expect(Self.write(.string(bytes)) == "a\u{FFFD}\n")
    let out = OutputBuffer()
    try YAMLWriter.writePretty(.map(ValueMap([("k", .string(bytes))])), to: out)
    #expect(out.string() == "k: !!binary Yf8=\n")
  }

  @Test("writes slices of bytes in base64, and nil slices and maps as null")
  func typedSlices() {
    let bytes = List([.integer(104, .uint8), .integer(105, .uint8)], type: .bytes)
    #expect(Self.write(.list(bytes)) == "aGk=\n")
    #expect(Self.write(.list(List([], type: .nilAny))) == "null\n")
    #expect(Self.write(.map(ValueMap(type: .nilAny))) == "null\n")
  }

  @Test("counts a line from where it starts to write")
  func offset() throws {
    let out = OutputBuffer()
    out.append("key: ")
    try YAMLWriter.write(.map(ValueMap([("a", .list([.int(1)]))])), to: out)
    #expect(out.string() == "key: a:\n- 1\n")
  }
}
