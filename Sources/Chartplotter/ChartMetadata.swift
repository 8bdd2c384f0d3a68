package import GoRuntime

/// What Chart.yaml says about a chart.
public struct ChartMetadata: Sendable {
  /// The chart's name.
  public var name = ""
  /// The project's page.
  public var home = ""
  /// Pages of the source code.
  public var sources: [String] = []
  /// The chart's version.
  public var version = ""
  /// One sentence about the chart.
  public var description = ""
  /// Words to find it by.
  public var keywords: [String] = []
  /// Who maintains it; nil stands for an entry that is null.
  public var maintainers: [Maintainer?] = []
  /// The URL of an icon.
  public var icon = ""
  /// The version of the chart format: `v1` or `v2`.
  public var apiVersion = ""
  /// The values path that enables the chart.
  public var condition = ""
  /// The tags that enable the chart.
  public var tags = ""
  /// The version of the application inside.
  public var appVersion = ""
  /// Whether the chart should no longer be used.
  public var isDeprecated = false
  /// Free annotations.
  public var annotations: [String: String] = [:]
  /// The Kubernetes versions that the chart works with.
  public var kubeVersion = ""
  /// The charts that it depends on; nil stands for an entry that is null.
  public var dependencies: [ChartDependency?] = []
  /// `application`, `library` or empty.
  public var type = ""

  /// Metadata with nothing set.
  public init() {}
}

/// A person or team that maintains a chart.
public struct Maintainer: Sendable, Hashable {
  /// The name.
  public var name = ""
  /// The mail address.
  public var email = ""
  /// A page.
  public var url = ""

  /// A maintainer with nothing set.
  public init() {}
}

/// A chart that another one depends on.
public struct ChartDependency: Sendable {
  /// The name in the dependency's own Chart.yaml.
  public var name = ""
  /// The range of versions that will do.
  public var version = ""
  /// Where to get it from.
  public var repository = ""
  /// Values paths, separated by commas; the first that holds a boolean decides.
  public var condition = ""
  /// Tags that enable or disable it with others.
  public var tags: [String] = []
  /// Another name to use it under.
  public var alias = ""
  /// What the file says of `enabled`, which Helm overwrites.
  package var isEnabled = false
  /// Which values to copy into the parent: names, or pairs of `child` and `parent`.
  package var importValues: [Value] = []

  /// A dependency with nothing set.
  public init() {}
}
