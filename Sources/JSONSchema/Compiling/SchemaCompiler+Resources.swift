internal import GoRuntime

extension SchemaCompiler {
  /// The number of the root at a URL, whose document is loaded, searched and checked if it hasn't
  /// been yet.
  mutating func root(at url: ByteString) throws(SchemaError) -> Int {
    if let known = rootAt[url] { return known }
    let document = try loader.load(url)
    let number = roots.count
    let root = SchemaRoot(url: url, document: document)
    roots.append(root)
    // A schema has some eight nodes.
    schemas.reserveCapacity(schemas.count + document.nodes.count / 8)
    schemaAt.append(Array(repeating: -1, count: document.nodes.count))
    try search(root, 0, owner: nil)
    let text = url.text
    // The meta-schemas are taken as they are.
    if !text.hasPrefix("http://json-schema.org/"), !text.hasPrefix("https://json-schema.org/") {
      try check(number, 0)
    }
    rootAt[url] = number
    return number
  }

  /// Searches and checks a node that a reference led to, unless a keyword holds it.
  mutating func ensureSearched(_ number: Int, _ node: JSONDocument.Index) throws(SchemaError) {
    let root = roots[number]
    if root.isSearchDue {
      root.isSearchDue = false
      try searchSubschemas(root, 0, owner: 0, draft: root.resources[0].dialect.draft)
    }
    if root.isSearched[Int(node)] { return }
    try search(root, node, owner: root.resource(of: node))
    try check(number, node)
  }

  /// Finds the resources and anchors in a schema and its subschemas.
  ///
  /// - Parameter owner: the position of the resource around the schema; nil for the document.
  private mutating func search(
    _ root: SchemaRoot, _ node: JSONDocument.Index, owner: Int?
  ) throws(SchemaError) {
    if root.isSearched[Int(node)] { return }
    root.isSearched[Int(node)] = true
    let document = root.document
    let fallback = owner.map { root.resources[$0].dialect } ?? Dialect(draft: standardDraft)
    guard document[node].kind == .object else {
      guard owner == nil else { return }
      guard document[node].kind == .true || document[node].kind == .false else {
        // The library finds no resource in such a document and fails on it; Helm reports that.
        throw SchemaError(
          "unable to validate schema: runtime error: invalid memory address or nil pointer "
            + "dereference")
      }
      root.add(SchemaResource(node: node, id: root.url, dialect: fallback))
      return
    }
    let facts = SchemaFacts(document, node)
    if let owner, facts.isNameless {
      try searchSubschemas(root, node, owner: owner, draft: fallback.draft)
      return
    }
    var draft = fallback.draft
    var hasSchema = facts.has(.schema)
    if hasSchema {
      draft = try loader.draft(
        of: document, at: node, location: { root.location(of: node) },
        ownURL: owner == nil ? root.url : nil, fallback: fallback.draft)
    }
    var id = facts.id(draft)
    if id == nil, owner != nil {
      draft = fallback.draft
      hasSchema = false
      id = facts.id(draft)
    }
    var url = owner.map { root.resources[$0].id } ?? root.url
    if let id {
      do {
        url = try SchemaReference(id, base: url).url
      } catch {
        let place = GoQuote.quoted(ByteString(root.location(of: node)))
        throw SchemaError("error in parsing id at \(place)")
      }
    }
    let own: Int
    if let owner, id == nil {
      own = owner
    } else {
      own = try addResource(
        root, node, url, hasSchema: hasSchema, draft: draft, fallback: fallback)
    }
    try addAnchors(facts, root, node, owner: own)
    if owner == nil, !document.hasNamesWithin {
      // Only references ask which nodes are schemas.
      root.isSearchDue = true
      return
    }
    try searchSubschemas(root, node, owner: own, draft: draft)
  }

  /// The position of the resource that begins at a node, which is added if it is new.
  private mutating func addResource(
    _ root: SchemaRoot, _ node: JSONDocument.Index, _ id: ByteString, hasSchema: Bool,
    draft: Draft, fallback: Dialect
  ) throws(SchemaError) -> Int {
    if let position = root.resource(named: id) {
      let same = root.resources[position]
      if same.node == node { return position }
      let here = SchemaPointer.text(root.document.path(to: node))
      let there = SchemaPointer.text(root.document.path(to: same.node))
      throw SchemaError(
        "duplicate id \(GoQuote.quoted(id)) in \(GoQuote.quoted(root.url)) at "
          + "\(GoQuote.quoted(here)) and \(GoQuote.quoted(there))")
    }
    var dialect = fallback
    if hasSchema {
      let vocabularies = try loader.vocabularies(of: root.document, at: node, draft: draft)
      dialect = Dialect(draft: draft, vocabularies: vocabularies)
    }
    root.add(SchemaResource(node: node, id: id, dialect: dialect))
    return root.resources.count - 1
  }

