/// One thing to print: a chart's rendering, or the manifests of a folder.
struct RenderTarget: Sendable, Hashable {
  /// What a target is.
  enum Kind: Sendable, Hashable {
    /// A chart: its folder or its archive.
    case chart
    /// A folder of plain manifests: the names of its YAML files, in order.
    case manifests(files: [String])
  }

  /// What it is.
  var kind: Kind
  /// The path that leads to it.
  var path: String
  /// How it is called in messages: the path as the user would write it.
  var name: String
}
