internal import GoRuntime

/// A compiled schema: every subschema's keywords as a run of instructions, with what they refer to
/// in flat tables.
final class SchemaProgram: Sendable {
  let schemas: [CompiledSchema]
  let instructions: [Instruction]
  let tables: SchemaTables
  /// The dynamic anchors of resources, by the number of the resource's schema.
  let dynamicAnchors: [Int32: [ByteString: Int32]]

  init(
    schemas: [CompiledSchema], instructions: [Instruction], tables: SchemaTables,
    dynamicAnchors: [Int32: [ByteString: Int32]]
  ) {
    self.schemas = schemas
    self.instructions = instructions
    self.tables = tables
    self.dynamicAnchors = dynamicAnchors
  }

  /// Where a schema stands: its document's URL with a pointer.
  func location(of schema: Int32) -> String {
    let compiled = schemas[Int(schema)]
    guard compiled.node >= 0 else { return SchemaCompiler.combinedLocation }
    let document = tables.documents[Int(compiled.root)]
    let steps = document.document.path(to: compiled.node)
    return SchemaPointer.location(url: document.url, steps: steps)
  }
}

/// What instructions refer to by number.
struct SchemaTables: Sendable {
  /// The documents, by the number of their root.
  var documents: [(url: ByteString, document: JSONDocument)] = []
  var enums: [EnumKeyword] = []
  var numbers: [DecimalNumber] = []
  var patterns: [SchemaPattern] = []
  var names: [NameList] = []
  var members: [MemberKeywords] = []
  var properties = PropertyTables()
  var memberPatterns: [(pattern: SchemaPattern, schema: Int32)] = []
  var items: [ItemKeywords] = []
  var contains: [ContainsKeyword] = []
  var schemaLists: [[Int32]] = []
  var conditions: [ConditionKeyword] = []
  var dependencies: [[Dependency]] = []
  var dynamicRefs: [DynamicReference] = []
  /// The names of dynamic anchors.
  var anchors: [ByteString] = []
}

/// A subschema: its run of instructions, and what other schemas ask of it.
struct CompiledSchema: Sendable {
  /// What a schema can be.
  enum Kind: UInt8, Sendable { case always, never, keywords }

  /// The document and the node; the node is -1 for a schema that combines meta-schemas.
  var root: Int32
  var node: JSONDocument.Index
  var kind: Kind = .keywords
  var draft: Draft = .standard
  /// The instructions, in the order in which the library applies keywords.
  var start: Int32 = 0
  var end: Int32 = 0
  /// The schema that begins the resource to which this one belongs.
  var resource: Int32 = 0
  /// Whether it applies no other schema.
  var isLeaf = false
  /// Whether a reference led to it first, and perhaps no keyword does.
  var isReferred = false
  var hasRecursiveAnchor = false
  /// Whether `additionalProperties` takes every property that is left.
  var evaluatesAllProperties = false
  /// Whether the items behind the first ones are taken, too.
  var evaluatesAllItems = false
  /// How many first items are taken.
  var evaluatedItems: Int32 = 0
  var hasUnevaluatedProperties = false
  var hasUnevaluatedItems = false
  /// The number of the anchor that makes it a target of `$dynamicRef`, or -1.
  var dynamicAnchor: Int32 = -1
}

/// One keyword of a schema.
enum Instruction: Sendable {
  case type(TypeSet)
  case const(root: Int32, node: JSONDocument.Index)
  case `enum`(Int32)
  case format(Format)
  case ref(Int32)
  case minProperties(Int)
  case maxProperties(Int)
  case required(Int32)
  case dependencies(Int32)
  case members(Int32)
  case propertyNames(Int32)
  case dependentSchemas(Int32)
  case dependentRequired(Int32)
  case minItems(Int)
  case maxItems(Int)
  case uniqueItems
  case items(Int32)
  case contains(Int32)
  case minLength(Int)
  case maxLength(Int)
  case pattern(Int32)
  case minimum(Int32)
  case maximum(Int32)
  case exclusiveMinimum(Int32)
  case exclusiveMaximum(Int32)
  case multipleOf(Int32)
  case recursiveRef(Int32)
  case dynamicRef(Int32)
  case not(Int32)
  case allOf(Int32)
  case anyOf(Int32)
  case oneOf(Int32)
  case condition(Int32)
  case unevaluatedProperties(Int32)
  case unevaluatedItems(Int32)

  /// Whether the keyword applies no other schema.
  var isLeaf: Bool {
    switch self {
    case .type, .const, .enum, .format, .minProperties, .maxProperties, .required, .minItems,
      .maxItems, .uniqueItems, .minLength, .maxLength, .pattern, .minimum, .maximum,
      .exclusiveMinimum, .exclusiveMaximum, .multipleOf, .dependentRequired:
      true
    default: false
    }
  }
}

/// The values of `enum`, left in their document.
struct EnumKeyword: Sendable {
  var root: Int32
  var array: JSONDocument.Index
  /// The types among the values.
  var types: TypeSet
}

/// Names of properties with their hashes.
struct NameList: Sendable {
  var names: [(name: ByteString, hash: UInt32)]

  init(_ names: [ByteString]) { self.names = names.map { ($0, $0.keyHash) } }
}

/// `properties`, `patternProperties` and `additionalProperties` together.
struct MemberKeywords: Sendable {
  /// The document that holds the names of properties.
  var root: Int32
  var properties: PropertyTables.Table?
  /// Where the patterns are among those of all schemas.
  var patterns: Range<Int>
  var additional: Remainder
}

/// What becomes of the properties or items that nothing before it took.
enum Remainder: Sendable {
  case unconstrained, allowed, forbidden
  case schema(Int32)
}

/// The items that have a schema each, and those behind.
struct ItemKeywords: Sendable {
  var first: [Int32]
  var rest: Remainder
}

/// `contains` with its bounds.
struct ContainsKeyword: Sendable {
  var schema: Int32
  var minimum: Int?
  var maximum: Int?
}

/// `if` with its branches.
struct ConditionKeyword: Sendable {
  var condition: Int32
  var then: Int32?
  var otherwise: Int32?
}

/// What the presence of a property asks for.
struct Dependency: Sendable {
  var name: ByteString
  var hash: UInt32
  var requirement: Requirement

  /// A schema for the whole object, or other properties.
  enum Requirement: Sendable {
    case schema(Int32)
    case properties(NameList)
  }
}

/// A `$dynamicRef`: the schema it names, and the anchor by which others may take its place.
struct DynamicReference: Sendable {
  var schema: Int32
  var anchor: ByteString?
}
