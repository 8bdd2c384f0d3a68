import GoRuntime
import Testing

@testable import YAML

@Suite("Reading and writing TOML")
struct TOMLTests {
  /// Texts, and their values as JSON.
  static let values: [(String, String)] = [
    (
      "a = 1\nb = \"x\"\nc = 'l\\'\nd = true\ne = 1.5\nf = [1, \"x\", [2.0]]\n",
      "{\"a\":1,\"b\":\"x\",\"c\":\"l\\\\\",\"d\":true,\"e\":1.5,\"f\":[1,\"x\",[2]]}"
    ),
    (
      "[a]\nb = 1\n[a.c]\nd = 2\n[[e]]\nf = 1\n[[e]]\n",
      "{\"a\":{\"b\":1,\"c\":{\"d\":2}},\"e\":[{\"f\":1},{}]}"
    ),
    ("a.b.c = 1\na.b.d = 2\n\"q k\" = 3\n", "{\"a\":{\"b\":{\"c\":1,\"d\":2}},\"q k\":3}"),
    (
      "x = {a = 1, b.c = \"y\", d = [{e = 1}, {}]}\n",
      "{\"x\":{\"a\":1,\"b\":{\"c\":\"y\"},\"d\":[{\"e\":1},{}]}}"
    ),
    (
      "s = \"\"\"\none\n two \\\n   three\"\"\"\nt = '''\na'b'''\n",
      "{\"s\":\"one\\n two three\",\"t\":\"a'b\"}"
    ),
    (
      "h = 0xFF\no = 0o17\nb = 0b11\nu = 1_000\nn = -5\nf = -1.5e3\ni = 6.0",
      "{\"b\":3,\"f\":-1500,\"h\":255,\"i\":6,\"n\":-5,\"o\":15,\"u\":1000}"
    ),
    (
      "a = 1979-05-27T07:32:00Z\nb = 1979-05-27\nc = 07:32:00.5\nd = 1979-05-27 07:32:00\ne = 1979-05-27T00:32:00-07:00\nf = 07:32\n",
      "{\"a\":\"1979-05-27T07:32:00Z\",\"b\":\"1979-05-27T00:00:00Z\",\"c\":\"0000-01-01T07:32:00.5Z\",\"d\":\"1979-05-27T07:32:00Z\",\"e\":\"1979-05-27T00:32:00-07:00\",\"f\":\"0000-01-01T07:32:00Z\"}"
    ),
    ("u = \"\\u00e9\\U0001F600\\x41\\e\"\n", "{\"u\":\"é😀A\\u001b\"}"),
    ("# comment\n\na = [ # c\n  1,\n  2,\n]\n", "{\"a\":[1,2]}"),
    ("", "{}"),
  ]

  @Test("gives the library's values", arguments: values)
  func value(text: String, json: String) throws {
    #expect(try JSONText.of(.map(TOMLReader.read(ByteString(text)))) == json)
  }

  /// Texts, and how they are written again.
  static let texts: [(String, String)] = [
    (
      "a = 1\nb = \"x\"\nc = 'l\\'\nd = true\ne = 1.5\nf = [1, \"x\", [2.0]]\n",
      "a = 1\nb = \"x\"\nc = \"l\\\\\"\nd = true\ne = 1.5\nf = [1, \"x\", [2.0]]\n"
    ),
    (
      "[a]\nb = 1\n[a.c]\nd = 2\n[[e]]\nf = 1\n[[e]]\n",
      "[a]\n  b = 1\n  [a.c]\n    d = 2\n\n[[e]]\n  f = 1\n\n[[e]]\n"
    ),
    ("a.b.c = 1\na.b.d = 2\n\"q k\" = 3\n", "\"q k\" = 3\n\n[a]\n  [a.b]\n    c = 1\n    d = 2\n"),
    (
      "x = {a = 1, b.c = \"y\", d = [{e = 1}, {}]}\n",
      "[x]\n  a = 1\n  [x.b]\n    c = \"y\"\n\n  [[x.d]]\n    e = 1\n\n  [[x.d]]\n"
    ),
    (
      "s = \"\"\"\none\n two \\\n   three\"\"\"\nt = '''\na'b'''\n",
      "s = \"one\\n two three\"\nt = \"a'b\"\n"
    ),
    (
      "h = 0xFF\no = 0o17\nb = 0b11\nu = 1_000\nn = -5\nf = -1.5e3\ni = 6.0",
      "b = 3\nf = -1500.0\nh = 255\ni = 6.0\nn = -5\no = 15\nu = 1000\n"
    ),
    (
      "a = 1979-05-27T07:32:00Z\nb = 1979-05-27\nc = 07:32:00.5\nd = 1979-05-27 07:32:00\ne = 1979-05-27T00:32:00-07:00\nf = 07:32\n",
      "a = 1979-05-27T07:32:00Z\nb = 1979-05-27\nc = 07:32:00.5\nd = 1979-05-27T07:32:00\ne = 1979-05-27T00:32:00-07:00\nf = 07:32:00\n"
    ),
    ("u = \"\\u00e9\\U0001F600\\x41\\e\"\n", "u = \"é😀A\\u001b\"\n"),
    ("# comment\n\na = [ # c\n  1,\n  2,\n]\n", "a = [1, 2]\n"),
    ("", ""),
  ]

