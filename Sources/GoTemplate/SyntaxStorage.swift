/// What the trees of texts that were parsed together are made of, in one array of each kind: a chart
/// has dozens of small texts.
final class SyntaxStorage: @unchecked Sendable {
  /// The nodes.
  let nodes: PlainArray<Node>
  /// The indices of nodes in lists, one list after the other.
  let lists: PlainArray<Int32>
  /// The names of fields and variables.
  let names: PlainArray<Node.Span>

  /// Takes over what a parser has built.
  init(nodes: PlainArray<Node>, lists: PlainArray<Int32>, names: PlainArray<Node.Span>) {
    self.nodes = nodes
    self.lists = lists
    self.names = names
  }

  deinit {
    nodes.free()
    lists.free()
    names.free()
  }
}
