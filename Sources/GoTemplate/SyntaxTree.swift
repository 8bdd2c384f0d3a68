internal import GoRuntime

/// The nodes of everything that one text defines.
///
/// Nodes lie in one array and refer to each other by index, so that a deeply nested text needs no
/// deep recursion to be freed.
final class SyntaxTree: @unchecked Sendable {
  /// The text.
  let source: SourceText
  /// The variables that some pipeline assigns to.
  let assignedNames: NameIndex
  private let storage: SyntaxStorage

  /// The tree of a text within what it shares with others.
  init(_ source: SourceText, _ storage: SyntaxStorage, assignedNames: NameIndex) {
    self.source = source
    self.storage = storage
    self.assignedNames = assignedNames
  }

  /// The nodes, those of other texts included.
  @inline(__always)
  var nodes: PlainArray<Node> { storage.nodes }

  /// The nodes of a list.
  func children(_ list: Node.NodeList) -> NodeChildren {
    NodeChildren(base: storage.lists.base + list.range.lowerBound, count: list.count)
  }

  /// The texts of names.
  func names(_ names: Node.Names) -> [ByteString] { names.range.map { name(at: $0) } }

  /// The first of names.
  func first(_ names: Node.Names) -> ByteString { name(at: names.range.lowerBound) }

  /// The text of the name at a place.
  @inline(__always)
  func name(at place: Int) -> ByteString { source.string(storage.names[place].range) }

  /// The text of a part of the source.
  func text(_ span: Node.Span) -> ByteString { source.string(span.range) }

  /// The value of a quoted string, which the parser has found to be one.
  func string(_ span: Node.Span) -> ByteString {
    if let plain = source.plainString(span.range) { return plain }
    return (try? StringLiteral.unquote(text(span))) ?? ByteString()
  }

  /// The value of a number, which the parser has found to be one.
  func number(_ span: Node.Span, _ token: Token) -> NumberLiteral? {
    try? NumberLiteral(text(span), token)
  }

  /// Where a node stands.
  func location(of node: Int) -> TemplateError.Location {
    let position = nodes[node].position
    return TemplateError.Location(
      template: source.name, line: source.line(at: position),
      column: source.column(at: position))
  }
}
