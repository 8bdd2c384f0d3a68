internal import GoRuntime

/// Finds schema documents by their URLs: those that were handed in, and the meta-schemas.
///
/// Nothing is ever read from a file or the network.
struct SchemaLoader: Sendable {
  /// The documents known so far.
  private var documents: [ByteString: JSONDocument]

  init(documents: [ByteString: JSONDocument]) { self.documents = documents }

  /// The document at a URL.
  ///
  /// - Throws: the library's text for a URL that has none, and ours for one that Helm would read
  ///   from a file or the network.
  mutating func load(_ url: ByteString) throws(SchemaError) -> JSONDocument {
    if let document = documents[url] { return document }
    let document = try read(url)
    documents[url] = document
    return document
  }

  private func read(_ url: ByteString) throws(SchemaError) -> JSONDocument {
    if let text = Metaschemas.text(for: url) { return try JSONDocument(parsing: text) }
    let parsed: GoURL
    do {
      parsed = try GoURL(parsing: url)
    } catch {
      throw Self.failure(url, error.message)
    }
    switch String(decoding: parsed.scheme, as: UTF8.self) {
    case "urn":
      // Helm resolves no URN and takes the reference for a schema that allows everything.
      return try JSONDocument(parsing: "true")
    case "file", "http", "https":
      throw Self.failure(
        url, "references to other documents are not followed, neither to files nor to the network")
    default:
      throw Self.failure(url, "no URLLoader registered for \(GoQuote.quoted(parsed.text))")
    }
  }

  private static func failure(_ url: ByteString, _ reason: String) -> SchemaError {
    SchemaError("failing loading \(GoQuote.quoted(url)): \(reason)")
  }

  /// The draft that a document's `$schema` leads to.
  ///
  /// - Parameters:
  ///   - location: where the document or subschema stands, for messages.
  ///   - ownURL: the document's URL, if this is the whole of it.
  ///   - fallback: the draft of one without `$schema`.
  mutating func draft(
    of document: JSONDocument, at node: JSONDocument.Index, location: () -> String,
    ownURL: ByteString?, fallback: Draft
  ) throws(SchemaError) -> Draft {
    guard var url = Self.metaschemaURL(of: document, at: node) else { return fallback }
    var location = location
    var ownURL = ownURL
    var visited: Set<ByteString> = []
    while true {
      if let draft = Draft(url: url) { return draft }
      let bytes = url.bytes
      url = ByteString(bytes.prefix { $0 != UInt8(ascii: "#") })
      do {
        _ = try GoURL(parsing: url)
      } catch {
        let place = GoQuote.quoted(ByteString(location()))
        throw SchemaError("invalid $schema in \(place): \(error.message)")
      }
      if url == ownURL { throw SchemaError("draft \(GoQuote.quoted(url)) is not supported") }
      guard visited.insert(url).inserted else {
        throw SchemaError("cycle in resolving $schema in \(GoQuote.quoted(url))")
      }
      let metaschema = try load(url)
      guard let next = Self.metaschemaURL(of: metaschema, at: 0) else { return fallback }
      let here = url
      location = { "\(here)#" }
      ownURL = here
      url = next
    }
  }

  /// The vocabularies that a document's meta-schema requires, or nil for a draft's usual ones.
  mutating func vocabularies(
    of document: JSONDocument, at node: JSONDocument.Index, draft: Draft
  ) throws(SchemaError) -> VocabularySet? {
    guard let url = Self.metaschemaURL(of: document, at: node), Draft(url: url) == nil else {
      return nil
    }
    let (base, _) = try SchemaReference.split(url)
    let metaschema = try load(base)
    guard draft >= .draft2019,
      let object = metaschema.member(Keyword.vocabulary.name, of: 0),
      metaschema[object].kind == .object
    else { return nil }
    var result = VocabularySet()
    result.insert(.core)
    var unknown: ByteString?
    metaschema.forEachMember(of: object) { key, value in
      guard metaschema[value].kind == .true else { return }
      let name = metaschema.string(at: key)
      if let vocabulary = Vocabulary(url: name, draft: draft) {
        result.insert(vocabulary)
      } else {
        unknown = unknown ?? name
      }
    }
    if let unknown {
      throw SchemaError(
        "unsupported vocabulary \(GoQuote.quoted(unknown)) in \(GoQuote.quoted(base))")
    }
    return result
  }

  /// The text of `$schema`, or nil.
  static func metaschemaURL(of document: JSONDocument, at node: JSONDocument.Index) -> ByteString? {
    guard let value = document.member(Keyword.schema.name, of: node),
      document[value].kind == .string
    else { return nil }
    return document.string(at: value)
  }
}
