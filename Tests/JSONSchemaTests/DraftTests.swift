import GoRuntime
import Testing

@testable import JSONSchema

/// What the drafts have in common and where they differ, by schemas of our own.
@Suite struct DraftTests {
  struct Case: Sendable {
    var draft: String
    var schema: String
    var valid: [String]
    var invalid: [String]

    init(_ draft: String, _ schema: String, valid: [String], invalid: [String]) {
      self.draft = draft
      self.schema = schema
      self.valid = valid
      self.invalid = invalid
    }
  }

  static let urls = [
    "4": "http://json-schema.org/draft-04/schema#",
    "6": "http://json-schema.org/draft-06/schema#",
    "7": "http://json-schema.org/draft-07/schema#",
    "2019-09": "https://json-schema.org/draft/2019-09/schema",
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
  ]

  @Test(arguments: [
    Case(
      "4", #""minimum": 3, "exclusiveMinimum": true"#, valid: ["4", "\"x\""], invalid: ["3", "2"]),
    Case(
      "4", #""maximum": 3, "exclusiveMaximum": false"#, valid: ["3"], invalid: ["3.01"]),
    Case("4", #""const": 3"#, valid: ["4"], invalid: []),
    Case(
      "4",
      ##""id": "http://x/root", "definitions": {"a": {"id": "#here", "type": "string"}}, "##
        + ##""items": {"$ref": "#here"}"##, valid: [#"["a"]"#], invalid: ["[1]"]),
    Case("6", #""const": {"a": [1, null]}"#, valid: [#"{"a": [1.0, null]}"#], invalid: ["{}"]),
    Case("6", #""contains": {"const": 1}"#, valid: ["[2, 1]"], invalid: ["[]", "[2]"]),
    Case("6", #""if": false, "then": false"#, valid: ["1"], invalid: []),
    Case(
      "7", #""if": {"type": "string"}, "then": {"maxLength": 1}, "else": {"maximum": 1}"#,
      valid: ["\"a\"", "1"], invalid: ["\"ab\"", "2"]),
    Case(
      "7",
      ##""definitions": {"a": {"type": "string"}}, "properties": {"x": "##
        + ##"{"$ref": "#/definitions/a", "maxLength": 1}}"##,
      valid: [#"{"x": "long"}"#], invalid: [#"{"x": 1}"#]),
    Case(
      "7", #""items": [{"type": "string"}], "additionalItems": {"type": "number"}"#,
      valid: ["[]", #"["a", 1]"#], invalid: [#"["a", "b"]"#, "[1]"]),
    Case("7", #""format": "ipv4""#, valid: ["\"1.2.3.4\"", "1"], invalid: ["\"1.2.3\""]),
    Case(
      "2019-09", #""format": "ipv4""#, valid: ["\"1.2.3\""], invalid: []),
    Case(
      "2019-09",
      ##""$defs": {"a": {"$anchor": "here", "type": "string"}}, "##
        + ##""properties": {"x": {"$ref": "#here", "maxLength": 1}}"##,
      valid: [#"{"x": "a"}"#], invalid: [#"{"x": "ab"}"#, #"{"x": 1}"#]),
    Case(
      "2019-09",
      ##""$recursiveAnchor": true, "properties": {"sub": {"$recursiveRef": "#"}}, "##
        + #""unevaluatedProperties": false"#,
      valid: [#"{"sub": {"sub": {}}}"#], invalid: [#"{"sub": {"other": 1}}"#]),
    Case(
      "2019-09", #""contains": {"type": "string"}, "minContains": 2, "maxContains": 3"#,
      valid: [#"["a", "b"]"#], invalid: [#"["a"]"#, #"["a", "b", "c", "d"]"#]),
    Case(
      "2019-09", #""items": [true], "unevaluatedItems": false"#, valid: ["[1]"],
      invalid: ["[1, 2]"]),
    Case(
      "2020-12", #""prefixItems": [{"type": "string"}], "items": false"#, valid: [#"["a"]"#],
      invalid: [#"["a", 1]"#]),
    Case(
      "2020-12",
      ##""$id": "http://x/tree", "$dynamicAnchor": "node", "properties": {"##
        + ##""children": {"items": {"$dynamicRef": "#node"}}}, "required": ["name"]"##,
      valid: [#"{"name": 1, "children": [{"name": 2}]}"#],
      invalid: [#"{"name": 1, "children": [{}]}"#]),
    Case(
      "2020-12", #""contains": {"type": "string"}, "unevaluatedItems": {"type": "number"}"#,
      valid: [#"["a", 1]"#], invalid: [#"["a", true]"#]),
    Case(
      "2020-12",
      #""anyOf": [{"properties": {"a": true}}, {"properties": {"b": {"type": "string"}}}], "#
        + #""unevaluatedProperties": false"#,
      valid: [#"{"a": 1, "b": "x"}"#], invalid: [#"{"a": 1, "c": 1}"#, #"{"b": 1}"#]),
    Case(
      "2020-12", #""dependentSchemas": {"a": {"required": ["b"]}}"#,
      valid: ["{}", #"{"a": 1, "b": 1}"#], invalid: [#"{"a": 1}"#]),
    Case("2020-12", #""format": "email""#, valid: ["\"no mail\""], invalid: []),
  ])
  func keywords(_ test: Case) throws {
    let url = try #require(Self.urls[test.draft])
    let schema = try Schema(json: ByteString("{\"$schema\": \"\(url)\", \(test.schema)}"))
    for value in test.valid { #expect(try schema.validate(testValue(value)) == nil, "\(value)") }
    for value in test.invalid { #expect(try schema.validate(testValue(value)) != nil, "\(value)") }
  }

  @Test func schemasWithoutADraftAreOfTheLatest() throws {
    #expect(try details(#"{"prefixItems": [{"type": "string"}]}"#, "[1]") != "")
    #expect(try details(#"{"format": "ipv4"}"#, "\"x\"") == "")
  }

  @Test func documentsHandedInCanBeReferredTo() throws {
    let schema = try Schema(
      json: ##"{"$ref": "other.json#/$defs/text"}"##, url: "http://example.com/a/schema.json",
      documents: [
        "http://example.com/a/other.json": #"{"$defs": {"text": {"type": "string"}}}"#
      ])
    #expect(try schema.validate(.string("x")) == nil)
    #expect(try schema.validate(.int(1)) != nil)
  }

  @Test func vocabulariesLeaveKeywordsOut() throws {
    let schema = try Schema(
      json: #"{"$schema": "http://example.com/meta", "minimum": 5, "properties": {"a": false}}"#,
      url: "http://example.com/schema",
      documents: [
        "http://example.com/meta": """
        {"$schema": "https://json-schema.org/draft/2020-12/schema",
         "$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": true,
                         "https://json-schema.org/draft/2020-12/vocab/applicator": true}}
        """
      ])
    #expect(try schema.validate(.int(1)) == nil)
    #expect(try schema.validate(testValue(#"{"a": 1}"#)) != nil)
  }

  @Test func sharedSchemasServeSeveralThreads() async throws {
    let schema = try Schema(json: #"{"type": "string", "pattern": "^[a-z]+$"}"#)
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<50 {
        group.addTask {
          let isValid = (try? schema.validate(.string(number % 2 == 0 ? "ab" : "1"))) ?? nil
          return (isValid == nil) == (number % 2 == 0)
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
