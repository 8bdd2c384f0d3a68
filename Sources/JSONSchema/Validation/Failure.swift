internal import GoRuntime

/// One way in which a value doesn't meet a schema.
struct Failure: Sendable {
  /// Where in the value it is.
  var path: [ByteString]
  /// What is wrong.
  var kind: Kind
  /// The failures that lead to it.
  var causes: [Failure] = []

  /// The kinds of failure that the library tells apart, with what their texts need.
  enum Kind: Sendable {
    /// The whole validation, with the schema's URL.
    case schema(String)
    /// Several failures of one schema.
    case group
    /// A schema that was referred to.
    case reference
    case invalidValue(type: String)
    case falseSchema
    case cycle(url: String, String, String)
    case type(got: String, want: [String])
    case const(Value)
    case `enum`([Value])
    case format(value: ByteString, name: String, reason: String)
    case not
    case allOf
    case anyOf
    case oneOf((Int, Int)?)
    case minProperties(Int, Int)
    case maxProperties(Int, Int)
    case required([ByteString])
    case dependency(ByteString, [ByteString])
    case additionalProperties([ByteString])
    case propertyName(ByteString)
    case minItems(Int, Int)
    case maxItems(Int, Int)
    case uniqueItems(Int, Int)
    case additionalItems(Int)
    case contains
    case minContains([Int], Int)
    case maxContains([Int], Int)
    case minLength(Int, Int)
    case maxLength(Int, Int)
    case pattern(ByteString, ByteString)
    case bound(Keyword, DecimalNumber, DecimalNumber)
  }
}
