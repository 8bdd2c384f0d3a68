internal import GoRuntime

extension SchemaCompiler {
  /// The keywords for objects.
  mutating func compileObjectKeywords(
    _ schema: inout CompiledSchema, _ context: SchemaContext
  ) throws(SchemaError) {
    let dialect = context.dialect
    if dialect.has(.validation) {
      if let count = int(.minProperties, context) { instructions.append(.minProperties(count)) }
      if let count = int(.maxProperties, context) { instructions.append(.maxProperties(count)) }
      if let array = node(.required, .array, context) {
        let names = strings(array, context.document)
        if !names.isEmpty { instructions.append(.required(add(NameList(names)))) }
      }
    }
    if dialect.has(.applicator) {
      if let list = dependencies(.dependencies, context, schemas: true, lists: true) {
        instructions.append(.dependencies(list))
      }
      try compileMembers(&schema, context)
      if schema.draft >= .draft6, let names = subschema(.propertyNames, context) {
        instructions.append(.propertyNames(names))
      }
      if schema.draft >= .draft2019,
        let list = dependencies(.dependentSchemas, context, schemas: true, lists: false)
      {
        instructions.append(.dependentSchemas(list))
      }
    }
    if schema.draft >= .draft2019, dialect.has(.validation),
      let list = dependencies(.dependentRequired, context, schemas: false, lists: true)
    {
      instructions.append(.dependentRequired(list))
    }
  }

  private mutating func add(_ names: NameList) -> Int32 {
    tables.names.append(names)
    return Int32(tables.names.count - 1)
  }

  /// `properties`, `patternProperties` and `additionalProperties`.
  private mutating func compileMembers(
    _ schema: inout CompiledSchema, _ context: SchemaContext
  ) throws(SchemaError) {
    guard context.keywords.hasAny(from: .properties, to: .additionalProperties) else { return }
    let properties = node(.properties, .object, context).map { enqueueProperties($0, context) }
    let firstPattern = tables.memberPatterns.count
    for member in memberNodes(.patternProperties, context) ?? [] {
      let schema = enqueue(context.root, member.node)
      let pattern = try self.pattern(member.name, keyword: .patternProperties, context)
      tables.memberPatterns.append((pattern, schema))
    }
    let keywords = MemberKeywords(
      root: Int32(context.root), properties: properties,
      patterns: firstPattern..<tables.memberPatterns.count,
      additional: remainder(.additionalProperties, context))
    if case .unconstrained = keywords.additional {
      if properties?.entries.isEmpty ?? true, keywords.patterns.isEmpty { return }
    } else {
      schema.evaluatesAllProperties = true
    }
    instructions.append(.members(Int32(tables.members.count)))
    tables.members.append(keywords)
  }

  /// The table of an object's properties, whose schemas are compiled later.
  private mutating func enqueueProperties(
    _ object: JSONDocument.Index, _ context: SchemaContext
  ) -> PropertyTables.Table {
    let table = tables.properties.append(membersOf: object, context.document)
    for number in table.entries {
      let key = tables.properties.entries[Int(number)].key
      if key >= 0 {
        tables.properties.entries[Int(number)].schema = enqueue(context.root, key + 1)
      }
    }
    return table
  }

  /// What `additionalProperties` or `additionalItems` says.
  private mutating func remainder(_ keyword: Keyword, _ context: SchemaContext) -> Remainder {
    guard let node = node(keyword, context) else { return .unconstrained }
    switch context.document[node].kind {
    case .true: return .allowed
    case .false: return .forbidden
    default: return .schema(enqueue(context.root, node))
    }
  }

  /// The number of a list of dependencies, or nil when there is none.
  private mutating func dependencies(
    _ keyword: Keyword, _ context: SchemaContext, schemas: Bool, lists: Bool
  ) -> Int32? {
    guard let members = memberNodes(keyword, context) else { return nil }
    var result: [Dependency] = []
    for member in members {
      let requirement: Dependency.Requirement
      if lists, context.document[member.node].kind == .array {
        requirement = .properties(NameList(strings(member.node, context.document)))
      } else if schemas {
        requirement = .schema(enqueue(context.root, member.node))
      } else {
        continue
      }
      result.append(
        Dependency(name: member.name, hash: member.name.keyHash, requirement: requirement))
    }
    if result.isEmpty { return nil }
    // The library goes through them in no particular order.
    result.sort { $0.name < $1.name }
    tables.dependencies.append(result)
    return Int32(tables.dependencies.count - 1)
  }

  /// The keywords for arrays.
  mutating func compileArrayKeywords(
    _ schema: inout CompiledSchema, _ context: SchemaContext
  ) throws(SchemaError) {
    let dialect = context.dialect
    if dialect.has(.validation) {
      if let count = int(.minItems, context) { instructions.append(.minItems(count)) }
      if let count = int(.maxItems, context) { instructions.append(.maxItems(count)) }
      if isTrue(.uniqueItems, context) { instructions.append(.uniqueItems) }
    }
    guard dialect.has(.applicator) else { return }
    compileItems(&schema, context)
    guard schema.draft >= .draft6, let contains = subschema(.contains, context) else { return }
    var keyword = ContainsKeyword(schema: contains)
    if schema.draft >= .draft2019, dialect.has(.validation) {
      keyword.minimum = int(.minContains, context)
      keyword.maximum = int(.maxContains, context)
    }
    instructions.append(.contains(Int32(tables.contains.count)))
    tables.contains.append(keyword)
  }

  /// `items` with `additionalItems`, or from 2020-12 on with `prefixItems`.
  private mutating func compileItems(_ schema: inout CompiledSchema, _ context: SchemaContext) {
    var keyword = ItemKeywords(first: [], rest: .unconstrained)
    if schema.draft >= .draft2020 {
      keyword.first = subschemaList(.prefixItems, context) ?? []
      if let rest = subschema(.items, context) { keyword.rest = .schema(rest) }
    } else if let list = subschemaList(.items, context) {
      keyword.first = list
      keyword.rest = remainder(.additionalItems, context)
    } else if let all = subschema(.items, context) {
      keyword.rest = .schema(all)
    }
    schema.evaluatedItems = Int32(keyword.first.count)
    if case .unconstrained = keyword.rest {
      if keyword.first.isEmpty { return }
    } else {
      schema.evaluatesAllItems = true
    }
    instructions.append(.items(Int32(tables.items.count)))
    tables.items.append(keyword)
  }
}
