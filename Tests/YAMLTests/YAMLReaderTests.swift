import GoRuntime
import Testing

@testable import YAML

@Suite("Reading YAML")
struct YAMLReaderTests {
  /// Texts, and their values as JSON.
  static let values: [(String, String)] = [
    ("", "null"),
    ("null", "null"),
    ("~", "null"),
    ("a: 1", "{\"a\":1}"),
    (
      "a: yes\nb: No\nc: on\nd: OFF\ne: y\nf: N\ng: yEs",
      "{\"a\":true,\"b\":false,\"c\":true,\"d\":false,\"e\":true,\"f\":false,\"g\":\"yEs\"}"
    ),
    (
      "a: 010\nb: 0x1F\nc: 0b101\nd: 0o17\ne: 1_000\nf: +1\ng: -0\nh: 08\ni: 0b+1",
      "{\"a\":8,\"b\":31,\"c\":5,\"d\":15,\"e\":1000,\"f\":1,\"g\":0,\"h\":8,\"i\":1}"
    ),
    (
      "a: 1e3\nb: .5\nc: 5.\nd: 1.5e-7\ne: ._5\nf: .5_0\ng: 1e400\nh: 1e-400",
      "{\"a\":1000,\"b\":0.5,\"c\":5,\"d\":1.5e-7,\"e\":\"._5\",\"f\":0.5,\"g\":\"1e400\",\"h\":0}"
    ),
    ("a: 1:30\nb: 190:20:30.15", "{\"a\":\"1:30\",\"b\":\"190:20:30.15\"}"),
    (
      "a: 9223372036854775807\nb: 18446744073709551615\nc: 18446744073709551616\nd: -9223372036854775809",
      "{\"a\":9223372036854776000,\"b\":18446744073709552000,\"c\":18446744073709552000,\"d\":-9223372036854776000}"
    ),
    (
      "a: 2001-01-01\nb: 2001-12-14t21:59:43.10-05:00\nc: !!timestamp 2001-01-01",
      "{\"a\":\"2001-01-01\",\"b\":\"2001-12-14t21:59:43.10-05:00\",\"c\":\"2001-01-01\"}"
    ),
    (
      "a: !!str 1\nb: !!int \"3\"\nc: !!float 3\nd: !!bool yes\ne: !!null \"\"\nf: ! 1\ng: !x 1\nh: !<tag:yaml.org,2002:str> 1\ni: !!binary aGVsbG8=",
      "{\"a\":\"1\",\"b\":3,\"c\":3,\"d\":true,\"e\":null,\"f\":\"1\",\"g\":\"1\",\"h\":\"1\",\"i\":\"hello\"}"
    ),
    (
      "1: a\ntrue: b\n1.5: c\n1e6: d\n.inf: e\n16777217.0: f",
      "{\".inf\":\"e\",\"1\":\"a\",\"1.5\":\"c\",\"1.6777216e+07\":\"f\",\"1e+06\":\"d\",\"true\":\"b\"}"
    ),
    ("a: &x {b: 1}\nc: *x\nd: &y 2\ne: *y", "{\"a\":{\"b\":1},\"c\":{\"b\":1},\"d\":2,\"e\":2}"),
    (
      "base: &b {a: 1, b: 2}\nm:\n  b: 3\n  <<: *b\n  c: 4\nn:\n  <<: [{a: 5}, *b]\n  a: 6",
      "{\"base\":{\"a\":1,\"b\":2},\"false\":{\"a\":6,\"b\":2},\"m\":{\"a\":1,\"b\":2,\"c\":4}}"
    ),
    ("a: 1\na: 2", "{\"a\":2}"),
    (
      "a: |\n  x\n   y\n\nb: |-\n  x\n\nc: |+\n  x\n\nd: >\n  x\n  y\n\n  z\n   w\ne: |2\n   x",
      "{\"a\":\"x\\n y\\n\",\"b\":\"x\",\"c\":\"x\\n\\n\",\"d\":\"x y\\nz\\n w\\n\",\"e\":\" x\"}"
    ),
    (
      "a: \"x\\ty\\x41\\u263a\\U0001F600\\N\\_\\L\\P\\e\\0\\'\"\nb: 'it''s'",
      "{\"a\":\"x\\tyA☺😀\u{85}\u{A0}\\u2028\\u2029\\u001b\\u0000'\",\"b\":\"it's\"}"
    ),
    (
      "a: \"one\n  two\n\n  three\\\n  four\"\nb: one\n  two\n\n  three",
      "{\"a\":\"one two\\nthreefour\",\"b\":\"one two\\nthree\"}"
    ),
    (
      "{a: 1, b: [x, {y: z}], \"c\":d, e}",
      "{\"a\":1,\"b\":[\"x\",{\"true\":\"z\"}],\"c\":\"d\",\"e\":null}"
    ),
    ("[a, b: c, ? d : e, [f]]", "[\"a\",{\"b\":\"c\"},{\"d\":\"e\"},[\"f\"]]"),
    ("? a\n: b\n? c", "{\"a\":\"b\",\"c\":null}"),
    ("- - a\n  - b\n-\n  c: d\n- e", "[[\"a\",\"b\"],{\"c\":\"d\"},\"e\"]"),
    ("a:\n- b\n- c\nd: e", "{\"a\":[\"b\",\"c\"],\"d\":\"e\"}"),
    ("%YAML 1.1\n%TAG !e! tag:yaml.org,2002:\n---\na: !e!str 1\n...\nb: 2", "{\"a\":\"1\"}"),
    ("a: 1\n---\nb: [", "{\"a\":1}"),
    ("\u{FEFF}a: 1", "{\"a\":1}"),
    ("a: b # c\n# d\ne: f#g", "{\"a\":\"b\",\"e\":\"f#g\"}"),
    ("a: x\u{85}  y\nb: \"x\u{2028}y\"", "{\"a\":\"x y\",\"b\":\"x\\u2028y\"}"),
    ("a: b\r\nc: d\re: f", "{\"a\":\"b\",\"c\":\"d\",\"e\":\"f\"}"),
    ("a:b: c", "{\"a:b\":\"c\"}"),
    ("\"a\": 1", "{\"a\":1}"),
    ("a: ''", "{\"a\":\"\"}"),
    ("k: \"é日本\"", "{\"k\":\"é日本\"}"),
    ("<<: {a: 1}", "{\"a\":1}"),
    ("\"<<\": {a: 1}", "{\"\\u003c\\u003c\":{\"a\":1}}"),
  ]

