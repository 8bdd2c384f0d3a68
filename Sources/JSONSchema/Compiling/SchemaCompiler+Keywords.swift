internal import GoRegexp
internal import GoRuntime

/// The schema whose keywords are being compiled.
struct SchemaContext {
  let root: Int
  let document: JSONDocument
  let node: JSONDocument.Index
  let resource: SchemaResource
}

extension SchemaCompiler {
  /// Compiles the keywords of an object, in the order in which the library applies them.
  mutating func compileKeywords(
    _ schema: inout CompiledSchema, root: Int, node: JSONDocument.Index, resource: SchemaResource
  ) throws(SchemaError) {
    let document = roots[root].document
    let context = SchemaContext(root: root, document: document, node: node, resource: resource)
    for index in slots.indices { slots[index] = -1 }
    var cursor = node + 1
    while cursor < document[node].end {
      slots[Int(document[cursor].keyword.rawValue)] = cursor + 1
      cursor = document[cursor + 1].end
    }
    let dialect = resource.dialect
    var reference: Int32?
    if let text = string(.ref, context) {
      reference = try enqueueReference(text, root: root, resource: resource)
      if schema.draft < .draft2019 {
        // Beside `$ref` nothing else counts.
        reference.map { instructions.append(.ref($0)) }
        return
      }
    }
    if dialect.has(.validation) { compileValueKeywords(context) }
    if assertsFormat || dialect.assertsFormat, let name = string(.format, context),
      let format = Format(name: name)
    {
      instructions.append(.format(format))
    }
    if let reference { instructions.append(.ref(reference)) }
    try compileObjectKeywords(&schema, context)
    try compileArrayKeywords(&schema, context)
    if dialect.has(.validation) {
      try compileStringKeywords(context)
      compileNumberKeywords(context)
    }
    if schema.draft >= .draft2019 { try compileDynamicReferences(&schema, context) }
    if dialect.has(.applicator) { compileCombinations(schema, context) }
    let holdsUnevaluated =
      schema.draft == .draft2019 ? dialect.has(.applicator) : dialect.has(.unevaluated)
    if schema.draft >= .draft2019, holdsUnevaluated {
      if let properties = subschema(.unevaluatedProperties, context) {
        schema.hasUnevaluatedProperties = true
        instructions.append(.unevaluatedProperties(properties))
      }
      if let items = subschema(.unevaluatedItems, context) {
        schema.hasUnevaluatedItems = true
        instructions.append(.unevaluatedItems(items))
      }
    }
  }

  /// `type`, `const` and `enum`.
  private mutating func compileValueKeywords(_ context: SchemaContext) {
    let document = context.document
    let type = slot(.type)
    if type >= 0 {
      var types: TypeSet = []
      if document[type].kind == .string {
        types = TypeSet(name: document.string(at: type))
      } else if document[type].kind == .array {
        document.forEachElement(of: type) { element in
          if document[element].kind == .string {
            types.formUnion(TypeSet(name: document.string(at: element)))
          }
        }
      }
      if !types.isEmpty { instructions.append(.type(types)) }
    }
    if slot(.const) >= 0, context.resource.dialect.draft >= .draft6 {
      instructions.append(.const(root: Int32(context.root), node: slot(.const)))
    }
    if let array = node(.enum, .array, context) {
      var types: TypeSet = []
      document.forEachElement(of: array) { types.formUnion(TypeSet(of: document[$0].kind)) }
      instructions.append(.enum(Int32(tables.enums.count)))
      tables.enums.append(EnumKeyword(root: Int32(context.root), array: array, types: types))
    }
  }

  private mutating func compileStringKeywords(_ context: SchemaContext) throws(SchemaError) {
    if let count = int(.minLength, context) { instructions.append(.minLength(count)) }
    if let count = int(.maxLength, context) { instructions.append(.maxLength(count)) }
    if let text = string(.pattern, context) {
      let pattern = try regexp(text, keyword: .pattern, context)
      instructions.append(.pattern(Int32(tables.patterns.count)))
      tables.patterns.append(pattern)
    }
  }

