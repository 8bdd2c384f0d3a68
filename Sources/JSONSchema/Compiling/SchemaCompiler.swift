internal import GoRuntime

/// Turns schema documents into a program.
///
/// Only what can be reached from the schema asked for is compiled, as in the library: a reference
/// that leads nowhere is an error only when something refers to its schema.
struct SchemaCompiler {
  /// Where the library says that a combination of meta-schemas is.
  static let combinedLocation = "urn:mem:metaschema"

  /// Finds documents by their URLs.
  var loader: SchemaLoader
  /// Whether `format` is asserted in every draft, as when schemas are checked.
  let assertsFormat: Bool
  /// The draft of schemas without `$schema`.
  let standardDraft: Draft
  let limits: SchemaLimits
  var roots: [SchemaRoot] = []
  var rootAt: [ByteString: Int] = [:]
  var schemas: [CompiledSchema] = []
  /// The number of the schema at a node of a root, or -1.
  var schemaAt: [[Int32]] = []
  var instructions: [Instruction] = []
  var tables = SchemaTables()
  var dynamicAnchors: [Int32: [ByteString: Int32]] = [:]
  /// The patterns read so far: checking a schema reads them all.
  var patterns = PatternCache()
  /// The draft of the first document, if that is plain.
  var plainDraft: Draft?
  /// Errors that come up when a schema's turn comes.
  var pending: [Int32: SchemaError] = [:]
  /// How many schemas have been compiled; those behind are waiting.
  var compiled = 0
  /// The nodes of the keywords that the schema under way has, by keyword.
  var slots = [JSONDocument.Index](repeating: -1, count: Keyword.allCases.count)

  init(
    loader: SchemaLoader, assertsFormat: Bool = false, standardDraft: Draft = .standard,
    limits: SchemaLimits
  ) {
    self.loader = loader
    self.standardDraft = standardDraft
    self.assertsFormat = assertsFormat
    self.limits = limits
  }

  /// Compiles the document under a URL and all that it refers to.
  ///
  /// - Returns: the number of the document's schema.
  /// - Throws: what the library reports first.
  mutating func compile(_ url: ByteString) throws(SchemaError) -> Int32 {
    let root = try self.root(at: url)
    let schema = enqueue(root, 0)
    try compileWaiting()
    return schema
  }

  /// The document under a URL, if it needs no compiling to tell valid values.
  ///
  /// - Throws: what the library reports first, but for faults that only compiling finds.
  mutating func plainSchema(_ url: ByteString) throws(SchemaError) -> PlainSchema? {
    let root = roots[try self.root(at: url)]
    return plainDraft.map { draft in
      PlainSchema(
        loader: loader, url: url, document: root.document, draft: draft, patterns: patterns)
    }
  }

  /// Compiles what is waiting, in turn.
  mutating func compileWaiting() throws(SchemaError) {
    while compiled < schemas.count {
      let number = Int32(compiled)
      if let error = pending[number] { throw error }
      let schema = schemas[compiled]
      compiled += 1
      if schema.node < 0 { continue }
      if schema.isReferred { try ensureSearched(Int(schema.root), schema.node) }
      try compileSchema(number)
    }
  }

  /// The program of all that was compiled.
  func program() -> SchemaProgram {
    var tables = tables
    tables.documents = roots.map { ($0.url, $0.document) }
    return SchemaProgram(
      schemas: schemas, instructions: instructions, tables: tables,
      dynamicAnchors: dynamicAnchors)
  }

  /// The number of the schema at a node, which is compiled later if it hasn't been yet.
  mutating func enqueue(
    _ root: Int, _ node: JSONDocument.Index, isReferred: Bool = false
  ) -> Int32 {
    let known = schemaAt[root][Int(node)]
    if known >= 0 { return known }
    let number = Int32(schemas.count)
    schemaAt[root][Int(node)] = number
    var schema = CompiledSchema(root: Int32(root), node: node)
    schema.isReferred = isReferred
    schemas.append(schema)
    return number
  }

