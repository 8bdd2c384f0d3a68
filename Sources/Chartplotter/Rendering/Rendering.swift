package import GoRuntime

/// What a chart rendered to.
public struct Rendering: Sendable {
  /// The manifests in install order, without hooks.
  public var manifests: [Manifest]
  /// The hooks, in Helm's order.
  public var hooks: [Manifest]
  /// The files under `crds/`, of the chart and its subcharts.
  public var crds: [Manifest] = []
  /// What the chart's own NOTES.txt rendered to.
  package var notesText = ByteString()

  /// A rendering of the given parts.
  package init(manifests: [Manifest] = [], hooks: [Manifest] = []) {
    self.manifests = manifests
    self.hooks = hooks
  }

  /// What the chart's own NOTES.txt rendered to; empty without one.
  public var notes: String { notesText.text }
}