  private mutating func compileNumberKeywords(_ context: SchemaContext) {
    let hasExclusiveMinimum = isTrue(.exclusiveMinimum, context)
    let hasExclusiveMaximum = isTrue(.exclusiveMaximum, context)
    // In draft 4 the exclusive bounds are flags beside the others.
    if !hasExclusiveMinimum, let bound = number(.minimum, context) {
      instructions.append(.minimum(add(bound)))
    }
    if !hasExclusiveMaximum, let bound = number(.maximum, context) {
      instructions.append(.maximum(add(bound)))
    }
    if let bound = number(hasExclusiveMinimum ? .minimum : .exclusiveMinimum, context) {
      instructions.append(.exclusiveMinimum(add(bound)))
    }
    if let bound = number(hasExclusiveMaximum ? .maximum : .exclusiveMaximum, context) {
      instructions.append(.exclusiveMaximum(add(bound)))
    }
    if let factor = number(.multipleOf, context) { instructions.append(.multipleOf(add(factor))) }
  }

  private mutating func add(_ number: DecimalNumber) -> Int32 {
    tables.numbers.append(number)
    return Int32(tables.numbers.count - 1)
  }

  /// `$recursiveRef` and `$dynamicRef`.
  private mutating func compileDynamicReferences(
    _ schema: inout CompiledSchema, _ context: SchemaContext
  ) throws(SchemaError) {
    if let text = string(.recursiveRef, context) {
      let target = try enqueueReference(text, root: context.root, resource: context.resource)
      instructions.append(.recursiveRef(target))
    }
    schema.hasRecursiveAnchor = isTrue(.recursiveAnchor, context)
    guard schema.draft >= .draft2020 else { return }
    schema.dynamicAnchor = string(.dynamicAnchor, context)
    if let text = string(.dynamicRef, context) {
      let target = try enqueueReference(text, root: context.root, resource: context.resource)
      let fragment = try SchemaReference.split(text).fragment
      let isPointer = fragment.isEmpty || fragment[0] == UInt8(ascii: "/")
      instructions.append(.dynamicRef(Int32(tables.dynamicRefs.count)))
      tables.dynamicRefs.append(
        DynamicReference(schema: target, anchor: isPointer ? nil : fragment))
    }
  }

  /// `not`, `allOf`, `anyOf`, `oneOf` and `if`.
  private mutating func compileCombinations(_ schema: CompiledSchema, _ context: SchemaContext) {
    if let not = subschema(.not, context) { instructions.append(.not(not)) }
    if let list = subschemas(.allOf, context) { instructions.append(.allOf(list)) }
    if let list = subschemas(.anyOf, context) { instructions.append(.anyOf(list)) }
    if let list = subschemas(.oneOf, context) { instructions.append(.oneOf(list)) }
    guard schema.draft >= .draft7, let condition = subschema(.if, context) else { return }
    // A branch that a constant condition rules out isn't compiled.
    let kind = context.document[slot(.if)].kind
    let then = kind == .false ? nil : subschema(.then, context)
    let otherwise = kind == .true ? nil : subschema(.else, context)
    instructions.append(.condition(Int32(tables.conditions.count)))
    tables.conditions.append(
      ConditionKeyword(condition: condition, then: then, otherwise: otherwise))
  }
}

// MARK: Reading keywords

extension SchemaCompiler {
  /// The node of a keyword, or -1.
  func slot(_ keyword: Keyword) -> JSONDocument.Index { slots[Int(keyword.rawValue)] }

  /// The node of a keyword whose value is of a kind, or nil.
  func node(
    _ keyword: Keyword, _ kind: JSONNode.Kind, _ context: SchemaContext
  ) -> JSONDocument.Index? {
    let node = slot(keyword)
    return node >= 0 && context.document[node].kind == kind ? node : nil
  }

  /// A keyword's string, or nil.
  func string(_ keyword: Keyword, _ context: SchemaContext) -> ByteString? {
    node(keyword, .string, context).map { context.document.string(at: $0) }
  }