  @Test("gives go-yaml's values", arguments: values)
  func value(text: String, json: String) throws {
    #expect(try JSONText.of(YAMLReader.read(ByteString(text))) == json)
  }

  /// Texts with faults, and Go's errors.
  static let faults: [(String, String)] = [
    (
      "a: b: c",
      "error converting YAML to JSON: yaml: mapping values are not allowed in this context"
    ),
    ("a: [1, 2", "error converting YAML to JSON: yaml: line 1: did not find expected ',' or ']'"),
    ("a: {b", "error converting YAML to JSON: yaml: line 1: did not find expected ',' or '}'"),
    ("a: 'x", "error converting YAML to JSON: yaml: found unexpected end of stream"),
    ("a: \"x", "error converting YAML to JSON: yaml: found unexpected end of stream"),
    (
      "a:\n\tb: 1",
      "error converting YAML to JSON: yaml: line 2: found character that cannot start any token"
    ),
    ("\ta: 1", "error converting YAML to JSON: yaml: found character that cannot start any token"),
    (
      "a: 1\n b: 2",
      "error converting YAML to JSON: yaml: line 2: mapping values are not allowed in this context"
    ),
    ("a: \"\\q\"", "error converting YAML to JSON: yaml: found unknown escape character"),
    ("a: \"\\/\"", "error converting YAML to JSON: yaml: found unknown escape character"),
    ("a: \"\\x4\"", "error converting YAML to JSON: yaml: did not find expected hexdecimal number"),
    (
      "a: \"\\ud800\"",
      "error converting YAML to JSON: yaml: found invalid Unicode character escape code"
    ),
    (
      "- a\nb: c",
      "error converting YAML to JSON: yaml: line 1: did not find expected '-' indicator"
    ),
    ("a: b\n- c", "error converting YAML to JSON: yaml: line 1: did not find expected key"),
    ("a: *x", "error converting YAML to JSON: yaml: unknown anchor 'x' referenced"),
    ("a: &a [*a]", "error converting YAML to JSON: yaml: anchor 'a' value contains itself"),
    ("a: &a\n  b: *a", "error converting YAML to JSON: yaml: anchor 'a' value contains itself"),
    (
      "[a, b]: c",
      "error converting YAML to JSON: yaml: invalid map key: []interface {}{\"a\", \"b\"}"
    ),
    (
      "{a: 1}: b",
      "error converting YAML to JSON: yaml: invalid map key: map[interface {}]interface {}{\"a\":1}"
    ),
    (
      "? [a, {b: 1.5, c: ~}]\n: x",
      "error converting YAML to JSON: yaml: invalid map key: []interface {}{\"a\", map[interface {}]interface {}{\"b\":1.5, \"c\":interface {}(nil)}}"
    ),
    (
      "~: x",
      "error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: \"x\""
    ),
    (
      "18446744073709551615: {a: [1, ~, \"s\", true, 2.5]}",
      "error converting YAML to JSON: unsupported map key of type: uint64, key: 0xffffffffffffffff, value: map[interface {}]interface {}{\"a\":[]interface {}{1, interface {}(nil), \"s\", true, 2.5}}"
    ),
    ("a: .inf", "error converting YAML to JSON: json: unsupported value: +Inf"),
    ("a: [.nan]", "error converting YAML to JSON: json: unsupported value: NaN"),
    ("a: !!int x", "error converting YAML to JSON: yaml: cannot decode !!str `x` as a !!int"),
    ("a: !!bool 1", "error converting YAML to JSON: yaml: cannot decode !!int `1` as a !!bool"),
    (
      "a: !!float 18446744073709551615",
      "error converting YAML to JSON: yaml: cannot decode !!int `18446744073709551615` as a !!float"
    ),
    (
      "a: !!binary \"%\"",
      "error converting YAML to JSON: yaml: !!binary value contains invalid base64 data"
    ),
    (
      "<<: 1",
      "error converting YAML to JSON: yaml: map merge requires map or sequence of maps as the value"
    ),
    (
      "<<: [1]",
      "error converting YAML to JSON: yaml: map merge requires map or sequence of maps as the value"
    ),
    ("%YAML 1.2\n---\na", "error converting YAML to JSON: yaml: found incompatible YAML document"),
    ("%FOO\n---\na", "error converting YAML to JSON: yaml: found unknown directive name"),
    (
      "%YAML 1.1\n%YAML 1.1\n---\na",
      "error converting YAML to JSON: yaml: line 1: found duplicate %YAML directive"
    ),
    ("a: !y!z b", "error converting YAML to JSON: yaml: found undefined tag handle"),
    ("a: @b", "error converting YAML to JSON: yaml: found character that cannot start any token"),
    ("a: `b", "error converting YAML to JSON: yaml: found character that cannot start any token"),
    ("a: %b", "error converting YAML to JSON: yaml: found character that cannot start any token"),
    (
      "a: |x\n  b",
      "error converting YAML to JSON: yaml: did not find expected comment or line break"
    ),
    (
      "a: |0\n  b",
      "error converting YAML to JSON: yaml: found an indentation indicator equal to 0"
    ),
    (
      "a: |\n   \n  b\n\tc",
      "error converting YAML to JSON: yaml: line 4: found a tab character that violates indentation"
    ),
    ("a: !<x\nb", "error converting YAML to JSON: yaml: did not find the expected '>'"),
    ("a: \u{1}", "error converting YAML to JSON: yaml: control characters are not allowed"),
    ("a: \u{7F}", "error converting YAML to JSON: yaml: control characters are not allowed"),
    (
      "a: &\nb: c",
      "error converting YAML to JSON: yaml: did not find expected alphabetic or numeric character"
    ),
    (
      "a: b\n\n\n? |\n  x\n c",
      "error converting YAML to JSON: yaml: line 5: did not find expected key"
    ),
    (
      "\"a\nb\": c",
      "error converting YAML to JSON: yaml: line 2: mapping values are not allowed in this context"
    ),
    (
      "x: \"a\n---\nb\"",
      "error converting YAML to JSON: yaml: line 2: found unexpected document indicator"
    ),
    (
      "key: [a, b\nother: c",
      "error converting YAML to JSON: yaml: line 1: did not find expected ',' or ']'"
    ),
    ("a: {b: c]", "error converting YAML to JSON: yaml: did not find expected ',' or '}'"),
    ("a: !%z b", "error converting YAML to JSON: yaml: did not find URI escaped octet"),
  ]