  /// The number of a schema that stands for an error, to be thrown in its turn.
  private mutating func enqueue(_ error: SchemaError) -> Int32 {
    let number = Int32(schemas.count)
    schemas.append(CompiledSchema(root: -1, node: -1))
    pending[number] = error
    return number
  }

  /// Compiles one schema.
  private mutating func compileSchema(_ number: Int32) throws(SchemaError) {
    var schema = schemas[Int(number)]
    let root = roots[Int(schema.root)]
    let document = root.document
    let resource = root.resource(of: schema.node)
    let dialect = root.resources[resource].dialect
    schema.draft = dialect.draft
    schema.resource = enqueue(Int(schema.root), root.resources[resource].node)
    if schema.draft >= .draft2020, schema.resource == number {
      let anchors = root.resources[resource].anchors
      for anchor in root.resources[resource].dynamicAnchors {
        guard let target = anchors[anchor] else { continue }
        dynamicAnchors[number, default: [:]][anchor] = enqueue(Int(schema.root), target)
      }
    }
    switch document[schema.node].kind {
    case .true: schema.kind = .always
    case .false: schema.kind = .never
    case .object:
      if document[schema.node].length == 0 {
        schema.kind = .always
      } else {
        schema.start = Int32(instructions.count)
        let context = SchemaContext(
          root: Int(schema.root), document: document, node: schema.node, resource: resource,
          dialect: dialect, keywords: findKeywords(document, schema.node))
        try compileKeywords(&schema, context)
        schema.end = Int32(instructions.count)
        schema.isLeaf = instructions[Int(schema.start)...].allSatisfy { $0.isLeaf }
      }
    default: break
    }
    schemas[Int(number)] = schema
  }

  /// The number of the schema that a reference means.
  mutating func enqueueReference(
    _ reference: ByteString, _ context: SchemaContext
  ) throws(SchemaError) -> Int32 {
    let root = context.root
    let target = try SchemaReference(reference, base: roots[root].resources[context.resource].id)
    var targetRoot = root
    var targetResource: SchemaResource?
    if target.url == roots[root].url {
      targetResource = roots[root].resources.first
    } else {
      targetResource = roots[root].resource(named: target.url).map { roots[root].resources[$0] }
    }
    if targetResource == nil {
      targetRoot = try self.root(at: target.url)
      targetResource = roots[targetRoot].resources.first
    }
    guard let found = targetResource else { throw SchemaError("no schema at \(target.url)") }
    let fragment = target.fragment
    if !fragment.isEmpty, fragment[0] != UInt8(ascii: "/") {
      guard let node = found.anchors[fragment] else {
        let place = SchemaPointer.location(url: found.id, fragment: fragment)
        throw SchemaError(
          "anchor in \(GoQuote.quoted(ByteString(place))) not found in schema "
            + "\(GoQuote.quoted(roots[targetRoot].url))")
      }
      return enqueue(targetRoot, node, isReferred: true)
    }
    switch SchemaPointer.resolve(fragment, in: roots[targetRoot], from: found.node) {
    case .found(let node):
      return enqueue(targetRoot, node, isReferred: true)
    case .missing:
      let place = location(of: found, in: targetRoot, fragment: fragment)
      return enqueue(SchemaError("json-pointer in \(place) not found"))
    case .invalid:
      let place = location(of: found, in: targetRoot, fragment: fragment)
      return enqueue(SchemaError("invalid json-pointer \(place)"))
    }
  }

  /// The quoted URL of a pointer into a resource.
  private func location(
    of resource: SchemaResource, in root: Int, fragment: ByteString
  ) -> ByteString {
    let steps = roots[root].document.path(to: resource.node)
    let pointer = ByteString(SchemaPointer.text(steps).bytes + fragment.bytes)
    return GoQuote.quoted(
      ByteString(SchemaPointer.location(url: roots[root].url, fragment: pointer)))
  }
}
