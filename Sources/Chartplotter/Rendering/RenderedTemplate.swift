internal import GoRuntime

/// What one template wrote, before it is split into manifests.
public struct RenderedTemplate: Sendable {
  private let file: ManifestSorter.RenderedFile

  init(_ file: ManifestSorter.RenderedFile) { self.file = file }

  /// The template's name: its path from the chart's name on.
  public var name: String { file.name.text }

  /// The text, with bytes that are not UTF-8 replaced.
  public var text: String { file.content.text }

  /// The text, byte for byte.
  public var bytes: [UInt8] { file.content.bytes }
}
