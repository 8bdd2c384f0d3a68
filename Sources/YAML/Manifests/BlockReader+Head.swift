import GoRuntime

/// Looks through a document for its head, without building anything else.
extension BlockReader {
  /// A part of the head.
  private enum Section {
    case root, metadata, annotations
  }

  /// What a key stands for.
  private enum Field {
    case apiVersion, kind, name, annotation, section(Section), other
  }

  /// Reads the head of a document in everyday block style.
  ///
  /// - Returns: The head, or nil when the full reader has to read the document.
  static func readHead(of source: YAMLSource) -> ManifestHead? {
    guard source.isEveryday else { return nil }
    var reader = BlockReader(
      source, limits: YAMLLimits(nodes: .max), keepsIntegers: false, strings: .unwanted)
    return try? reader.readHead()
  }

  private mutating func readHead() throws(Unfamiliar) -> ManifestHead {
    try skipToDocument()
    var head = ManifestHead()
    // Comments alone are a document, too.
    if column < 0 { return head }
    try readMapping(at: column, .root, into: &head)
    guard column < 0 else { throw Unfamiliar() }
    return head
  }

  private mutating func readMapping(
    at indent: Int, _ section: Section, into head: inout ManifestHead
  ) throws(Unfamiliar) {
    var hasSection = false
    repeat {
      strings = .copied
      let key = try readKey()
      switch try field(key, of: section) {
      case .other:
        strings = .unwanted
        _ = try readContent(of: indent, isElement: false)
      case .apiVersion: head.apiVersion = try readText(under: indent)
      case .kind: head.kind = try readText(under: indent)
      case .name: head.name = try readText(under: indent)
      case .annotation: head.annotations.append((key, try readText(under: indent)))
      case .section(let section):
        // Of two, the last would count, without what the first one set.
        guard !hasSection else { throw Unfamiliar() }
        hasSection = true
        try readSection(section, under: indent, into: &head)
      }
    } while column == indent
    guard column < indent else { throw Unfamiliar() }
  }

  private func field(_ key: ByteString, of section: Section) throws(Unfamiliar) -> Field {
    switch section {
    case .root:
      if try isField(key, "kind") { return .kind }
      if try isField(key, "metadata") { return .section(.metadata) }
      if try isField(key, "apiVersion") { return .apiVersion }
    case .metadata:
      if try isField(key, "name") { return .name }
      if try isField(key, "annotations") { return .section(.annotations) }
    case .annotations: return .annotation
    }
    return .other
  }

  /// Whether a key is a field's. One that differs in letter case alone is for the full reader: Go's
  /// JSON decoder would take it.
  private func isField(_ key: ByteString, _ name: ByteString) throws(Unfamiliar) -> Bool {
    guard key.count == name.count else { return false }
    if key == name { return true }
    let isAlike = key.withBytes { key in
      name.withBytes { name in key.indices.allSatisfy { key[$0] | 0x20 == name[$0] | 0x20 } }
    }
    if isAlike { throw Unfamiliar() }
    return false
  }

  /// Reads what has to be a string by its form, which a field of the head wants.
  private mutating func readText(under indent: Int) throws(Unfamiliar) -> ByteString {
    guard case .string(let text) = try readContent(of: indent, isElement: false) else {
      throw Unfamiliar()
    }
    return text
  }

  /// Reads a mapping of the head, which may be empty.
  private mutating func readSection(
    _ section: Section, under indent: Int, into head: inout ManifestHead
  ) throws(Unfamiliar) {
    position &+= 1
    skipSpaces()
    let isBelow = isAtLineEnd
    if isBelow { try skipLineEnd() }
    if bytes[position] == 0x7B, bytes[position &+ 1] == 0x7D, !isBelow || column > indent {
      position &+= 2
      try endLine()
    } else if isBelow, column > indent {
      try readMapping(at: column, section, into: &head)
    } else if !isBelow || column == indent && startsEntry {
      throw Unfamiliar()
    }
  }
}
