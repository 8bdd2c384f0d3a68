import GoRuntime
import Testing

@testable import JSONSchema

/// The quick check says yes exactly where the validator does, and counts as many steps.
@Suite struct PlainCheckTests {
  /// Schemas with everyday keywords.
  private static let schemas = [
    #"{"type": "integer"}"#, #"{"type": ["string", "null"]}"#, #"{"enum": [1, "a", null, [1]]}"#,
    #"{"const": {"a": 1}}"#, #"{"minimum": 1, "maximum": 2}"#, #"{"exclusiveMinimum": 1}"#,
    #"{"exclusiveMaximum": 1}"#, #"{"multipleOf": 0.5}"#, #"{"minLength": 2}"#,
    #"{"maxLength": 1}"#, #"{"pattern": "^a+$"}"#, #"{"format": "ipv4"}"#,
    #"{"items": {"type": "number"}}"#, #"{"items": false}"#, #"{"minItems": 1, "maxItems": 2}"#,
    #"{"uniqueItems": true}"#, #"{"minProperties": 1, "maxProperties": 1}"#,
    #"{"required": ["a", "a name of many letters"]}"#, #"{"properties": {"a": {"type": "null"}}}"#,
    #"{"properties": {"a": true, "a name of many letters": false}}"#,
    #"{"properties": {"a": {}, "a": {"minimum": 2}, "b": {}}, "additionalProperties": false}"#,
    #"{"additionalProperties": false}"#, #"{"additionalProperties": true}"#,
    #"{"additionalProperties": {"type": "null"}, "properties": {"a": {"type": "number"}}}"#,
    #"{"allOf": [{"type": "object"}, {"required": ["a"]}]}"#,
    #"{"anyOf": [{"type": "string"}, {"properties": {"a": {"const": 1}}, "required": ["a"]}]}"#,
    #"{"oneOf": [{"minimum": 1}, {"maximum": 1}, {"type": "string"}]}"#,
    #"{"not": {"items": {"items": {}}}}"#,
    #"{"if": {"type": "object"}, "then": {"minProperties": 2}, "else": {"enum": [1, "a"]}}"#,
    #"{"if": true, "then": {"type": "array"}}"#, #"{"then": false}"#,
    #"{"title": "a", "description": "b", "default": 1, "examples": [1], "x": {"type": 1}}"#,
    "{}", "true", "false",
  ]
  private static let values = [
    "null", "true", "1", "2", "1.5", #""""#, #""a""#, #""aa""#, #""1.2.3.4""#, "[]", "[1]",
    "[1, 1]", "[1, [2], 3]", "{}", #"{"a": 1}"#, #"{"a": null}"#, #"{"b": null, "c": null}"#,
    #"{"a": 2, "a name of many letters": 1}"#, #"{"a": {"a": [{}, 1, "x"]}, "b": 2}"#,
  ]
  private static let drafts = [Draft.draft4, .draft6, .draft7, .draft2019, .draft2020]

  private static func plain(_ text: String, _ draft: Draft) throws(SchemaError) -> PlainSchema? {
    let document = try JSONDocument(parsing: ByteString(text))
    var compiler = SchemaCompiler(
      loader: SchemaLoader(documents: [Schema.helmURL: document]), standardDraft: draft,
      limits: SchemaLimits())
    return try compiler.plainSchema(Schema.helmURL)
  }

  @Test(arguments: drafts) func agreesWithTheValidator(draft: Draft) throws {
    var checked = 0
    for schema in Self.schemas + Self.schemas.map({ #"{"properties": {"a": \#($0)}}"# }) {
      // Not every keyword's value is valid in every draft.
      guard let plain = try? Self.plain(schema, draft) else { continue }
      let (program, root) = try plain.compile(SchemaLimits())
      for text in Self.values {
        let value = try testValue(text)
        var check = PlainCheck(plain, SchemaLimits())
        var validator = Validator(program: program, limits: SchemaLimits(), isCollecting: false)
        #expect(
          check.isSurelyValid(value) == validator.validateRoot(root, value),
          "\(draft) \(schema) \(text)")
        checked += 1
      }
    }
    #expect(checked > 900)
  }

  @Test(arguments: drafts) func isNeverQuickerThanTheLimits(draft: Draft) throws {
    for schema in Self.schemas {
      guard let plain = try? Self.plain(#"{"items": \#(schema)}"#, draft) else { continue }
      let value = try testValue("[\(Self.values.joined(separator: ", "))]")
      for member in [value] + Self.values.map({ try? testValue("[\($0)]") }).compactMap(\.self) {
        for limits in [
          SchemaLimits(depth: 1), SchemaLimits(depth: 2), SchemaLimits(depth: 3),
          SchemaLimits(steps: 1), SchemaLimits(steps: 2), SchemaLimits(steps: 3),
          SchemaLimits(steps: 4), SchemaLimits(steps: 5),
        ] {
          let (program, root) = try plain.compile(limits)
          var check = PlainCheck(plain, limits)
          var validator = Validator(program: program, limits: limits, isCollecting: false)
          if check.isSurelyValid(member), !validator.validateRoot(root, member) {
            Issue.record("\(draft) \(schema) \(limits)")
          }
        }
      }
    }
  }

  @Test func stepsAreCountedAlike() throws {
    let schema = #"{"properties": {"a": {"items": {"type": "number"}}, "b": true}}"#
    let value = try testValue(#"{"a": [1, 2, 3], "b": 1, "c": 1}"#)
    // The whole, a, its three elements, and b.
    #expect(try Schema(json: ByteString(schema), limits: .init(steps: 6)).validate(value) == nil)
    let tooLong = SchemaError(
      "schema validation takes more than 5 steps", limit: LimitExceeded("schemaSteps", 5))
    #expect(throws: tooLong) {
      _ = try Schema(json: ByteString(schema), limits: .init(steps: 5)).validate(value)
    }
    #expect(try Schema(json: ByteString(schema), limits: .init(depth: 3)).validate(value) == nil)
    let tooDeep = SchemaError(
      "schema validation nests more than 2 levels deep", limit: LimitExceeded("schemaDepth", 2))
    #expect(throws: tooDeep) {
      _ = try Schema(json: ByteString(schema), limits: .init(depth: 2)).validate(value)
    }
  }

  @Test(arguments: [
    ##"{"$ref": "#/$defs/a", "$defs": {"a": {}}}"##, #"{"patternProperties": {"a": {}}}"#,
    #"{"contains": {}}"#, #"{"properties": {"a": {"unevaluatedProperties": false}}}"#,
    #"{"type": "string", "type": "object"}"#, #"{"prefixItems": [{}]}"#,
  ])
  func leavesOthersToTheCompiler(schema: String) throws {
    #expect(try Self.plain(schema, .draft2020) == nil)
  }
}