  @Test("writes what it read", arguments: texts)
  func text(text: String, again: String) throws {
    #expect(try Self.write(.map(TOMLReader.read(ByteString(text)))) == again)
  }

  /// Values as JSON, and how they are written, or the error about them.
  static let written: [(String, String)] = [
    (
      "{\"a\":[1,{\"b\":2}],\"t\":{\"u\":{\"v\":\"x\\\"\\n\\u0001\"},\"z\":null},\"l\":[{\"a\":1},{}],\"e\":[],\"\":1e6,\"k.x\":0.5,\"m\":{}}",
      "\"\" = 1e+06\na = [1.0, {b = 2.0}]\ne = []\n\"k.x\" = 0.5\n\n[[l]]\n  a = 1.0\n\n[[l]]\n\n[m]\n\n[t]\n  [t.u]\n    v = \"x\\\"\\n\\u0001\"\n"
    ),
    ("[{\"a\":1}]", "toml: top-level values must be Go maps or structs"),
    ("\"x\"", "\"x\""),
    ("[1,2]", "[1.0, 2.0]"),
    ("{\"a\":[null]}", "toml: cannot encode array with nil element"),
    ("{\"a\":[[{\"b\":null,\"c\":1}]]}", "a = [[{c = 1.0}]]\n"),
  ]

  @Test("writes the library's text", arguments: written)
  func writing(json: String, toml: String) throws {
    #expect(try Self.write(JSONReader.read(ByteString(json))) == toml)
  }

  private static func write(_ value: Value) -> String {
    let out = OutputBuffer()
    do throws(YAMLError) {
      try TOMLWriter.write(value, to: out)
      return out.string().text
    } catch {
      return error.description
    }
  }

