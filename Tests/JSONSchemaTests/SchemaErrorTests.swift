import GoRuntime
import Testing

@testable import JSONSchema

/// Schemas that can't be used, and the words for it.
@Suite struct SchemaErrorTests {
  private static let meta =
    "\"file:///values.schema.json#\" is not valid against metaschema: jsonschema validation failed "
    + "with "

  struct Case: Sendable {
    var schema: String
    var message: String

    init(_ schema: String, _ message: String) {
      self.schema = schema
      self.message = message
    }
  }

  @Test(arguments: [
    Case("", "EOF"),
    Case("  ", "EOF"),
    Case("{bad", "invalid character 'b' looking for beginning of object key string"),
    Case("{\"a\": 1", "unexpected EOF"),
    Case("{\"a\" 1}", "invalid character '1' after object key"),
    Case("{\"a\": 1 2}", "invalid character '2' after object key:value pair"),
    Case("[1 2]", "invalid character '2' after array element"),
    Case("{} {}", "invalid character after top-level value"),
    Case("nul", "unexpected EOF"),
    Case("nulx", "invalid character 'x' in literal null (expecting 'l')"),
    Case("\"\u{1}\"", "invalid character '\\x01' in string literal"),
    Case("\"\\x\"", "invalid character 'x' in string escape code"),
    Case("\"\\u00zz\"", "invalid character 'z' in \\u hexadecimal character escape"),
    Case("-", "unexpected EOF"),
    Case("-a", "invalid character 'a' in numeric literal"),
    Case("1.a", "invalid character 'a' after decimal point in numeric literal"),
    Case("1ea", "invalid character 'a' in exponent of numeric literal"),
    Case("'", "invalid character '\\'' looking for beginning of value"),
    Case("{,}", "invalid character ',' looking for beginning of object key string"),
    Case("[,]", "invalid character ',' looking for beginning of value"),
  ])
  func json(_ test: Case) {
    #expect(compileError(test.schema) == test.message)
  }

  @Test(arguments: [
    Case(
      #"{"type": "objectx"}"#,
      meta + "'https://json-schema.org/draft/2020-12/schema#'\n- at '': 'allOf' failed\n"
        + "  - at '/type': 'anyOf' failed\n"
        + "    - at '/type': value must be one of 'array', 'boolean', 'integer', 'null', 'number', "
        + "'object', 'string'\n    - at '/type': got string, want array"),
    Case(
      #"{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": 1}}"#,
      meta + "'http://json-schema.org/draft-07/schema#'\n"
        + "- at '/properties/a': got number, want boolean or object"),
    Case(
      #"{"$schema": "http://json-schema.org/draft-04/schema", "required": [], "minimum": "x"}"#,
      meta + "'http://json-schema.org/draft-04/schema#'\n"
        + "- at '/minimum': got string, want number\n- at '/required': minItems: got 0, want 1"),
    Case(
      #"{"$schema": "http://json-schema.org/draft-07/schema#", "pattern": "("}"#,
      meta + "'http://json-schema.org/draft-07/schema#'\n- at '/pattern': '(' is not valid regex: "
        + "error parsing regexp: missing closing ): `(`"),
    Case(
      #"{"$schema": "http://json-schema.org/draft-06/schema#", "patternProperties": {"(": {}}}"#,
      "invalid regex \"(\" at \"file:///values.schema.json#/patternProperties\": "
        + "error parsing regexp: missing closing ): `(`"),
    Case(
      "[]",
      "unable to validate schema: runtime error: invalid memory address or nil pointer "
        + "dereference"),
  ])
  func metaschema(_ test: Case) {
    #expect(compileError(test.schema) == test.message)
  }

