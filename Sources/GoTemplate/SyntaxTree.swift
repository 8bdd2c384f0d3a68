internal import GoRuntime

/// The nodes of everything that one text defines.
///
/// Nodes lie in one array and refer to each other by index, so that a deeply nested text needs no
/// deep recursion to be freed. A tree no longer changes once it is parsed.
final class SyntaxTree: @unchecked Sendable {
  /// The text.
  let source: SourceText
  /// The nodes; the parser adds to them.
  private(set) var nodes: [Node] = []

  /// The variables that some pipeline assigns to.
  private(set) var assignedNames: Set<ByteString> = []

  /// A tree without nodes.
  init(_ source: SourceText) { self.source = source }

  /// Notes that a pipeline assigns to a variable.
  func noteAssignment(to name: ByteString) { assignedNames.insert(name) }

  /// Adds a node and returns its index.
  func add(_ content: Node.Content, at position: Int) -> Int {
    nodes.append(Node(position: position, content: content))
    return nodes.count - 1
  }

  /// Where a node stands.
  func location(of node: Int) -> TemplateError.Location {
    let position = nodes[node].position
    return TemplateError.Location(
      template: source.name, line: source.line(at: position),
      column: source.column(at: position))
  }

  /// Whether a node is empty of everything but white space.
  func isEmpty(_ node: Int) -> Bool {
    switch nodes[node].content {
    case .list(let children): children.allSatisfy { isEmpty($0) }
    case .text(let range): isBlank(range)
    default: false
    }
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    let bytes = UnsafeBufferPointer(rebasing: source.bytes[range])
    var index = 0
    while index < bytes.count {
      let (rune, size) = bytes.rune(at: index)
      guard Unicode.Scalar(rune)?.properties.isWhitespace == true else { return false }
      index += size
    }
    return true
  }
}
