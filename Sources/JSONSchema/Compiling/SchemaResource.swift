internal import GoRuntime

/// A part of a document with a URL of its own: the whole, or a subschema with `$id`.
struct SchemaResource: Sendable {
  /// The node where it begins.
  var node: JSONDocument.Index
  /// Its URL, without a fragment.
  var id: ByteString
  /// By which rules it is read.
  var dialect: Dialect
  /// The nodes that anchors name.
  var anchors: [ByteString: JSONDocument.Index] = [:]
  /// Those anchors that a `$dynamicRef` finds.
  var dynamicAnchors: [ByteString] = []
}

/// A document under its URL, with the resources found in it.
final class SchemaRoot {
  /// The URL by which the document was asked for.
  let url: ByteString
  /// The document.
  let document: JSONDocument

  // None of these is lent out, so each access is over at once and need not be checked at run time.
  /// The resources, the whole document's first.
  @exclusivity(unchecked) private(set) var resources: [SchemaResource] = []
  /// The position in `resources` of a resource that begins at a node.
  @exclusivity(unchecked) private var resourceAt: [JSONDocument.Index: Int] = [:]
  /// The position in `resources` of the resource with a URL.
  @exclusivity(unchecked) private var resourceNamed: [ByteString: Int] = [:]
  /// The nodes whose subschemas have been searched for resources.
  @exclusivity(unchecked) var isSearched: [Bool]
  /// Whether the subschemas of the whole are still to be searched: they have no names.
  @exclusivity(unchecked) var isSearchDue = false
  /// The members of large objects by their names, made when a pointer first leads into one.
  @exclusivity(unchecked)
  private var membersOf: [JSONDocument.Index: [ByteString: JSONDocument.Index]] = [:]

  init(url: ByteString, document: JSONDocument) {
    self.url = url
    self.document = document
    isSearched = Array(repeating: false, count: document.nodes.count)
  }

  /// Adds a resource.
  func add(_ resource: SchemaResource) {
    resourceAt[resource.node] = resources.count
    resourceNamed[resource.id] = resources.count
    resources.append(resource)
  }

  /// The position of the resource with a URL, or nil.
  func resource(named id: ByteString) -> Int? { resourceNamed[id] }

  /// Adds an anchor to a resource.
  func addAnchor(
    _ anchor: ByteString, at node: JSONDocument.Index, to resource: Int, isDynamic: Bool
  ) {
    resources[resource].anchors[anchor] = node
    if isDynamic { resources[resource].dynamicAnchors.append(anchor) }
  }

  /// The position of the resource that a node belongs to.
  func resource(of node: JSONDocument.Index) -> Int {
    if resources.count == 1 { return 0 }
    var current = node
    while current >= 0 {
      if let found = resourceAt[current] { return found }
      current = document[current].parent
    }
    return 0
  }

  /// The value under a key of an object, or nil.
  func member(_ key: ByteString, of object: JSONDocument.Index) -> JSONDocument.Index? {
    if document[object].length < 16 { return document.member(key, of: object) }
    if let members = membersOf[object] { return members[key] }
    var members: [ByteString: JSONDocument.Index] = [:]
    members.reserveCapacity(Int(document[object].length))
    document.forEachMember(of: object) { name, value in
      members[document.string(at: name)] = value
    }
    membersOf[object] = members
    return members[key]
  }

  /// The URL of a node: the document's with a pointer as the fragment.
  func location(of node: JSONDocument.Index) -> String {
    SchemaPointer.location(url: url, steps: document.path(to: node))
  }
}
