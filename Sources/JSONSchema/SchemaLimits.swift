/// What compiling a schema and validating against it may take, so that no schema can exhaust time
/// or stack.
public struct SchemaLimits: Sendable {
  /// How many subschemas may be under way at once, nested and referring to each other.
  public var depth: Int
  /// How many subschemas one validation may apply.
  public var steps: Int

  /// Limits; the defaults are far above what charts need.
  public init(depth: Int = 500, steps: Int = 5_000_000) {
    self.depth = depth
    self.steps = steps
  }
}
