internal import GoRuntime

/// Why a chart could not be loaded or rendered.
public struct RenderError: Error, Sendable {
  /// What part of the work failed.
  public enum Kind: String, Sendable {
    /// What the caller asked for: a name, a flag, a file that is missing.
    case usage
    /// The chart's files.
    case chart
    /// Layered values, from files or from `--set` and its kin.
    case values
    /// Values that a schema refuses, or a schema that is none.
    case schema
    /// A template that does not parse.
    case parse
    /// A template that failed while running.
    case template
    /// Rendered text that is no YAML.
    case manifest
    /// A limit of `RenderLimits`.
    case limit
    /// Reading or writing a file.
    case file
  }

  /// A place in a file of the chart or of the values.
  public struct Location: Sendable, Hashable {
    /// The file's name: of templates, the path from the chart's name on.
    public var file: String
    /// The line, counted from 1, or 0 when unknown.
    public var line: Int
    /// The column in bytes, counted from 1, or 0 when unknown.
    public var column: Int

    /// A place in a file.
    public init(file: String, line: Int = 0, column: Int = 0) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// One template that was running when the error came up.
  public struct Frame: Sendable, Hashable {
    /// Where in the template.
    public var location: Location
    /// The name of the template or definition.
    public var template: String
    /// The text of the node that was executed.
    public var node: String

    /// One entry of the include stack.
    public init(location: Location, template: String, node: String) {
      self.location = location
      self.template = template
      self.node = node
    }
  }

  /// A limit of `RenderLimits` that was reached.
  public struct Limit: Sendable, Hashable {
    /// The field of `RenderLimits` that raises it.
    public var name: String
    /// The field's value, as people read it.
    public var value: String

    /// A limit by the field's name and value.
    public init(_ name: String, _ value: some CustomStringConvertible) {
      self.name = name
      self.value = value.description
    }

    /// A limit that a target below met.
    init(_ exceeded: LimitExceeded) { self.init(exceeded.name, exceeded.value) }
  }

  /// What part of the work failed.
  public var kind: Kind
  /// What `helm template` prints after `Error: `.
  public var message: String
  /// The fault itself, in as few words as it takes.
  public var summary: String
  /// Where the fault is.
  public var location: Location?
  /// The templates that were running, outermost first; the last one holds the fault.
  public var frames: [Frame]
  /// What Helm prints of a failed rendering with `--debug`: all files when one is no YAML, and
  /// nothing but an empty line when a template failed; nil when the fault came up before.
  public var partial: Rendering?
  /// Whether the fault came up after the values were complete, where Helm adds its `--debug` hint.
  public var isWhileRendering: Bool

  /// The limit that was reached, where one that can be raised is to blame, whatever the kind.
  public var limit: Limit?

  /// An error with Helm's text.
  public init(
    _ kind: Kind, _ message: String, summary: String? = nil, at location: Location? = nil,
    frames: [Frame] = [], partial: Rendering? = nil, isWhileRendering: Bool = false,
    limit: Limit? = nil
  ) {
    self.kind = kind
    self.message = message
    self.summary = summary ?? message
    self.location = location
    self.frames = frames
    self.partial = isWhileRendering ? partial ?? Rendering() : partial
    self.isWhileRendering = isWhileRendering
    self.limit = limit
  }

  /// A limit of `RenderLimits` that was reached, with the text for it.
  static func exceeding(
    _ name: String, _ value: Int, _ message: String, at location: Location? = nil,
    isWhileRendering: Bool = false
  ) -> RenderError {
    RenderError(
      .limit, message, at: location, isWhileRendering: isWhileRendering, limit: Limit(name, value))
  }

  /// All that `helm template` without `--debug` prints after `Error: `.
  public var helmMessage: String {
    isWhileRendering ? message + "\n\nUse --debug flag to render out invalid YAML" : message
  }
}

extension RenderError: CustomStringConvertible {
  public var description: String { message }
}
