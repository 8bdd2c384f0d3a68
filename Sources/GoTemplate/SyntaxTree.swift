internal import GoRuntime

/// The nodes of everything that one text defines.
///
/// Nodes lie in one array and refer to each other by index, so that a deeply nested text needs no
/// deep recursion to be freed. A tree no longer changes once it is parsed.
final class SyntaxTree: @unchecked Sendable {
  /// The text.
  let source: SourceText
  /// The nodes; the parser adds to them.
  @exclusivity(unchecked) private(set) var nodes: PlainArray<Node>
  @exclusivity(unchecked) private var lists: PlainArray<Int32>
  @exclusivity(unchecked) private var names: PlainArray<Node.Span>
  /// The numbers in the text.
  @exclusivity(unchecked) private(set) var numbers: [NumberLiteral] = []

  /// The variables that some pipeline assigns to.
  private(set) var assignedNames: Set<ByteString> = []

  /// A tree without nodes.
  init(_ source: SourceText) {
    self.source = source
    // About what templates need: a node for every eight bytes.
    let expected = source.bytes.count / 8 + 8
    nodes = PlainArray(capacity: expected)
    lists = PlainArray(capacity: expected)
    names = PlainArray(capacity: expected / 2)
  }

  deinit {
    nodes.free()
    lists.free()
    names.free()
  }

  // MARK: Building

  /// Notes that a pipeline assigns to a variable.
  func noteAssignment(to name: ByteString) { assignedNames.insert(name) }

  /// Adds a node and returns its index.
  func add(_ content: Node.Content, at position: Int) -> Int {
    nodes.append(Node(position: position, content: content))
    return nodes.count - 1
  }

  /// Moves the nodes from an index on out of those that wait, into a list.
  func list(_ waiting: inout PlainArray<Int32>, from mark: Int) -> Node.NodeList {
    let start = lists.count
    lists.append(from: waiting, at: mark)
    waiting.truncate(to: mark)
    return Node.NodeList(start..<lists.count)
  }

  /// Adds a name.
  func add(name: Node.Span) -> Node.Names {
    names.append(name)
    return Node.Names((names.count - 1)..<names.count)
  }

  /// Adds a name after others, which are the last ones of the tree.
  @inline(__always)
  func add(name: Node.Span, to names: Node.Names?) -> Node.Names {
    self.names.append(name)
    return Node.Names((names?.range.lowerBound ?? self.names.count - 1)..<self.names.count)
  }

  /// Adds a number and returns its index.
  func add(_ number: NumberLiteral) -> Int32 {
    numbers.append(number)
    return Int32(truncatingIfNeeded: numbers.count - 1)
  }

  // MARK: Reading

  /// The nodes of a list.
  func children(_ list: Node.NodeList) -> NodeChildren {
    NodeChildren(base: lists.base + list.range.lowerBound, count: list.count)
  }

  /// The texts of names.
  func names(_ names: Node.Names) -> [ByteString] { names.range.map { name(at: $0) } }

  /// The first of names.
  func first(_ names: Node.Names) -> ByteString { name(at: names.range.lowerBound) }

  /// Where the first of names ends in the source.
  func end(ofFirst names: Node.Names) -> Int { self.names[names.range.lowerBound].range.upperBound }

  /// The text of the name at a place.
  func name(at place: Int) -> ByteString { source.string(names[place].range) }

  /// The text of a part of the source.
  func text(_ span: Node.Span) -> ByteString { source.string(span.range) }

  /// The value of a quoted string, which the parser has found to be one.
  func string(_ span: Node.Span) -> ByteString {
    let inner = (span.range.lowerBound + 1)..<(span.range.upperBound - 1)
    let isPlain = source.bytes[inner].allSatisfy { $0 < 0x80 && $0 != 0x5C && $0 != 0x0D }
    if isPlain { return source.string(inner) }
    return (try? StringLiteral.unquote(text(span))) ?? ByteString()
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
    case .list(let list): children(list).allSatisfy { isEmpty($0) }
    case .text(let span): isBlank(span.range)
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
