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
    var base = url
    try search(number, 0, base: &base, fallback: Dialect(draft: standardDraft))
    let text = url.text
    // The meta-schemas are taken as they are.
    if !text.hasPrefix("http://json-schema.org/"), !text.hasPrefix("https://json-schema.org/") {
      try check(number, 0)
    }
    rootAt[url] = number
    return number
  }

  /// Searches and checks a node that a reference led to and that no keyword holds.
  mutating func ensureSearched(_ number: Int, _ node: JSONDocument.Index) throws(SchemaError) {
    let root = roots[number]
    if root.isSearched[Int(node)] { return }
    let resource = root.resources[root.resource(of: node)]
    var base = resource.id
    try search(number, node, base: &base, fallback: resource.dialect)
    try check(number, node)
  }

  /// Finds the resources and anchors in a schema and its subschemas.
  private mutating func search(
    _ number: Int, _ node: JSONDocument.Index, base: inout ByteString, fallback: Dialect
  ) throws(SchemaError) {
    let root = roots[number]
    if root.isSearched[Int(node)] { return }
    root.isSearched[Int(node)] = true
    let document = root.document
    guard document[node].kind == .object else {
      guard node == 0 else { return }
      guard document[node].kind == .true || document[node].kind == .false else {
        // The library finds no resource in such a document and fails on it; Helm reports that.
        throw SchemaError(
          "unable to validate schema: runtime error: invalid memory address or nil pointer "
            + "dereference")
      }
      root.add(SchemaResource(node: 0, id: base, dialect: fallback))
      return
    }
    let facts = SchemaFacts(document, node)
    var draft = fallback.draft
    var hasSchema = facts.has(.schema)
    if hasSchema {
      let place = root
      draft = try loader.draft(
        of: document, at: node, location: { place.location(of: node) },
        ownURL: node == 0 ? root.url : nil, fallback: fallback.draft)
    }
    var id = facts.id(draft)
    if id == nil, node != 0 {
      draft = fallback.draft
      hasSchema = false
      id = facts.id(draft)
    }
    if id != nil || node == 0 {
      if let id {
        do {
          base = try SchemaReference(id, base: base).url
        } catch {
          let place = GoQuote.quoted(ByteString(root.location(of: node)))
          throw SchemaError("error in parsing id at \(place)")
        }
      }
      try addResource(
        number, node, base, hasSchema: hasSchema, draft: draft, fallback: fallback)
    }
    guard let owner = root.resource(named: base) else { return }
    try addAnchors(facts, number, node, owner: owner)
    let dialect = root.resources[owner].dialect
    try searchSubschemas(number, node, base, draft: draft, dialect: dialect)
  }

  private mutating func addResource(
    _ number: Int, _ node: JSONDocument.Index, _ id: ByteString, hasSchema: Bool, draft: Draft,
    fallback: Dialect
  ) throws(SchemaError) {
    let root = roots[number]
    if let position = root.resource(named: id) {
      let same = root.resources[position]
      if same.node == node { return }
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
  }

  private func addAnchors(
    _ facts: SchemaFacts, _ number: Int, _ node: JSONDocument.Index, owner: Int
  ) throws(SchemaError) {
    let root = roots[number]
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
    _ number: Int, _ node: JSONDocument.Index, _ base: ByteString, draft: Draft, dialect: Dialect
  ) throws(SchemaError) {
    let document = roots[number].document
    var cursor = node + 1
    let end = document[node].end
    while cursor < end {
      let value = cursor + 1
      let position = draft.position(of: document[cursor].keyword)
      cursor = document[value].end
      switch (position, document[value].kind) {
      case (.schema, .object), (.schemaOrArray, .object):
        var base = base
        try search(number, value, base: &base, fallback: dialect)
      case (.schemaOrArray, .array), (.array, .array):
        var element = value + 1
        while element < document[value].end {
          var base = base
          try search(number, element, base: &base, fallback: dialect)
          element = document[element].end
        }
        roots[number].isSearched[Int(value)] = position == .schemaOrArray
      case (.map, .object):
        var key = value + 1
        while key < document[value].end {
          var base = base
          try search(number, key + 1, base: &base, fallback: dialect)
          key = document[key + 1].end
        }
      case (.schema, _), (.schemaOrArray, _):
        roots[number].isSearched[Int(value)] = true
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
