/// The entries of maps that are being read, those of inner maps last.
///
/// A map takes its entries when all are known, so that it needs no more room than they do and none
/// is copied.
package struct EntryStack: ~Copyable {
  private var base: UnsafeMutablePointer<ValueMap.Entry>
  private var capacity: Int
  /// How many entries wait for their maps.
  package private(set) var count = 0

  /// A stack without entries.
  package init() {
    capacity = 64
    base = .allocate(capacity: capacity)
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  /// Adds an entry to the innermost map.
  @inline(__always)
  package mutating func push(_ key: consuming ByteString, _ value: consuming Value) {
    if count == capacity { grow() }
    (base + count).initialize(to: ValueMap.Entry(key: key, value: value))
    count &+= 1
  }

  /// Takes the last entries, as a map; of equal keys the last wins.
  ///
  /// - Parameter start: How many entries stay.
  package mutating func popMap(from start: Int) -> ValueMap {
    let map = ValueMap(moving: base + start, count: count &- start)
    count = start
    return map
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<ValueMap.Entry>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}
