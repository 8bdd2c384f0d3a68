package import GoRuntime

/// What a chart rendered to.
public struct Rendering: Sendable {
  /// The manifests in install order, without hooks.
  public var manifests: [Manifest]
  /// The hooks, in Helm's order.
  public var hooks: [Manifest]
  /// The files under `crds/`, of the chart and its subcharts.
  public var crds: [Manifest]
  /// What the chart's own NOTES.txt rendered to.
  package var notesText: ByteString

  /// A rendering of the given parts.
  package init(
    manifests: [Manifest] = [], hooks: [Manifest] = [], crds: [Manifest] = [],
    notes: ByteString = ByteString()
  ) {
    self.manifests = manifests
    self.hooks = hooks
    self.crds = crds
    self.notesText = notes
  }

  /// What the chart's own NOTES.txt rendered to; empty without one.
  public var notes: String { notesText.text }
}

/// One document of a rendering.
public struct Manifest: Sendable {
  /// The template that it comes from, from the chart's name on.
  public var source: String
  /// Its `apiVersion`.
  public var apiVersion: String
  /// Its `kind`.
  public var kind: String
  /// Its `metadata.name`.
  public var name: String
  /// When it runs, if it is a hook.
  public var hook: Hook?
  /// The text, byte for byte.
  package var content: ByteString

  /// A document and where it comes from.
  package init(
    source: String, apiVersion: String = "", kind: String = "", name: String = "",
    hook: Hook? = nil, content: ByteString
  ) {
    self.source = source
    self.apiVersion = apiVersion
    self.kind = kind
    self.name = name
    self.hook = hook
    self.content = content
  }

  /// The text, with bytes that are not UTF-8 replaced.
  public var text: String { content.text }

  /// The text, byte for byte.
  public var bytes: [UInt8] { content.bytes }
}

/// When a hook runs.
public struct Hook: Sendable, Hashable {
  /// The events it runs on, such as `pre-install` and `test`.
  public var events: [String]
  /// Its weight; hooks of one event run in ascending order of it.
  public var weight: Int

  /// Describes a hook.
  public init(events: [String], weight: Int = 0) {
    self.events = events
    self.weight = weight
  }

  /// Whether the hook is a test.
  public var isTest: Bool { events.contains("test") }
}