  /// Texts with faults, and the library's errors.
  static let faults: [(String, String)] = [
    ("bad", "toml: line 1: unexpected EOF; expected key separator '='"),
    ("a = ", "toml: line 1 (last key \"a\"): unexpected EOF; expected value"),
    ("= 1", "toml: line 1: unexpected '=': key name appears blank"),
    ("a 1", "toml: line 1: expected '.' or '=', but got '1' instead"),
    (
      "a = 1 2",
      "toml: line 1: expected a top-level item to end with a newline, comment, or EOF, but got '2' instead"
    ),
    ("a = 1\na = 2", "toml: line 2 (last key \"a\"): Key 'a' has already been defined."),
    ("[a]\n[a]", "toml: line 2: Key 'a' has already been defined."),
    ("a = 1\n[a]", "toml: line 2: Key 'a' has already been defined."),
    (
      "[a]\nb = 1\n[[a]]",
      "toml: line 3: Key 'a' was already created and cannot be used as an array."
    ),
    (
      "a = [1",
      "toml: line 1 (last key \"a\"): expected a comma (',') or array terminator (']'), but got end of file"
    ),
    (
      "a = [1 2]",
      "toml: line 1 (last key \"a\"): expected a comma (',') or array terminator (']'), but got '2'"
    ),
    ("a = [,]", "toml: line 1 (last key \"a\"): unexpected comma"),
    (
      "a = {b = 1",
      "toml: line 1 (last key \"a.b\"): expected a comma or an inline table terminator '}', but got end of file instead"
    ),
    (
      "a = {b = 1 c = 2}",
      "toml: line 1 (last key \"a.b\"): expected a comma or an inline table terminator '}', but got 'c' instead"
    ),
    ("a = {,}", "toml: line 1 (last key \"a\"): unexpected comma"),
    ("a = \"x", "toml: line 1 (last key \"a\"): unexpected EOF; expected '\"'"),
    ("a = \"x\n\"", "toml: line 1 (last key \"a\"): strings cannot contain newlines"),
    ("a = 'x", "toml: line 1 (last key \"a\"): unexpected EOF; expected \"'\""),
    ("a = \"\"\"x", "toml: line 1 (last key \"a\"): unexpected EOF; expected '\"\"\"'"),
    ("a = \"\\q\"", "toml: line 1 (last key \"a\"): invalid escape in string '\\q'"),
    (
      "a = \"\\u12\"",
      "toml: line 1 (last key \"a\"): expected four hexadecimal digits after '\\u', but got \"\\\\u12\\\"\" instead"
    ),
    (
      "a = \"\\ud800\"",
      "toml: line 1 (last key \"a\"): Escaped character '\\ud800' is not valid UTF-8."
    ),
    ("a = 01", "toml: line 1 (last key \"a\"): Invalid integer \"01\": cannot have leading zeroes"),
    (
      "a = 1__0",
      "toml: line 1 (last key \"a\"): Invalid integer \"1__0\": underscores must be surrounded by digits"
    ),
    (
      "a = 1_",
      "toml: line 1 (last key \"a\"): Invalid integer \"1_\": underscores must be surrounded by digits"
    ),
    ("a = .5", "toml: line 1 (last key \"a\"): floats must start with a digit, not '.'"),
    (
      "a = 5.",
      "toml: line 1 (last key \"a\"): Invalid float \"5.\": '.' must be followed by one or more digits"
    ),
    (
      "a = 1.e5",
      "toml: line 1 (last key \"a\"): Invalid float \"1.e5\": '.' must be followed by one or more digits"
    ),
    (
      "a = 9223372036854775808",
      "toml: line 1 (last key \"a\"): 9223372036854775808 is out of range for int64"
    ),
    ("a = 1e999", "toml: line 1 (last key \"a\"): 1e999 is out of range for float64"),
    ("a = +0x1", "toml: line 1 (last key \"a\"): cannot use sign with non-decimal numbers: '+0x'"),
    ("a = 0b2", "toml: line 1 (last key \"a\"): not a binary number: '0b2'"),
    ("a = 0xg", "toml: line 1 (last key \"a\"): not a hexadecimal number: '0xg'"),
    ("a = tru", "toml: line 1 (last key \"a\"): expected value but found \"tru\" instead"),
    ("a = inx", "toml: line 1 (last key \"a\"): expected value but found \"nx\" instead"),
    ("a = +a", "toml: line 1 (last key \"a\"): expected a digit but got 'a'"),
    ("a = 2021-13-01", "toml: line 1 (last key \"a\"): invalid datetime: \"2021-13-01\""),
    ("a = 2021-1-01", "toml: line 1 (last key \"a\"): invalid datetime: \"2021-1-01\""),
    ("[", "toml: line 1: unexpected end of table name (table names cannot be empty)"),
    ("[]", "toml: line 1: unexpected end of table name (table names cannot be empty)"),
    ("[a", "toml: line 1: expected '.' or ']' to end table name, but got '\\x00' instead"),
    ("[a.]", "toml: line 1: unexpected end of table name (table names cannot be empty)"),
    ("[.a]", "toml: line 1: unexpected table separator (table names cannot be empty)"),
    (
      "[[a]",
      "toml: line 1: expected end of table array name delimiter ']', but got '\\x00' instead"
    ),
    ("a.", "toml: line 1: unexpected '='"),
    (".a = 1", "toml: line 1: unexpected '.': keys cannot start with a '.'"),
    (
      "a = \u{1}",
      "toml: line 1 (last key \"a\"): TOML files cannot contain control characters: '0x01'"
    ),
    ("a = x", "toml: line 1 (last key \"a\"): expected value but found \"x\" instead"),
    ("a = [1]\n[[a]]", "toml: line 2: Key 'a' was already created and cannot be used as an array."),
    ("a = \"\"\"x\"\"\"\"\"\"", "toml: line 1 (last key \"a\"): unexpected '\"\"\"\"\"\"'"),
    ("k\n= 1", "toml: line 1: expected '.' or '=', but got '\\n' instead"),
    ("a = \"\\", "toml: line 0 (last key \"a\"): invalid escape in string '\\\u{0}'"),
    ("a = 1 # \u{7F}", "toml: line 1: TOML files cannot contain control characters: '0x7f'"),
    (
      "\u{0}",
      "toml: line 1: files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8"
    ),
  ]

  @Test("fails with the library's words", arguments: faults)
  func fault(text: String, message: String) {
    let error = #expect(throws: YAMLError.self) { try TOMLReader.read(ByteString(text)) }
    #expect(error?.description == message)
  }

  @Test("refuses arrays and inline tables that nest too deep")
  func depth() {
    let text = "a = " + String(repeating: "[", count: 1000)
    #expect(
      throws: YAMLError(
        "toml: line 1 (last key \"a\"): exceeds maximum array depth of 128", line: 1)
    ) { try TOMLReader.read(ByteString(text)) }
    let map = ValueMap()
    map["self"] = .map(map)
    #expect(Self.write(.map(map)) == "toml: exceeded max depth of 1000")
    map.removeAll()
  }

  @Test("fails on a missing value as the encoder's panic says")
  func missing() {
    #expect(Self.write(.null) == "reflect: call of reflect.Value.Type on zero Value")
  }
}