  /// Whether a keyword is `true`.
  func isTrue(_ keyword: Keyword, _ context: SchemaContext) -> Bool {
    node(keyword, .true, context) != nil
  }

  /// A keyword's number, or nil.
  func number(_ keyword: Keyword, _ context: SchemaContext) -> DecimalNumber? {
    node(keyword, .number, context).flatMap { context.document.number(at: $0) }
  }

  /// A keyword's integer, or nil.
  func int(_ keyword: Keyword, _ context: SchemaContext) -> Int? {
    number(keyword, context)?.truncatedInt
  }

  /// The strings of an array.
  func strings(_ array: JSONDocument.Index, _ document: JSONDocument) -> [ByteString] {
    var result: [ByteString] = []
    document.forEachElement(of: array) { element in
      if document[element].kind == .string { result.append(document.string(at: element)) }
    }
    return result
  }

  /// The subschema under a keyword, or nil.
  mutating func subschema(_ keyword: Keyword, _ context: SchemaContext) -> Int32? {
    let node = slot(keyword)
    return node >= 0 ? enqueue(context.root, node) : nil
  }

  /// The number of the list of subschemas under a keyword, or nil.
  mutating func subschemas(_ keyword: Keyword, _ context: SchemaContext) -> Int32? {
    guard let list = subschemaList(keyword, context), !list.isEmpty else { return nil }
    tables.schemaLists.append(list)
    return Int32(tables.schemaLists.count - 1)
  }

  /// The subschemas in the array under a keyword, or nil.
  mutating func subschemaList(_ keyword: Keyword, _ context: SchemaContext) -> [Int32]? {
    guard let array = node(keyword, .array, context) else { return nil }
    var list: [Int32] = []
    list.reserveCapacity(Int(context.document[array].length))
    var element = array + 1
    while element < context.document[array].end {
      list.append(enqueue(context.root, element))
      element = context.document[element].end
    }
    return list
  }

  /// The members of the object under a keyword, of equal names the last; nil when there is none.
  func memberNodes(
    _ keyword: Keyword, _ context: SchemaContext
  ) -> [(name: ByteString, node: JSONDocument.Index)]? {
    guard let object = node(keyword, .object, context) else { return nil }
    return context.document.distinctMembers(of: object)
  }

  /// Compiles a pattern.
  ///
  /// - Throws: the library's text, with the URL of the keyword.
  mutating func regexp(
    _ text: ByteString, keyword: Keyword, _ context: SchemaContext
  ) throws(SchemaError) -> Regexp {
    do {
      return try patterns.regexp(text)
    } catch {
      let steps = context.document.path(to: context.node) + [keyword.name]
      let place = SchemaPointer.location(url: roots[context.root].url, steps: steps)
      throw SchemaError(
        "invalid regex \(GoQuote.quoted(text)) at \(GoQuote.quoted(ByteString(place))): "
          + "\(error.message)")
    }
  }
}

extension JSONDocument {
  /// A number's value, unless its exponent is beyond what Go reads.
  func number(at index: Index) -> DecimalNumber? {
    withString(at: index) { DecimalNumber(parsing: $0) }
  }

  /// An object's members, of equal names only the last.
  func distinctMembers(of object: Index) -> [(name: ByteString, node: Index)] {
    var result: [(name: ByteString, node: Index)] = []
    result.reserveCapacity(Int(self[object].length))
    forEachMember(of: object) { name, value in result.append((string(at: name), value)) }
    if result.count < 2 { return result }
    if result.count <= 8 {
      for index in result.indices.dropLast().reversed() {
        let name = result[index].name
        if result[(index + 1)...].contains(where: { $0.name == name }) { result.remove(at: index) }
      }
      return result
    }
    var seen: Set<ByteString> = []
    seen.reserveCapacity(result.count)
    var hasRepeated = false
    for member in result where !seen.insert(member.name).inserted { hasRepeated = true }
    guard hasRepeated else { return result }
    seen.removeAll(keepingCapacity: true)
    return result.reversed().filter { seen.insert($0.name).inserted }.reversed()
  }
}
