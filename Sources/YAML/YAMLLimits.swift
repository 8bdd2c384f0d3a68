/// How much a YAML text may ask of its reader.
public struct YAMLLimits: Hashable, Sendable {
  /// How deep collections may nest; Go allows 10,000, which is more than a thread's stack bears.
  public var depth: Int
  /// How many bytes a text may have.
  public var bytes: Int
  /// How many nodes aliases may stand for; below it Go's own rule on the share of aliased nodes
  /// holds.
  public var aliasedNodes: Int

  /// Limits, by default 1000 levels, 256 MiB of text and 1,000,000 aliased nodes.
  public init(depth: Int = 1000, bytes: Int = 256 << 20, aliasedNodes: Int = 1_000_000) {
    self.depth = depth
    self.bytes = min(bytes, Int(Int32.max))
    self.aliasedNodes = aliasedNodes
  }
}
