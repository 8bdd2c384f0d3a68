internal import GoRuntime

extension SchemaCompiler {
  /// Checks a schema against its meta-schema.
  ///
  /// A schema of the usual kind is first looked at by `MetaschemaCheck`, which knows the
  /// meta-schemas by heart. Only when that finds a fault, or a dialect it doesn't know, are the
  /// meta-schemas themselves compiled and applied, which also yields the library's text.
  ///
  /// - Throws: the library's text for an invalid schema.
  mutating func check(_ number: Int, _ node: JSONDocument.Index) throws(SchemaError) {
    let root = roots[number]
    let dialect = root.resources[root.resource(of: node)].dialect
    let isUniform = root.resources.allSatisfy { $0.dialect == dialect }
    if isUniform, dialect.vocabularies == nil {
      var check = MetaschemaCheck(
        document: root.document, draft: dialect.draft, patterns: patterns)
      let isValid = check.isSurelyValid(node)
      patterns = check.patterns
      if isValid {
        if number == 0, node == 0, check.isPlain { plainDraft = dialect.draft }
        return
      }
    }
    try applyMetaschema(root, node, dialect)
  }

  private func applyMetaschema(
    _ root: SchemaRoot, _ node: JSONDocument.Index, _ dialect: Dialect
  ) throws(SchemaError) {
    var compiler = SchemaCompiler(
      loader: SchemaLoader(documents: [:]), assertsFormat: true, limits: limits)
    let schema = try compiler.metaschema(dialect)
    var resources: [ByteString: Int32] = [:]
    for resource in root.resources {
      let pointer = SchemaPointer.text(root.document.path(to: resource.node))
      resources[pointer] = try compiler.metaschema(resource.dialect)
    }
    let context = MetaContext(schema: schema, resources: resources)
    let failure = try compiler.program().failure(
      of: root.document.value(at: node), schema: schema, meta: context, limits: limits)
    if let failure {
      let place = GoQuote.quoted(ByteString(root.location(of: node)))
      throw SchemaError("\(place) is not valid against metaschema: \(failure.text)")
    }
  }

  /// The number of a dialect's meta-schema: the draft's own, or one that combines vocabularies.
  private mutating func metaschema(_ dialect: Dialect) throws(SchemaError) -> Int32 {
    guard let vocabularies = dialect.vocabularies else { return try compile(dialect.draft.url) }
    var parts: [Int32] = []
    for vocabulary in Vocabulary.allCases where vocabularies.contains(vocabulary) {
      parts.append(try compile(vocabulary.metaschemaURL(dialect.draft)))
    }
    let number = Int32(schemas.count)
    var combined = CompiledSchema(root: -1, node: -1)
    combined.draft = dialect.draft
    combined.resource = number
    combined.start = Int32(instructions.count)
    instructions.append(.allOf(Int32(tables.schemaLists.count)))
    tables.schemaLists.append(parts)
    combined.end = Int32(instructions.count)
    if dialect.draft >= .draft2020 {
      combined.dynamicAnchor = add("meta")
      dynamicAnchors[number] = ["meta": number]
    }
    schemas.append(combined)
    compiled = schemas.count
    return number
  }
}
