/// What a rendering includes and checks beyond the chart, its values and the release.
public struct RenderOptions: Sendable {
  /// Transforms all manifests at once before they are sorted, as Helm's `--post-renderer` does.
  public typealias PostRenderer = @Sendable (_ manifests: [UInt8]) throws(RenderError) -> [UInt8]

  /// Whether values are not checked by `values.schema.json`.
  public var skipsSchemaValidation = false
  /// Whether the caller would let `getHostByName` ask the network; it yields an empty string either
  /// way, as no name is looked up yet.
  public var allowsDNS = false
  /// Transforms the manifests before they are sorted.
  public var postRenderer: PostRenderer?
  /// How the post-renderer gets hooks and other manifests.
  public var postRendererStrategy: PostRendererStrategy = .combined
  /// The bounds on what rendering may cost.
  public var limits = RenderLimits()

  /// The options of a plain `helm template`.
  public init() {}
}

/// How a post-renderer gets hooks and other manifests; see Helm's `--post-renderer-strategy`.
public enum PostRendererStrategy: String, Sendable {
  /// Everything in one stream.
  case combined
  /// Hooks in one stream, the rest in another.
  case separate
  /// The rest only; hooks stay as they are.
  case nohooks
}