  @Test("fails with go-yaml's words", arguments: faults)
  func fault(text: String, message: String) {
    let error = #expect(throws: YAMLError.self) { try YAMLReader.read(ByteString(text)) }
    #expect(error?.description == message)
  }

  /// Bytes that are no UTF-8, and what go-yaml says to them.
  static let badBytes: [([UInt8], String)] = [
    ([0x61, 0x3A, 0x20, 0xFF], "invalid leading UTF-8 octet"),
    ([0x61, 0x3A, 0x20, 0xC3, 0x28], "invalid trailing UTF-8 octet"),
    ([0x61, 0x3A, 0x20, 0xC3], "incomplete UTF-8 octet sequence"),
    ([0x61, 0x3A, 0x20, 0xC0, 0x80], "invalid length of a UTF-8 sequence"),
    ([0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80], "invalid Unicode character"),
  ]

  @Test("refuses bytes that are no UTF-8", arguments: badBytes)
  func badByte(bytes: [UInt8], problem: String) {
    let error = #expect(throws: YAMLError.self) { try YAMLReader.read(ByteString(bytes)) }
    #expect(error?.description == "error converting YAML to JSON: yaml: \(problem)")
  }

  @Test("reads UTF-16 by its byte order mark")
  func utf16() throws {
    let big: [UInt8] = [0xFE, 0xFF, 0, 0x61, 0, 0x3A, 0, 0x20, 0x26, 0x3A, 0xD8, 0x3D, 0xDE, 0x00]
    #expect(try JSONText.of(YAMLReader.read(ByteString(big))) == #"{"a":"☺😀"}"#)
    let little: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x3A, 0, 0x20, 0, 0x3A, 0x26]
    #expect(try JSONText.of(YAMLReader.read(ByteString(little))) == #"{"a":"☺"}"#)
  }

  @Test("reports a fault of the grammar before a bad byte in a later piece")
  func pieces() {
    let fault = "a: b: c\n"
    let far = fault + String(repeating: "# padding\n", count: 60) + "\u{1}"
    let near = fault + "\u{1}"
    #expect(
      throws: YAMLError(
        "error converting YAML to JSON: yaml: mapping values are not allowed in this context",
        line: 1)
    ) {
      try YAMLReader.read(ByteString(far))
    }
    #expect(
      throws: YAMLError("error converting YAML to JSON: yaml: control characters are not allowed")
    ) {
      try YAMLReader.read(ByteString(near))
    }
  }

  /// Texts that are no maps, and what Go says when a map is asked for.
  @Test(
    "says what stands where a map or list is asked for",
    arguments: [("a", "string"), ("1", "number"), ("true", "bool"), ("[a]", "array")])
  func mismatch(text: String, kind: String) {
    let prefix = "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal"
    #expect(throws: YAMLError("\(prefix) \(kind) into Go value of type map[string]interface {}")) {
      try YAMLReader.readMap(ByteString(text))
    }
  }

  @Test("takes null for an empty map or list")
  func empty() throws {
    #expect(try YAMLReader.readMap("").isEmpty)
    #expect(try YAMLReader.readMap("null").isEmpty)
    #expect(try YAMLReader.readList("~").isEmpty)
    #expect(throws: YAMLError.self) { try YAMLReader.readList("{}") }
  }

  @Test("gives each alias maps of its own")
  func aliasedMaps() throws {
    let map = try YAMLReader.readMap("a: &x {b: 1}\nc: *x")
    guard case .map(let first)? = map["a"], case .map(let second)? = map["c"] else {
      Issue.record("both should be maps")
      return
    }
    first["b"] = .int(2)
    #expect(JSONText.of(.map(second)) == #"{"b":1}"#)
  }
}
