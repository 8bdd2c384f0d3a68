public import GoRuntime

/// Where the entries of a text's mappings stand, for those who ask which line set a value.
///
/// A shadow of the values: one node a collection, so that recording costs nothing when nobody asks.
public final class YAMLMarks {
  /// Where each entry's key stands.
  public internal(set) var entries: [ByteString: YAMLMark] = [:]
  /// The marks of the collections inside a mapping, by their keys.
  public internal(set) var children: [ByteString: YAMLMarks] = [:]
  /// The marks of the collections inside a sequence, by their places.
  public internal(set) var elements: [Int: YAMLMarks] = [:]

  /// Marks of an empty collection.
  public init() {}

  /// Where the entry stands that a path of keys leads to; nil when there is none.
  public func mark(at path: [ByteString]) -> YAMLMark? {
    guard let last = path.last else { return nil }
    var marks = self
    for key in path.dropLast() {
      guard let child = marks.children[key] else { return nil }
      marks = child
    }
    return marks.entries[last]
  }
}
