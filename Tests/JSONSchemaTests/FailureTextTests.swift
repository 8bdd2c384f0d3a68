import GoRuntime
import Testing

@testable import JSONSchema

/// The texts of failures, their order and their nesting.
@Suite struct FailureTextTests {
  static let draft7 = "\"$schema\": \"http://json-schema.org/draft-07/schema#\""

  struct Case: Sendable {
    var schema: String
    var value: String
    var details: String

    init(_ schema: String, _ value: String, _ details: String) {
      self.schema = schema
      self.value = value
      self.details = details
    }
  }

  @Test(arguments: [
    Case(#"{"type": "integer"}"#, "\"x\"", "- at '': got string, want integer\n"),
    Case(
      #"{"type": ["string", "null", "integer"]}"#, "1.5",
      "- at '': got number, want null or integer or string\n"),
    Case(#"{"type": "integer"}"#, "1.0", ""),
    Case(#"{"type": "boolean"}"#, "[]", "- at '': got array, want boolean\n"),
    Case(#"{"const": 5}"#, "6", "- at '': value must be 5\n"),
    Case(#"{"const": 5.0}"#, "5", ""),
    Case(#"{"const": "a'b"}"#, "6", "- at '': value must be 'a\\'b'\n"),
    Case(#"{"const": [1]}"#, "6", "- at '': 'const' failed\n"),
    Case(#"{"const": null}"#, "6", "- at '': value must be <nil>\n"),
    Case(
      #"{"enum": ["a", 1.50, null, true]}"#, "\"z\"",
      "- at '': value must be one of 'a', 1.50, <nil>, true\n"),
    Case(#"{"enum": ["a"]}"#, "\"z\"", "- at '': value must be 'a'\n"),
    Case(#"{"enum": ["a", {}]}"#, "\"z\"", "- at '': 'enum' failed\n"),
    Case(#"{"minLength": 3}"#, "\"é\"", "- at '': minLength: got 1, want 3\n"),
    Case(#"{"maxLength": 1}"#, "\"ab\"", "- at '': maxLength: got 2, want 1\n"),
    Case(
      #"{"pattern": "^v\"[0-9]+$"}"#, "\"x\\ny\"",
      "- at '': 'x\\ny' does not match pattern '^v\"[0-9]+$'\n"),
    Case(#"{"minimum": 5}"#, "3", "- at '': minimum: got 3, want 5\n"),
    Case(#"{"maximum": 65535}"#, "70000", "- at '': maximum: got 70,000, want 65,535\n"),
    Case(#"{"exclusiveMinimum": 0}"#, "0", "- at '': exclusiveMinimum: got 0, want 0\n"),
    Case(#"{"exclusiveMaximum": 1.5}"#, "2.25", "- at '': exclusiveMaximum: got 2.25, want 1.5\n"),
    Case(
      #"{"maximum": 999999}"#, "12345678",
      "- at '': maximum: got 1.2345678\u{202F}×\u{202F}10⁰⁷, want 999,999\n"),
    Case(#"{"multipleOf": 0.1}"#, "0.25", "- at '': multipleOf: got 0.25, want 0.1\n"),
    Case(#"{"multipleOf": 0.1}"#, "0.3", ""),
  ])
  func scalars(_ test: Case) throws {
    #expect(try details(test.schema, test.value) == test.details)
  }

  @Test(arguments: [
    Case(#"{"required": ["a"]}"#, "{}", "- at '': missing property 'a'\n"),
    Case(#"{"required": ["b", "a"]}"#, "{}", "- at '': missing properties 'b', 'a'\n"),
    Case(#"{"minProperties": 1}"#, "{}", "- at '': minProperties: got 0, want 1\n"),
    Case(
      #"{"maxProperties": 1}"#, #"{"a": 1, "b": 2}"#,
      "- at '': maxProperties: got 2, want 1\n"),
    Case(
      #"{"properties": {"a": true}, "additionalProperties": false}"#, #"{"c": 1, "b": 2, "a": 3}"#,
      "- at '': additional properties 'b', 'c' not allowed\n"),
    Case(
      #"{"properties": {"a/b~": {"type": "string"}}}"#, #"{"a/b~": 1}"#,
      "- at '/a~1b~0': got number, want string\n"),
    Case(
      #"{"patternProperties": {"^s_": {"type": "string"}}}"#, #"{"s_a": 1}"#,
      "- at '/s_a': got number, want string\n"),
    Case(
      #"{"propertyNames": {"pattern": "^[a-z]+$"}}"#, #"{"A": 1, "b": 2}"#,
      "- at '': invalid propertyName 'A'\n  - at '': 'A' does not match pattern '^[a-z]+$'\n"),
    Case(
      #"{"properties": {"x": {"propertyNames": {"maxLength": 1, "pattern": "^a"}}}}"#,
      #"{"x": {"bb": 1}}"#,
      "- at '/x': invalid propertyName 'bb'\n  - at '': maxLength: got 2, want 1\n"
        + "  - at '': 'bb' does not match pattern '^a'\n"),
    Case(
      #"{"dependentRequired": {"a": ["b", "c"]}}"#, #"{"a": 1}"#,
      "- at '': properties 'b', 'c' required, if 'a' exists\n"),
    Case(
      #"{"dependencies": {"a": ["b"], "c": {"required": ["d"]}}}"#, #"{"a": 1, "c": 1}"#,
      "- at '': properties 'b' required, if 'a' exists\n- at '': missing property 'd'\n"),
    Case(
      #"{"unevaluatedProperties": false, "properties": {"a": true}}"#, #"{"a": 1, "z": 1}"#,
      "- at '/z': false schema\n"),
    Case(
      #"{"type": "object", "properties": {"b": {"type": "string"}, "a": {"type": "string"}}, "#
        + #""required": ["n"]}"#, #"{"a": 1, "b": 2}"#,
      "- at '': missing property 'n'\n- at '/a': got number, want string\n"
        + "- at '/b': got number, want string\n"),
  ])
  func objects(_ test: Case) throws {
    #expect(try details(test.schema, test.value) == test.details)
  }

  @Test(arguments: [
    Case(#"{"minItems": 1}"#, "[]", "- at '': minItems: got 0, want 1\n"),
    Case(#"{"maxItems": 1}"#, "[1, 2]", "- at '': maxItems: got 2, want 1\n"),
    Case(#"{"uniqueItems": true}"#, #"[1, "a", 1.0]"#, "- at '': items at 0 and 2 are equal\n"),
    Case(#"{"items": {"type": "integer"}}"#, #"[1, "x"]"#, "- at '/1': got string, want integer\n"),
    Case(
      #"{"prefixItems": [true], "items": {"type": "string"}}"#, "[1, 2]",
      "- at '/1': got number, want string\n"),
    Case(
      "{\(draft7), \"items\": [true], \"additionalItems\": false}", "[1, 2, 3]",
      "- at '': last 2 additionalItem(s) not allowed\n"),
    Case(
      #"{"contains": {"type": "string"}}"#, "[1, 2]",
      "- at '': no items match contains schema\n  - at '/0': got number, want string\n"
        + "  - at '/1': got number, want string\n"),
    Case(
      #"{"contains": {"type": "string"}, "minContains": 3}"#, #"["a", 1, "b"]"#,
      "- at '': min 3 items required to match contains schema, but matched 2 items at 0 2\n"
        + "  - at '/1': got number, want string\n"),
    Case(
      #"{"contains": {"type": "string"}, "minContains": 1}"#, "[]",
      "- at '': min 1 items required to match contains schema, but none matched\n"),
    Case(
      #"{"contains": true, "maxContains": 1}"#, "[1, 2]",
      "- at '': max 1 items required to match contains schema, but matched 2 items at 0 1\n"),
    Case(
      #"{"prefixItems": [true], "unevaluatedItems": {"type": "string"}}"#, "[1, 2]",
      "- at '/1': got number, want string\n"),
  ])
  func arrays(_ test: Case) throws {
    #expect(try details(test.schema, test.value) == test.details)
  }

  @Test(arguments: [
    Case(#"{"not": {"type": "string"}}"#, "\"a\"", "- at '': 'not' failed\n"),
    Case(
      #"{"allOf": [{"type": "string"}, {"maxLength": 2}]}"#, "\"abc\"",
      "- at '': 'allOf' failed\n  - at '': maxLength: got 3, want 2\n"),
    Case(
      #"{"anyOf": [{"minimum": 5}, {"maximum": 1}]}"#, "3",
      "- at '': 'anyOf' failed\n  - at '': minimum: got 3, want 5\n"
        + "  - at '': maximum: got 3, want 1\n"),
    Case(
      #"{"anyOf": [{"minimum": 5, "multipleOf": 2}]}"#, "3",
      "- at '': 'anyOf' failed\n  - at '': validation failed\n    - at '': minimum: got 3, want 5\n"
        + "    - at '': multipleOf: got 3, want 2\n"),
    Case(
      #"{"oneOf": [{"type": "number"}, {"type": "integer"}]}"#, "1",
      "- at '': 'oneOf' failed, subschemas 0, 1 matched\n"),
    Case(
      #"{"oneOf": [{"type": "string"}, {"type": "boolean"}]}"#, "1",
      "- at '': 'oneOf' failed, none matched\n  - at '': got number, want string\n"
        + "  - at '': got number, want boolean\n"),
    Case(
      #"{"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}"#,
      "{}", "- at '': missing property 'c'\n"),
    Case(
      ##"{"$defs": {"p": {"minimum": 1, "multipleOf": 2}}, "##
        + ##""properties": {"a": {"$ref": "#/$defs/p"}}}"##,
      #"{"a": -1}"#,
      "- at '/a': validation failed\n  - at '/a': minimum: got -1, want 1\n"
        + "  - at '/a': multipleOf: got -1, want 2\n"),
    Case(
      ##"{"$defs": {"p": {"minimum": 1}}, "properties": {"a": {"$ref": "#/$defs/p"}}}"##,
      #"{"a": -1}"#, "- at '/a': minimum: got -1, want 1\n"),
    Case("false", "1", "- at '': false schema\n"),
    Case(
      ##"{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#"}}}"##, "1",
      "- at '': both /$ref/$ref and  resolve to \"file:///values.schema.json#\" causing reference "
        + "cycle\n"),
  ])
  func combinations(_ test: Case) throws {
    #expect(try details(test.schema, test.value) == test.details)
  }

  @Test func headingNamesTheSchema() throws {
    let failure = try #require(try Schema(json: #"{"type": "string"}"#).validate(.int(1)))
    #expect(
      failure.text.text == "jsonschema validation failed with 'file:///values.schema.json#'\n"
        + "- at '': got number, want string")
  }

  @Test func valuesThatJSONLacksAreRefused() throws {
    let schema = try Schema(json: #"{"minimum": 0}"#)
    #expect(
      try schema.validate(.float(.nan))?.details.text == "- at '': invalid jsonType float64\n")
    #expect(
      try schema.validate(.list(List([], type: .strings)))?.details.text
        == "- at '': invalid jsonType []string\n")
  }
}
