/// What Go's limits need to know of a part of a pattern.
struct PatternNode {
  /// The height of the tree that Go builds.
  var height: Int
  /// The instructions that Go compiles it to.
  var size: Int
  /// The product of nested repetition counts along the worst path.
  var copies: Int

  /// The tallest tree that Go accepts.
  static let heightLimit = 1000
  /// The most instructions that Go accepts.
  static let sizeLimit = 128 << 20 / 40
  /// The highest repetition count that Go accepts, nested ones multiplied.
  static let repeatLimit = 1000

  /// A literal, a class or an assertion.
  static let leaf = PatternNode(height: 1, size: 1, copies: 1)
}

/// A group that is being read: the branches before, and the sequence of now.
struct PatternGroup {
  /// The flags to return to when the group ends.
  let flags: PatternParser.Flags
  /// Whether the group has a number.
  let isCapturing: Bool
  /// The last node of the sequence, which a repetition operator applies to.
  private(set) var last: PatternNode?
  private var sequence = PatternNode(height: 0, size: 0, copies: 1)
  private var sequenceCount = 0
  private var branches = PatternNode(height: 0, size: 0, copies: 1)
  private var branchCount = 0

  init(flags: PatternParser.Flags, isCapturing: Bool) {
    self.flags = flags
    self.isCapturing = isCapturing
  }

  /// Adds a node to the sequence.
  mutating func append(_ node: PatternNode) {
    fold()
    last = node
    sequenceCount += 1
  }

  /// Replaces the last node by what a repetition makes of it.
  mutating func replaceLast(_ node: PatternNode) { last = node }

  /// Ends a branch at `|` or at the group's end.
  mutating func endBranch() {
    fold()
    let height = sequence.height + (sequenceCount > 1 ? 1 : 0)
    branches.height = max(branches.height, height)
    branches.size += max(sequence.size, 1)
    branches.copies = max(branches.copies, sequence.copies)
    branchCount += 1
    sequence = PatternNode(height: 0, size: 0, copies: 1)
    sequenceCount = 0
  }

  /// Ends the group and returns the node that it is.
  mutating func finish() -> PatternNode {
    endBranch()
    var node = branches
    node.height = max(node.height, 1)
    if branchCount > 1 {
      node.height += 1
      node.size += branchCount - 1
    }
    return node
  }

  /// Counts the last node in with the sequence, as no operator can reach it any more.
  private mutating func fold() {
    guard let node = last else { return }
    sequence.height = max(sequence.height, node.height)
    sequence.size += node.size
    sequence.copies = max(sequence.copies, node.copies)
    last = nil
  }
}
