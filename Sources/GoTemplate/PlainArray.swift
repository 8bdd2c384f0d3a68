internal import GoRuntime

/// A growing array whose owner frees its memory or takes it over.
///
/// Parsing and lowering append a great many small values; without shared storage an element costs
/// a store.
struct PlainArray<Element> {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  /// An empty array with room for some elements.
  init(capacity: Int) {
    self.capacity = max(capacity, 1)
    base = HeapMemory.allocate(self.capacity, of: Element.self)
  }

  /// Gives the memory back; the array may not be used afterwards.
  func free() {
    base.deinitialize(count: count)
    HeapMemory.deallocate(base)
  }

  /// How many bytes the elements take.
  var byteCount: Int { count * MemoryLayout<Element>.stride }

  /// The elements; valid until the next one is added.
  var elements: UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: base, count: count)
  }

  /// The element at an index below `count`.
  @inline(__always)
  subscript(index: Int) -> Element {
    unsafeAddress { UnsafePointer(base + index) }
    nonmutating unsafeMutableAddress { base + index }
  }

  /// Adds an element.
  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    (base + count).initialize(to: element)
    count &+= 1
  }

  /// Moves another array's elements from an index on to the end of this one.
  @inline(__always)
  mutating func append(movingFrom other: inout PlainArray, at start: Int) {
    let end = count &+ (other.count &- start)
    while capacity < end { grow() }
    var source = other.base + start
    while count < end {
      (base + count).initialize(to: source.move())
      source += 1
      count &+= 1
    }
    other.count = start
  }

  /// Removes the last element of an array that is not empty, and returns it.
  @inline(__always)
  mutating func removeLast() -> Element {
    count -= 1
    return (base + count).move()
  }

  /// Drops the elements from an index on.
  mutating func truncate(to count: Int) {
    (base + count).deinitialize(count: self.count - count)
    self.count = count
  }

  /// Moves the elements elsewhere and leaves the array empty.
  mutating func move(to target: UnsafeMutablePointer<Element>) {
    target.moveInitialize(from: base, count: count)
    count = 0
  }

  @inline(never)
  private mutating func grow() {
    let larger = HeapMemory.allocate(capacity * 2, of: Element.self)
    larger.moveInitialize(from: base, count: count)
    HeapMemory.deallocate(base)
    base = larger
    capacity *= 2
  }
}
