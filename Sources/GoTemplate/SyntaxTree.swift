internal import GoRuntime

/// The nodes of everything that one text defines.
///
/// Nodes lie in one array and refer to each other by index, so that a deeply nested text needs no
/// deep recursion to be freed.
final class SyntaxTree: @unchecked Sendable {
  /// The text.
  let source: SourceText
  /// The nodes.
  let nodes: PlainArray<Node>
  private let lists: PlainArray<Int32>
  private let names: PlainArray<Node.Span>
  /// The numbers in the text.
  let numbers: [NumberLiteral]
  /// The variables that some pipeline assigns to.
  let assignedNames: NameIndex

  /// A tree of what its parser has built; it takes over the arrays.
  init(
    _ source: SourceText, nodes: PlainArray<Node>, lists: PlainArray<Int32>,
    names: PlainArray<Node.Span>, numbers: [NumberLiteral], assignedNames: NameIndex
  ) {
    self.source = source
    self.nodes = nodes
    self.lists = lists
    self.names = names
    self.numbers = numbers
    self.assignedNames = assignedNames
  }

  deinit {
    nodes.free()
    lists.free()
    names.free()
  }

  /// The nodes of a list.
  func children(_ list: Node.NodeList) -> NodeChildren {
    NodeChildren(base: lists.base + list.range.lowerBound, count: list.count)
  }

  /// The texts of names.
  func names(_ names: Node.Names) -> [ByteString] { names.range.map { name(at: $0) } }

  /// The first of names.
  func first(_ names: Node.Names) -> ByteString { name(at: names.range.lowerBound) }

  /// The text of the name at a place.
  @inline(__always)
  func name(at place: Int) -> ByteString { source.string(names[place].range) }

  /// The text of a part of the source.
  func text(_ span: Node.Span) -> ByteString { source.string(span.range) }

  /// The value of a quoted string, which the parser has found to be one.
  func string(_ span: Node.Span) -> ByteString {
    if let plain = source.plainString(span.range) { return plain }
    return (try? StringLiteral.unquote(text(span))) ?? ByteString()
  }

  /// Where a node stands.
  func location(of node: Int) -> TemplateError.Location {
    let position = nodes[node].position
    return TemplateError.Location(
      template: source.name, line: source.line(at: position),
      column: source.column(at: position))
  }
}
