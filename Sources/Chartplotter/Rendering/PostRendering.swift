internal import GoRuntime
internal import YAML

/// Passes rendered files through a post-renderer.
enum PostRendering {
  static func run(
    _ postRenderer: RenderOptions.PostRenderer, _ strategy: PostRendererStrategy,
    _ files: [ManifestSorter.RenderedFile], limits: RenderLimits
  ) throws(RenderError) -> [ManifestSorter.RenderedFile] {
    files
  }
}
