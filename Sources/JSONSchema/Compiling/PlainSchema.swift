internal import GoRuntime

/// A schema that needs no compiling to tell valid values: it has everyday keywords alone, and none
/// that leads elsewhere.
///
/// Most charts' schemas are like that, and most values valid. Only what is wrong with others takes
/// a program.
struct PlainSchema: Sendable {
  /// Finds the document, and those that its `$schema` leads to.
  let loader: SchemaLoader
  /// The URL of the document.
  let url: ByteString
  let document: JSONDocument
  let draft: Draft
  /// The patterns, which have been read when the schema was checked.
  let patterns: PatternCache

  /// Whether a keyword is an everyday one in a draft, or one without a meaning for values.
  static func has(_ keyword: Keyword, _ kind: JSONNode.Kind, _ draft: Draft) -> Bool {
    switch keyword {
    case .ref, .recursiveRef, .recursiveAnchor, .dynamicRef, .dynamicAnchor, .patternProperties,
      .propertyNames, .dependencies, .dependentSchemas, .dependentRequired, .minContains,
      .maxContains, .contains, .additionalItems, .prefixItems, .unevaluatedProperties,
      .unevaluatedItems:
      false
    // A draft that has a schema for each item has `additionalItems`, too.
    case .items: kind != .array
    // In draft 4 these are flags beside the other bounds.
    case .exclusiveMaximum, .exclusiveMinimum: draft >= .draft6
    // Later drafts only describe values with it.
    case .format: draft >= .draft2019
    default: true
    }
  }

  /// Compiles the schema.
  ///
  /// - Returns: the program and the number of its first schema.
  /// - Throws: never for a schema that was found valid, but the compiler can't know.
  func compile(_ limits: SchemaLimits) throws(SchemaError) -> (SchemaProgram, root: Int32) {
    var compiler = SchemaCompiler(loader: loader, standardDraft: draft, limits: limits)
    let root = try compiler.compile(url)
    return (compiler.program(), root)
  }
}
