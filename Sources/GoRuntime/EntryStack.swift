/// The entries of maps and the elements of lists that are being read, those of inner ones last.
///
/// A map or list takes its own when all are known, so that it needs no more room than they do and
/// none is copied. Elements are entries without a key.
package struct EntryStack: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<ValueMap.Entry>
  @usableFromInline var capacity: Int
  /// How many entries and elements wait for their maps and lists.
  @usableFromInline package internal(set) var count = 0

  /// A stack without entries.
  package init() {
    // A place like any other; a stack without room has nothing in it.
    base = UnsafeMutableRawPointer(bitPattern: MemoryLayout<ValueMap.Entry>.alignment)
      .unsafelyUnwrapped.assumingMemoryBound(to: ValueMap.Entry.self)
    capacity = 0
  }

  deinit {
    base.deinitialize(count: count)
    deallocate()
  }

  private func deallocate() {
    if capacity > 0 { HeapMemory.deallocate(base) }
  }

  /// Adds an entry to the innermost map, without a value yet.
  @inlinable @inline(__always)
  package mutating func push(_ key: consuming ByteString) {
    if count == capacity { grow() }
    (base + count).initialize(to: ValueMap.Entry(key: key, value: .null))
    count &+= 1
  }

  /// Gives the last entry its value; those of maps inside it have been taken by then.
  @inlinable @inline(__always)
  package mutating func complete(with value: consuming Value) {
    UnsafeMutablePointer(mutating: (base + (count &- 1)).value).initialize(to: value)
  }

  /// Takes the last entries, as a map; of equal keys the last wins.
  ///
  /// - Parameter start: How many entries stay.
  package mutating func popMap(from start: Int) -> ValueMap {
    let map = ValueMap(moving: base + start, count: count &- start)
    count = start
    return map
  }

  /// Adds an element to the innermost list.
  @inlinable @inline(__always)
  package mutating func push(element: consuming Value) {
    push(ByteString())
    complete(with: element)
  }

  /// Takes the last elements, as those of a list.
  ///
  /// - Parameter start: How many entries stay.
  package mutating func popList(from start: Int) -> [Value] {
    let elements = base + start..<base + count
    var list: [Value] = []
    list.reserveCapacity(elements.count)
    for element in elements { list.append(element.move().value) }
    count = start
    return list
  }

  @inline(never) @usableFromInline
  mutating func grow() {
    let larger = max(capacity * 2, 64)
    let target = HeapMemory.allocate(byteCount: larger * MemoryLayout<ValueMap.Entry>.stride)
      .bindMemory(to: ValueMap.Entry.self, capacity: larger)
    target.moveInitialize(from: base, count: count)
    deallocate()
    base = target
    capacity = larger
  }
}
