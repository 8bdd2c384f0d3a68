import GoRuntime

/// A collection that is being built: plain numbers, so that it is cheap to look at.
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
  /// Whether the key whose value comes next is the composer's last key; not so when it was at fault.
  var hasKey = false
  /// Where the collection's elements or entries start among the composer's values and keys.
  let firstValue: Int
  let firstKey: Int
  /// Where the key at hand stands.
  var keyMark = YAMLMark(line: 0, column: 0)
  /// The anchor that names the collection, or -1.
  var anchor = -1
  /// How many nodes had been decoded before the collection.
  var firstNode = 0
  var line = 0
  var column = 0

  /// An empty collection.
  init(isMapping: Bool, firstValue: Int, firstKey: Int) {
    self.isMapping = isMapping
    self.firstValue = firstValue
    self.firstKey = firstKey
  }

  /// Whether the next node is a mapping's key.
  @inline(__always)
  var isAwaitingKey: Bool { isMapping && step == .key }

  /// Whether the next node is the value of a merge key.
  @inline(__always)
  var isMerging: Bool { isMapping && step == .mergedValue }
}
