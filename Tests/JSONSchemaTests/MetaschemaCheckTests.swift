import GoRuntime
import Testing

@testable import JSONSchema

/// The quick check must never let pass what the meta-schema refuses.
@Suite struct MetaschemaCheckTests {
  /// Values that some keyword takes and another doesn't.
  private static let values = [
    "1", "-1", "0", "1.5", "\"a\"", "\"\"", "\"string\"", "\"(\"", "\"#/x y\"", "\"::\"",
    "\"a#b\"", "\"_a\"", "\"1a\"", "true", "null", "[]", "[1, 1]", "[\"a\", \"a\"]", "[\"a\"]",
    "[\"string\", \"integer\"]", "[\"string\", \"string\"]", "[\"null\", \"a\"]",
    "[\"null\", 1]", "[{\"type\": 1}]", "{}",
    "{\"type\": \"strin\"}", "{\"a\": [\"a\", \"a\"]}", "{\"a\": [\"b\"]}", "{\"a\": true}",
    "{\"a\": 1}", "{\"(\": {}}",
  ]

  @Test(arguments: [Draft.draft4, .draft6, .draft7, .draft2019, .draft2020])
  func agreesWithTheMetaschema(draft: Draft) throws {
    let limits = SchemaLimits()
    var compiler = SchemaCompiler(
      loader: SchemaLoader(documents: [:]), assertsFormat: true, limits: limits)
    let metaschema = try compiler.compile(draft.url)
    let program = compiler.program()
    for keyword in Keyword.allCases where keyword != .none {
      for value in Self.values {
        let text = "{\"\(keyword.name)\": \(value)}"
        let document = try JSONDocument(parsing: ByteString(text))
        var check = MetaschemaCheck(document: document, draft: draft)
        let isSurelyValid = check.isSurelyValid(0)
        let failure = try program.failure(
          of: document.value(at: 0), schema: metaschema, meta: nil, limits: limits)
        if isSurelyValid != (failure == nil), keyword != .vocabulary {
          Issue.record("\(draft) \(text)")
        }
      }
    }
  }
}
