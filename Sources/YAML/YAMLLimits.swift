/// How much a YAML text may ask of its reader.
public struct YAMLLimits: Hashable, Sendable {
  /// How deep collections may nest; Go allows 10,000, which is more than a thread's stack bears.
  public var depth: Int
  /// How many bytes a text may have.
  public var bytes: Int
  /// How many nodes a text may have: its collections, scalars and keys; an alias is one.
  public var nodes: Int
  /// How many nodes aliases may stand for; below it Go's own rule on the share of aliased nodes
  /// holds.
  public var aliasedNodes: Int

  /// Limits, by default 1000 levels, 256 MiB of text, 250,000 nodes and as many aliased ones.
  public init(
    depth: Int = 1000, bytes: Int = 256 << 20, nodes: Int = 250_000, aliasedNodes: Int = 250_000
  ) {
    self.depth = depth
    self.bytes = min(bytes, Int(Int32.max))
    self.nodes = nodes
    self.aliasedNodes = aliasedNodes
  }
}
