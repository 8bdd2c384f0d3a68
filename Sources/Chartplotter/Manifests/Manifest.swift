package import GoRuntime
internal import YAML

/// One document of a rendering.
public struct Manifest: Sendable {
  /// The template that it comes from, from the chart's name on, byte for byte.
  package let sourceName: ByteString
  /// What sorting and the fields below need of the text.
  let head: Head
  /// When it runs, if it is a hook.
  public let hook: Hook?
  /// The text, byte for byte.
  package let content: ByteString

  /// The fields of a head that every manifest keeps.
  struct Head: Sendable {
    var apiVersion = ByteString()
    var kind = ByteString()
    var name = ByteString()
  }

  /// A document and where it comes from.
  init(sourceName: ByteString, head: ManifestHead, hook: Hook?, content: ByteString) {
    self.sourceName = sourceName
    self.head = Head(apiVersion: head.apiVersion, kind: head.kind, name: head.name)
    self.hook = hook
    self.content = content
  }

  /// The template that it comes from, from the chart's name on.
  public var source: String { sourceName.text }

  /// Its `apiVersion`; empty without one.
  public var apiVersion: String { head.apiVersion.text }

  /// Its `kind`; empty without one.
  public var kind: String { head.kind.text }

  /// Its `metadata.name`; empty without one.
  public var name: String { head.name.text }

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