  @Test(arguments: [
    Case(
      ##"{"properties": {"a": {"$ref": "#/definitions/missing"}}}"##,
      "json-pointer in \"file:///values.schema.json#/definitions/missing\" not found"),
    Case(
      ##"{"$ref": "#/a~2"}"##, "invalid json-pointer \"file:///values.schema.json#/a~2\""),
    Case(
      ##"{"$ref": "#nowhere"}"##,
      "anchor in \"file:///values.schema.json#nowhere\" not found in schema "
        + "\"file:///values.schema.json\""),
    Case(
      #"{"$ref": "http://example.com/x.json"}"#,
      "failing loading \"http://example.com/x.json\": references to other documents are not "
        + "followed, neither to files nor to the network"),
    Case(
      #"{"$ref": "other.json#/a"}"#,
      "failing loading \"file:///other.json\": references to other documents are not followed, "
        + "neither to files nor to the network"),
    Case(
      #"{"$ref": "file:///dev/zero"}"#,
      "failing loading \"file:///dev/zero\": references to other documents are not followed, "
        + "neither to files nor to the network"),
    Case(
      #"{"$ref": "ftp://x/y"}"#,
      "failing loading \"ftp://x/y\": no URLLoader registered for \"ftp://x/y\""),
    Case(
      #"{"$schema": "http://example.com/schema"}"#,
      "failing loading \"http://example.com/schema\": references to other documents are not "
        + "followed, neither to files nor to the network"),
    Case(
      #"{"$schema": "file:///values.schema.json"}"#,
      "draft \"file:///values.schema.json\" is not supported"),
    Case(
      #"{"$defs": {"a": {"$id": "http://x/a"}, "b": {"$id": "http://x/a"}}}"#,
      "duplicate id \"http://x/a\" in \"file:///values.schema.json\" at \"/$defs/b\" and "
        + "\"/$defs/a\""),
    Case(
      #"{"$defs": {"a": {"$anchor": "x"}, "b": {"$anchor": "x"}}}"#,
      "duplicate anchor \"x\" in \"file:///values.schema.json\" at \"/$defs/a\" and "
        + "\"/$defs/b\""),
    Case(##"{"$ref": "urn:example:anything"}"##, ""),
    Case(##"{"$ref": "http://json-schema.org/draft-07/schema#"}"##, ""),
    Case(##"{"definitions": {"unused": {"$ref": "#/nowhere"}}}"##, ""),
  ])
  func references(_ test: Case) {
    #expect(compileError(test.schema) == test.message)
  }

  @Test func partsOutsideOfKeywordsAreCheckedWhenReferredTo() {
    #expect(
      compileError(##"{"$ref": "#/x", "x": {"type": 1}}"##)
        == "\"file:///values.schema.json#/x\" is not valid against metaschema: jsonschema "
        + "validation failed with 'https://json-schema.org/draft/2020-12/schema#'\n"
        + "- at '': 'allOf' failed\n  - at '/type': 'anyOf' failed\n"
        + "    - at '/type': value must be one of 'array', 'boolean', 'integer', 'null', 'number', "
        + "'object', 'string'\n    - at '/type': got number, want array")
  }

  @Test func depthAndStepsAreLimited() throws {
    let chain = (0..<100).map { "\"d\($0)\": {\"$ref\": \"#/$defs/d\($0 + 1)\"}" }
      .joined(separator: ", ")
    let longTail =
      (100..<490).map { "\"d\($0)\": {\"$ref\": \"#/$defs/d\($0 + 1)\"}" }
      .joined(separator: ", ") + ", \"d490\": true"
    let deep = "{\"$ref\": \"#/$defs/d0\", \"$defs\": {\(chain), \"d100\": true}}"
    let shallow = try Schema(json: ByteString(deep), limits: SchemaLimits(depth: 50))
    let tooDeep = SchemaError(
      "schema validation nests more than 50 levels deep", limit: LimitExceeded("schemaDepth", 50))
    #expect(throws: tooDeep) {
      _ = try shallow.validate(.int(1))
    }
    #expect(try Schema(json: ByteString(deep)).validate(.int(1)) == nil)
    let longest = deep.replacing("\"d100\": true", with: longTail)
    #expect(try Schema(json: ByteString(longest)).validate(.int(1)) == nil)

    let fork = (0..<40).map { number in
      let next = "{\"$ref\": \"#/$defs/d\(number + 1)\"}"
      return "\"d\(number)\": {\"allOf\": [\(next), \(next)]}"
    }.joined(separator: ", ")
    let wide = "{\"$ref\": \"#/$defs/d0\", \"$defs\": {\(fork), \"d40\": true}}"
    let schema = try Schema(json: ByteString(wide), limits: SchemaLimits(steps: 10_000))
    let tooLong = SchemaError(
      "schema validation takes more than 10000 steps", limit: LimitExceeded("schemaSteps", 10_000))
    #expect(throws: tooLong) {
      _ = try schema.validate(.int(1))
    }
  }

  @Test func deeplyNestedSchemasAreRefused() {
    let text =
      String(repeating: "{\"items\": ", count: 2000) + "{}" + String(repeating: "}", count: 2000)
    #expect(compileError(text) == "exceeded max depth")
    #expect(compileError(String(repeating: "[", count: 20_000)) == "exceeded max depth")
  }
}