  private func addAnchors(
    _ facts: SchemaFacts, _ root: SchemaRoot, _ node: JSONDocument.Index, owner: Int
  ) throws(SchemaError) {
    let draft = root.resources[owner].dialect.draft
    func add(_ anchor: ByteString, isDynamic: Bool = false) throws(SchemaError) {
      if let other = root.resources[owner].anchors[anchor], other != node {
        let there = SchemaPointer.text(root.document.path(to: other))
        let here = SchemaPointer.text(root.document.path(to: node))
        throw SchemaError(
          "duplicate anchor \(GoQuote.quoted(anchor)) in \(GoQuote.quoted(root.url)) at "
            + "\(GoQuote.quoted(there)) and \(GoQuote.quoted(here))")
      }
      root.addAnchor(anchor, at: node, to: owner, isDynamic: isDynamic)
    }
    if draft < .draft2019 {
      // Beside `$ref` nothing else counts.
      if facts.has(.ref) { return }
      guard let id = facts.string(draft.idKeyword) else { return }
      let fragment: ByteString
      do {
        fragment = try SchemaReference.split(id).fragment
      } catch {
        let place = GoQuote.quoted(ByteString(root.location(of: node)))
        throw SchemaError("error in parsing anchor at \(place)")
      }
      if !fragment.isEmpty, fragment[0] != UInt8(ascii: "/") { try add(fragment) }
      return
    }
    if let anchor = facts.string(.anchor) { try add(anchor) }
    if draft >= .draft2020, let anchor = facts.string(.dynamicAnchor) {
      try add(anchor, isDynamic: true)
    }
  }

  private mutating func searchSubschemas(
    _ root: SchemaRoot, _ node: JSONDocument.Index, owner: Int, draft: Draft
  ) throws(SchemaError) {
    let document = root.document
    var cursor = node + 1
    let end = document[node].end
    while cursor < end {
      let value = cursor + 1
      let position = draft.position(of: document[cursor].keyword)
      cursor = document[value].end
      switch (position, document[value].kind) {
      case (.schema, .object), (.schemaOrArray, .object):
        try search(root, value, owner: owner)
      case (.schemaOrArray, .array), (.array, .array):
        var element = value + 1
        while element < document[value].end {
          try search(root, element, owner: owner)
          element = document[element].end
        }
        if position == .schemaOrArray { root.isSearched[Int(value)] = true }
      case (.map, .object):
        var key = value + 1
        while key < document[value].end {
          try search(root, key + 1, owner: owner)
          key = document[key + 1].end
        }
      case (.schema, _), (.schemaOrArray, _):
        root.isSearched[Int(value)] = true
      default: break
      }
    }
  }
}

/// What a schema says of itself: its draft, URL and anchors.
private struct SchemaFacts {
  private let document: JSONDocument
  private var schema: JSONDocument.Index = -1
  private var ref: JSONDocument.Index = -1
  private var id: JSONDocument.Index = -1
  private var dollarID: JSONDocument.Index = -1
  private var anchor: JSONDocument.Index = -1
  private var dynamicAnchor: JSONDocument.Index = -1

  init(_ document: JSONDocument, _ node: JSONDocument.Index) {
    self.document = document
    var cursor = node + 1
    let end = document[node].end
    while cursor < end {
      let value = cursor + 1
      switch document[cursor].keyword {
      case .schema: schema = value
      case .ref: ref = value
      case .id: id = value
      case .dollarID: dollarID = value
      case .anchor: anchor = value
      case .dynamicAnchor: dynamicAnchor = value
      default: break
      }
      cursor = document[value].end
    }
  }

  /// Whether the schema has none of the keywords that make a resource or an anchor.
  var isNameless: Bool { max(schema, id, dollarID, max(anchor, dynamicAnchor)) < 0 }

  private func node(_ keyword: Keyword) -> JSONDocument.Index {
    switch keyword {
    case .schema: schema
    case .ref: ref
    case .id: id
    case .dollarID: dollarID
    case .anchor: anchor
    case .dynamicAnchor: dynamicAnchor
    default: -1
    }
  }

  /// Whether there is the keyword; for `$schema`, with a string.
  func has(_ keyword: Keyword) -> Bool {
    keyword == .schema ? string(.schema) != nil : node(keyword) >= 0
  }

  /// The keyword's string, or nil.
  func string(_ keyword: Keyword) -> ByteString? {
    let node = node(keyword)
    guard node >= 0, document[node].kind == .string else { return nil }
    return document.string(at: node)
  }

  /// The schema's own URL, without its fragment, or nil.
  func id(_ draft: Draft) -> ByteString? {
    if draft < .draft2019, ref >= 0 { return nil }
    guard let text = string(draft.idKeyword) else { return nil }
    let url = ByteString(text.bytes.prefix { $0 != UInt8(ascii: "#") })
    return url.isEmpty ? nil : url
  }
}
