/// What one execution may use before it ends with an error that names the limit.
public struct ExecutionLimits: Sendable, Hashable {
  /// Calls, loop rounds and template invocations, and two for each list element and one for each 16 bytes of
  /// text that a function returns; 10 million unless told otherwise.
  public var steps = 10_000_000
  /// Templates within templates; 100 000 as in Go unless told otherwise.
  public var depth = 100_000
  /// Bytes of output; 256 MiB unless told otherwise.
  public var templateOutputBytes = 256 << 20

  /// Bytes of one string that a function makes; 32 MiB unless told otherwise.
  public var stringBytes = 32 << 20
  /// Elements of one list that a function makes; 1 million unless told otherwise.
  public var listElements = 1_000_000

  /// How often texts may be expanded within each other (`tpl`); 1000 unless told otherwise.
  public var tplDepth = 1000
  /// How often a template may be included within itself; 1000 unless told otherwise, as in Helm.
  public var includeDepth = 1000
  /// How long the run may take, for which it looks at the clock now and then; no limit unless told
  /// otherwise.
  public var wallTime: Duration?

  /// The default limits.
  public init() {}
}
