import GoRuntime

/// A collection that is being built.
struct YAMLFrame {
  /// What a mapping waits for.
  enum Step: UInt8 {
    case key, value
    /// The value of `<<`.
    case mergedValue
  }

  let isMapping: Bool
  var step = Step.key
  /// Whether the collection is the value of a merge key that is no map itself.
  var isMergeSequence = false
  /// The mapping's entries so far; a sequence has a map that is never used.
  let map: ValueMap
  /// The sequence's elements so far.
  var elements: [Value] = []
  /// The key whose value comes next; nil when the key was at fault.
  var key: ByteString?
  var keyMark = YAMLMark(line: 0, column: 0)
  /// The anchor that names the collection, or -1.
  var anchor = -1
  /// How many nodes had been decoded before the collection.
  var firstNode = 0
  var marks: YAMLMarks?
  /// The text of the key as Go's syntax, if the key cannot be one in JSON.
  var badKey: Value?
  var line = 0
  var column = 0

  private static let noMap = ValueMap(capacity: 2)

  /// An empty collection.
  init(isMapping: Bool) {
    self.isMapping = isMapping
    map = isMapping ? ValueMap(capacity: 4) : Self.noMap
  }

  /// Whether the next node is a mapping's key.
  @inline(__always)
  var isAwaitingKey: Bool { isMapping && step == .key }

  /// Whether the next node is the value of a merge key.
  @inline(__always)
  var isMerging: Bool { isMapping && step == .mergedValue }

  /// Waits for the value of `<<`.
  mutating func setMergeKey() { step = .mergedValue }
}
