import GoRuntime

/// The nodes of a document that aliases can refer to.
struct YAMLAnchors {
  /// A node with an anchor.
  struct Anchor {
    /// Its value, once complete.
    var value: Value?
    let isMapping: Bool
    /// How many nodes go-yaml decodes when it meets an alias for it.
    var nodes = 0
  }

  private var anchors: [Anchor] = []
  private var indices: [ByteString: Int] = [:]

  /// The node that a name last stood for.
  subscript(name: ByteString) -> Anchor? { indices[name].map { anchors[$0] } }

  /// Lets a name stand for a node that is about to be built.
  @discardableResult
  mutating func define(_ name: ByteString, isMapping: Bool) -> Int {
    anchors.append(Anchor(isMapping: isMapping))
    indices[name] = anchors.count - 1
    return anchors.count - 1
  }

  /// Completes the node that was defined last.
  mutating func finishLast(_ value: Value, nodes: Int) {
    finish(anchors.count - 1, value, nodes: nodes)
  }

  /// Completes a node.
  mutating func finish(_ index: Int, _ value: Value, nodes: Int) {
    anchors[index].value = value
    anchors[index].nodes = nodes
  }
}
