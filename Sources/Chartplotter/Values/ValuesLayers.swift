public import GoRuntime

/// The values a chart is rendered with, in layers; later ones win.
///
/// As in Helm, files (and text and dictionaries, which count as files) come first in their order,
/// then all of `--set-json`, `--set`, `--set-string`, `--set-file` and `--set-literal`.
public struct ValuesLayers: Sendable {
  /// One source of values that counts as a file.
  public enum Source: Sendable {
    /// A file by its path; `-` is standard input.
    case file(String)
    /// The text of a file, and the name that errors call it by.
    case text([UInt8], name: String)
    /// A map that is already parsed; it is copied, never changed.
    case map(ValueMap)
  }

  /// The files, in order.
  public var sources: [Source] = []
  /// The arguments of `--set-json`.
  public var setJSON: [String] = []
  /// The arguments of `--set`.
  public var set: [String] = []
  /// The arguments of `--set-string`.
  public var setString: [String] = []
  /// The arguments of `--set-file`.
  public var setFile: [String] = []
  /// The arguments of `--set-literal`.
  public var setLiteral: [String] = []

  /// No values but the chart's own.
  public init() {}

  /// Values files by their paths.
  public init(files: [String]) { sources = files.map { .file($0) } }

  /// Values from a Swift dictionary.
  ///
  /// - Parameter dictionary: Strings, booleans, numbers, nil, and arrays and dictionaries of them.
  /// - Throws: `RenderError` naming the key whose value is of another type.
  public init(_ dictionary: [String: any Sendable]) throws(RenderError) {
    try add(dictionary)
  }

  /// Adds the text of a values file.
  ///
  /// - Parameters:
  ///   - text: The YAML text, of one or more documents.
  ///   - name: What errors call it.
  public mutating func add(text: String, name: String = "values") {
    sources.append(.text(Array(text.utf8), name: name))
  }

  /// Adds values from a Swift dictionary.
  ///
  /// - Parameter dictionary: Strings, booleans, numbers, nil, and arrays and dictionaries of them.
  /// - Throws: `RenderError` naming the key whose value is of another type.
  public mutating func add(_ dictionary: [String: any Sendable]) throws(RenderError) {
    sources.append(.map(try ValueMap(converting: dictionary, path: "")))
  }
}
