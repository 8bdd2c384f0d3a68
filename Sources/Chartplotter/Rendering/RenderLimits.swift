/// Every bound on what a chart, its values and its schema may cost.
///
/// The defaults let real charts through with a wide margin and stop a hostile one early. A limit
/// that is hit is reported as a `RenderError` of kind `.limit` that names it.
public struct RenderLimits: Sendable, Hashable {
  /// How deep `include` may nest one name (Helm's own limit), by default 1000.
  public var includeDepth = 1000
  /// How deep `tpl` may nest, by default 1000.
  public var tplDepth = 1000
  /// How many steps one rendering may execute, by default 10 million: calls, loop rounds and template
  /// invocations, and what functions make and read; see Docs/Security.md.
  public var steps = 10_000_000
  /// How many bytes one template may write, by default 32 MiB.
  public var templateOutputBytes = 32 << 20
  /// How many bytes all templates may write together, by default 64 MiB.
  public var outputBytes = 64 << 20
  /// How long a string that a function makes may be, by default 16 MiB.
  public var stringBytes = 16 << 20
  /// How many elements a list that a function makes may have, by default 1 million.
  public var listElements = 1_000_000
  /// How large one file of a chart may be (Helm's own limit), by default 5 MiB.
  public var fileBytes = 5 << 20
  /// How large all files of a chart may be together (Helm's own limit), by default 100 MiB.
  public var chartBytes = 100 << 20
  /// How many files a chart may have, subcharts included, by default 20,000.
  public var files = 20_000
  /// How deep subcharts may nest, by default 32.
  public var chartDepth = 32
  /// How deep YAML may nest, by default 1000.
  public var yamlDepth = 1000
  /// How many nodes a YAML document may have, by default 250,000: collections, scalars and keys.
  public var yamlNodes = 250_000
  /// How many nodes aliases may add to a YAML document, by default 250,000.
  public var yamlAliasNodes = 250_000
  /// The largest list index in `--set` (Helm's own limit), by default 65,536.
  public var setIndex = 65_536
  /// How deep names nest in `--set` (Helm's own limit), by default 30.
  public var setNesting = 30
  /// How deep a schema may refer to itself while validating, by default 500.
  public var schemaDepth = 500
  /// How many steps validating by a schema may take, by default 5 million.
  public var schemaSteps = 5_000_000
  /// How long one rendering may take, by default 10 seconds.
  public var wallTime: Duration = .seconds(10)

  /// The default limits.
  public init() {}
}
