import GoRuntime
import Testing

@testable import YAML

@Suite("Reading and writing JSON")
struct JSONTests {
  /// Texts, and what Go writes of their values.
  static let values: [(String, String)] = [
    ("null", "null"),
    (
      " {\"a\" : [1, 2.50, -3e2], \"b\": true, \"c\": null} ",
      "{\"a\":[1,2.5,-300],\"b\":true,\"c\":null}"
    ),
    ("\"\\u00e9\\ud83d\\ude00\\ud800x\\/\\b\"", "\"é😀�x/\\b\""),
    ("\"<>&\\u2028\"", "\"\\u003c\\u003e\\u0026\\u2028\""),
    ("[]", "[]"),
    ("{}", "{}"),
    ("[[],{}]", "[[],{}]"),
    ("{\"a\":1,\"a\":2}", "{\"a\":2}"),
    ("1E5", "100000"),
    ("0.1e-6", "1e-7"),
    ("\"\u{7F}\u{85}\"", "\"\u{7F}\u{85}\""),
    ("123456789012345678901234567890", "1.2345678901234568e+29"),
  ]

  @Test("gives Go's values and text", arguments: values)
  func value(text: String, json: String) throws {
    #expect(try JSONText.of(JSONReader.read(ByteString(text))) == json)
  }

  /// Texts with faults, and Go's errors.
  static let faults: [(String, String)] = [
    ("", "unexpected end of JSON input"),
    ("{", "unexpected end of JSON input"),
    ("[", "unexpected end of JSON input"),
    ("{\"a\"", "unexpected end of JSON input"),
    ("{\"a\":", "unexpected end of JSON input"),
    ("{\"a\":1", "unexpected end of JSON input"),
    ("{\"a\":1,", "unexpected end of JSON input"),
    ("{\"a\":1,}", "invalid character '}' looking for beginning of object key string"),
    ("[1,]", "invalid character ']' looking for beginning of value"),
    ("[1 2]", "invalid character '2' after array element"),
    ("{a:1}", "invalid character 'a' looking for beginning of object key string"),
    ("{'a':1}", "invalid character '\\'' looking for beginning of object key string"),
    ("{\"a\" 1}", "invalid character '1' after object key"),
    ("{\"a\":1 \"b\":2}", "invalid character '\"' after object key:value pair"),
    ("tru", "invalid character ' ' in literal true (expecting 'e')"),
    ("trux", "invalid character 'x' in literal true (expecting 'e')"),
    ("nul", "invalid character ' ' in literal null (expecting 'l')"),
    ("fals3", "invalid character '3' in literal false (expecting 'e')"),
    ("01", "invalid character '1' after top-level value"),
    ("-", "invalid character ' ' in numeric literal"),
    ("-a", "invalid character 'a' in numeric literal"),
    ("1.", "invalid character ' ' after decimal point in numeric literal"),
    ("1.x", "invalid character 'x' after decimal point in numeric literal"),
    ("1e", "invalid character ' ' in exponent of numeric literal"),
    ("1e+", "invalid character ' ' in exponent of numeric literal"),
    ("1ex", "invalid character 'x' in exponent of numeric literal"),
    (".5", "invalid character '.' looking for beginning of value"),
    ("+1", "invalid character '+' looking for beginning of value"),
    ("\"a", "unexpected end of JSON input"),
    ("\"a\nb\"", "invalid character '\\n' in string literal"),
    ("\"\\q\"", "invalid character 'q' in string escape code"),
    ("\"\\u12\"", "invalid character '\"' in \\u hexadecimal character escape"),
    ("\"\\u12x4\"", "invalid character 'x' in \\u hexadecimal character escape"),
    ("\"\\", "invalid character ' ' in string escape code"),
    ("1 2", "invalid character '2' after top-level value"),
    ("[1]]", "invalid character ']' after top-level value"),
    ("{\"a\":1}}", "invalid character '}' after top-level value"),
    ("\u{1}", "invalid character '\\x01' looking for beginning of value"),
    ("é", "invalid character 'Ã' looking for beginning of value"),
    ("{\"a\":\t}", "invalid character '}' looking for beginning of value"),
    ("// c", "invalid character '/' looking for beginning of value"),
    ("NaN", "invalid character 'N' looking for beginning of value"),
    ("\"\t\"", "invalid character '\\t' in string literal"),
  ]

  @Test("fails with Go's words", arguments: faults)
  func fault(text: String, message: String) {
    let error = #expect(throws: YAMLError.self) { try JSONReader.read(ByteString(text)) }
    #expect(error?.description == message)
  }

  /// Texts, and their values indented by two.
  static let indented: [(String, String)] = [
    ("[]", "[]"),
    ("{}", "{}"),
    ("[1,[2],{}]", "[\n  1,\n  [\n    2\n  ],\n  {}\n]"),
    (
      "{\"a\":{\"b\":[]},\"c\":\"<\"}",
      "{\n  \"a\": {\n    \"b\": []\n  },\n  \"c\": \"\\u003c\"\n}"
    ),
  ]

  @Test("indents as Go does", arguments: indented)
  func indentation(text: String, json: String) throws {
    let out = OutputBuffer()
    try JSONWriter.write(JSONReader.read(ByteString(text)), to: out, indent: "  ")
    #expect(out.string().text == json)
  }

  @Test("leaves the signs of HTML alone when asked to, but not the separators of lines")
  func html() throws {
    let out = OutputBuffer()
    try JSONWriter.write(.string("<&>\u{2028}"), to: out, escapeHTML: false)
    #expect(out.string() == #""<&>\u2028""#)
  }

  @Test("reads the rest when a number is out of range")
  func range() throws {
    let (value, error) = try JSONReader.readKeepingValue(#"{"a":1e999,"b":2}"#)
    #expect(JSONText.of(value) == #"{"a":null,"b":2}"#)
    #expect(
      error?.description == "json: cannot unmarshal number 1e999 into Go value of type float64")
  }

  @Test("refuses texts and values that nest too deep")
  func depth() {
    let text = String(repeating: "[", count: 1001) + String(repeating: "]", count: 1001)
    #expect(throws: YAMLError("exceeded max depth", line: 1)) {
      try JSONReader.read(ByteString(text))
    }
    let map = ValueMap()
    map["self"] = .list([.map(map)])
    #expect(
      JSONText.of(.map(map))
        == "json: unsupported value: encountered a cycle via map[string]interface {}")
    map.removeAll()
  }

  @Test(
    "writes numbers of every size",
    arguments: [
      (0.1, "0.1"), (1e20, "100000000000000000000"), (1e21, "1e+21"), (1e-6, "0.000001"),
      (1e-7, "1e-7"), (-0.0, "-0"), (123456789.0, "123456789"), (.leastNonzeroMagnitude, "5e-324"),
    ])
  func number(value: Double, text: String) { #expect(JSONText.of(.float(value)) == text) }
}
