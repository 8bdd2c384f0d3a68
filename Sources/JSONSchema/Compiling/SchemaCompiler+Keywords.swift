internal import GoRegexp
internal import GoRuntime

/// The schema whose keywords are being compiled.
struct SchemaContext {
  let root: Int
  let document: JSONDocument
  let node: JSONDocument.Index
  /// The position of the resource that the schema belongs to.
  let resource: Int
  /// By which rules the resource is read.
  let dialect: Dialect
  /// The keywords that the schema has.
  let keywords: KeywordSet
}

extension SchemaCompiler {
  /// Compiles the keywords of an object, in the order in which the library applies them.
  mutating func compileKeywords(
    _ schema: inout CompiledSchema, _ context: SchemaContext
  ) throws(SchemaError) {
    let dialect = context.dialect
    let keywords = context.keywords
    var reference: Int32?
    if keywords.contains(.ref), let text = string(.ref, context) {
      reference = try enqueueReference(text, context)
      if schema.draft < .draft2019 {
        // Beside `$ref` nothing else counts.
        reference.map { instructions.append(.ref($0)) }
        return
      }
    }
    if keywords.hasAny(from: .type, to: .enum), dialect.has(.validation) {
      compileValueKeywords(context)
    }
    if keywords.contains(.format), assertsFormat || dialect.assertsFormat,
      let name = string(.format, context), let format = Format(name: name)
    {
      instructions.append(.format(format))
    }
    if let reference { instructions.append(.ref(reference)) }
    if keywords.hasAny(from: .minProperties, to: .dependentRequired) {
      try compileObjectKeywords(&schema, context)
    }
    if keywords.hasAny(from: .minItems, to: .contains) {
      try compileArrayKeywords(&schema, context)
    }
    if keywords.hasAny(from: .minLength, to: .exclusiveMinimum), dialect.has(.validation) {
      try compileStringKeywords(context)
      compileNumberKeywords(context)
    }
    if keywords.hasAny(from: .recursiveRef, to: .dynamicAnchor), schema.draft >= .draft2019 {
      try compileDynamicReferences(&schema, context)
    }
    if keywords.hasAny(from: .allOf, to: .else), dialect.has(.applicator) {
      compileCombinations(schema, context)
    }
    guard schema.draft >= .draft2019,
      keywords.hasAny(from: .unevaluatedProperties, to: .unevaluatedItems)
    else { return }
    let holdsUnevaluated =
      schema.draft == .draft2019 ? dialect.has(.applicator) : dialect.has(.unevaluated)
    guard holdsUnevaluated else { return }
    if let properties = subschema(.unevaluatedProperties, context) {
      schema.hasUnevaluatedProperties = true
      instructions.append(.unevaluatedProperties(properties))
    }
    if let items = subschema(.unevaluatedItems, context) {
      schema.hasUnevaluatedItems = true
      instructions.append(.unevaluatedItems(items))
    }
  }

  /// `type`, `const` and `enum`.
  private mutating func compileValueKeywords(_ context: SchemaContext) {
    let document = context.document
    if let type = node(.type, context) {
      let types = document.types(at: type)
      if !types.isEmpty { instructions.append(.type(types)) }
    }
    if let value = node(.const, context), context.dialect.draft >= .draft6 {
      instructions.append(.const(root: Int32(context.root), node: value))
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
      let pattern = try self.pattern(text, keyword: .pattern, context)
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

  /// The number of a dynamic anchor.
  mutating func add(_ anchor: ByteString) -> Int32 {
    tables.anchors.append(anchor)
    return Int32(tables.anchors.count - 1)
  }

  /// `$recursiveRef` and `$dynamicRef`.
  private mutating func compileDynamicReferences(
    _ schema: inout CompiledSchema, _ context: SchemaContext
  ) throws(SchemaError) {
    if let text = string(.recursiveRef, context) {
      let target = try enqueueReference(text, context)
      instructions.append(.recursiveRef(target))
    }
    schema.hasRecursiveAnchor = isTrue(.recursiveAnchor, context)
    guard schema.draft >= .draft2020 else { return }
    if let anchor = string(.dynamicAnchor, context) { schema.dynamicAnchor = add(anchor) }
    if let text = string(.dynamicRef, context) {
      let target = try enqueueReference(text, context)
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
    guard schema.draft >= .draft7, let node = node(.if, context) else { return }
    let condition = enqueue(context.root, node)
    // A branch that a constant condition rules out isn't compiled.
    let kind = context.document[node].kind
    let then = kind == .false ? nil : subschema(.then, context)
    let otherwise = kind == .true ? nil : subschema(.else, context)
    instructions.append(.condition(Int32(tables.conditions.count)))
    tables.conditions.append(
      ConditionKeyword(condition: condition, then: then, otherwise: otherwise))
  }
}

// MARK: Reading keywords

extension SchemaCompiler {
  /// Notes where the values of a schema's keywords are; of equal ones the last counts.
  mutating func findKeywords(
    _ document: JSONDocument, _ node: JSONDocument.Index
  ) -> KeywordSet {
    var keywords = KeywordSet()
    document.forEachMember(of: node) { key, value in
      let keyword = document[key].keyword
      slots[Int(keyword.rawValue)] = value
      keywords.insert(keyword)
    }
    return keywords
  }

  /// The node of a keyword, or nil.
  func node(_ keyword: Keyword, _ context: SchemaContext) -> JSONDocument.Index? {
    context.keywords.contains(keyword) ? slots[Int(keyword.rawValue)] : nil
  }

  /// The node of a keyword whose value is of a kind, or nil.
  func node(
    _ keyword: Keyword, _ kind: JSONNode.Kind, _ context: SchemaContext
  ) -> JSONDocument.Index? {
    node(keyword, context).flatMap { context.document[$0].kind == kind ? $0 : nil }
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
    node(keyword, .number, context).flatMap { context.document.int(at: $0) }
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
    node(keyword, context).map { enqueue(context.root, $0) }
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

  /// Reads a pattern.
  ///
  /// - Throws: the library's text, with the URL of the keyword.
  mutating func pattern(
    _ text: ByteString, keyword: Keyword, _ context: SchemaContext
  ) throws(SchemaError) -> SchemaPattern {
    do {
      return try patterns.pattern(text)
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

  /// A number without its fraction, unless it is beyond what Go reads.
  func int(at index: Index) -> Int? { number(at: index)?.truncatedInt }

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
