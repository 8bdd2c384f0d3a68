/// A Go map with string keys: shared by reference, kept in key order.
///
/// Copies of a `ValueMap` are the same map, which lies in one block of memory with its entries.
///
/// Entries lie in one flat array with their keys' hashes beside them; a small map is searched by
/// hash, a larger one through an index. The order of keys is maintained on insertion, so reading a
/// map never changes it and a map that nobody writes to may be read from several threads. A large
/// map keeps its order in runs, so that no insertion costs more than a bounded time.
@frozen
public struct ValueMap: @unchecked Sendable {
  /// The map types that template functions tell apart.
  @frozen
  public enum MapType: UInt8, Sendable {
    /// `map[string]interface {}`
    case any
    /// `common.Values`, Helm's named form of the same map.
    case values
    /// `common.Values` once a function has returned it as the `map[string]interface {}` that it took
    /// it for: Go then has two types for one map, of which this is the one seen most from then on.
    case returnedValues
    /// `map[string]string`
    case strings
    /// A nil `map[string]interface {}`: JSON writes it as `null`, everything else as empty.
    case nilAny
    /// A nil `map[string]string`.
    case nilStrings

    /// Whether the values are strings by the map's type.
    public var holdsStrings: Bool { self == .strings || self == .nilStrings }

    /// Whether a map of the type is nil in Go.
    public var isNil: Bool { self == .nilAny || self == .nilStrings }
  }

  @usableFromInline let storage: Storage

  @inlinable @inline(__always)
  var header: UnsafeMutablePointer<Header> { storage.withUnsafeMutablePointerToHeader { $0 } }

  /// The map's static type.
  @inlinable public var type: MapType {
    get { header.pointee.type }
    nonmutating set { header.pointee.type = newValue }
  }

  @inlinable @inline(__always)
  var entries: UnsafeMutablePointer<Entry> { header.pointee.entries }

  @inlinable @inline(__always)
  var hashes: UnsafeMutablePointer<UInt32> { header.pointee.hashes }

  @inlinable @inline(__always)
  var order: UnsafeMutablePointer<UInt32> { header.pointee.order }

  @inlinable @inline(__always)
  var index: UnsafeMutablePointer<UInt32>? { header.pointee.index }

  @inlinable @inline(__always)
  var indexMask: Int { header.pointee.indexMask }

  @inlinable @inline(__always)
  var slots: Int {
    get { header.pointee.slots }
    nonmutating set { header.pointee.slots = newValue }
  }

  @inlinable @inline(__always)
  var runs: OrderedRuns? {
    unsafeAddress { UnsafePointer(header.pointer(to: \.runs).unsafelyUnwrapped) }
    nonmutating unsafeMutableAddress { header.pointer(to: \.runs).unsafelyUnwrapped }
  }

  /// Above this many entries a map keeps its order in runs.
  private static let flatLimit = 2048

  /// Above this many entries a map has an index.
  @usableFromInline static let linearLimit = 12

  /// An empty map with room for some entries.
  public init(capacity: Int = 4, type: MapType = .any) {
    storage = Storage.make(type, capacity: Swift.max(capacity, 0))
    if capacity > Self.linearLimit { rebuildIndex() }
  }

  /// A map that takes entries out of memory; of equal keys the last wins.
  init(moving source: UnsafeMutablePointer<Entry>, count: Int) {
    storage = Storage.make(.any, capacity: count)
    for entry in source..<(source + count) {
      let (position, isThere) = place(of: entry.key)
      if isThere {
        swap(&entries[slot(at: position)].value, &entry.pointee.value)
        entry.deinitialize(count: 1)
        continue
      }
      hashes[slots] = entry.pointee.key.keyHash
      (entries + slots).moveInitialize(from: entry, count: 1)
      putInOrder(slots, at: position)
      slots &+= 1
    }
    if count > Self.linearLimit { rebuildIndex() }
  }

  /// The number of entries.
  @inlinable
  public var count: Int { slots }

  /// Whether there are no entries.
  @inlinable
  public var isEmpty: Bool { slots == 0 }

  // MARK: Looking up

  /// The slot that holds a key, or nil.
  @inlinable
  package func slot(of key: ByteString, hash: UInt32) -> Int? {
    if let index {
      var probe = Int(hash) & indexMask
      while true {
        let entry = index[probe]
        if entry == 0 { return nil }
        let slot = Int(entry) &- 1
        if hashes[slot] == hash && entries[slot].key == key { return slot }
        probe = (probe &+ 1) & indexMask
      }
    }
    var slot = 0
    while slot < slots {
      if hashes[slot] == hash && entries[slot].key == key { return slot }
      slot &+= 1
    }
    return nil
  }

  /// The value under a key whose hash is known, or nil.
  @inlinable
  public func value(for key: ByteString, hash: UInt32) -> Value? {
    guard let slot = slot(of: key, hash: hash) else { return nil }
    return entries[slot].value
  }

  /// The value in a slot that holds a key.
  @inlinable
  package func value(inSlot slot: Int) -> Value {
    precondition(slot >= 0 && slot < slots)
    return entries[slot].value
  }

  /// What a quick look-up finds.
  @frozen @usableFromInline
  package enum QuickEntry {
    /// Where the value is, until the map changes.
    case value(UnsafePointer<Value>)
    /// There is no entry for the key.
    case absent
    /// Only a full look-up can tell: there are other keys of the same hash.
    case uncertain
  }

  /// Looks for the value under a key.
  ///
  /// Nothing is called here, so that the compiler need not retain what it looks at.
  ///
  /// - Parameters:
  ///   - key: Where the key is.
  ///   - hash: The key's hash.
  @inlinable @inline(__always)
  package func quickEntry(for key: UnsafePointer<ByteString>, hash: UInt32) -> QuickEntry {
    var found = -1
    if let index {
      var probe = Int(hash) & indexMask
      while index[probe] != 0 {
        let slot = Int(index[probe]) &- 1
        if hashes[slot] == hash {
          found = slot
          break
        }
        probe = (probe &+ 1) & indexMask
      }
    } else {
      var slot = 0
      while slot < slots {
        if hashes[slot] == hash {
          found = slot
          break
        }
        slot &+= 1
      }
    }
    guard found >= 0 else { return .absent }
    let entry = entries + found
    guard ByteString.areSame(key, entry.key) else { return .uncertain }
    return .value(entry.value)
  }

  /// The value under a key; assigning sets it, assigning nil removes the entry.
  @inlinable
  public subscript(key: ByteString) -> Value? {
    get { value(for: key, hash: key.keyHash) }
    nonmutating set {
      if let newValue { set(key, newValue) } else { removeValue(for: key) }
    }
  }

  /// Whether there is an entry for the key.
  @inlinable
  public func contains(_ key: ByteString) -> Bool { slot(of: key, hash: key.keyHash) != nil }

  // MARK: In order

  /// The key and value at a position in key order, from 0 up to `count`.
  @inlinable
  public func entry(at position: Int) -> (key: ByteString, value: Value) {
    precondition(position >= 0 && position < slots)
    let slot = slot(at: position)
    return (entries[slot].key, entries[slot].value)
  }

  /// The slot at a position in key order.
  @inlinable @inline(__always)
  func slot(at position: Int) -> Int { Int(runs?[position] ?? order[position]) }

  /// The keys in bytewise order.
  public var keys: [ByteString] { (0..<slots).map { entries[slot(at: $0)].key } }

  /// The values in the order of their keys.
  public var values: [Value] { (0..<slots).map { entries[slot(at: $0)].value } }

  // MARK: Changing

  /// Sets the value under a key.
  public func set(_ key: consuming ByteString, _ value: consuming Value) {
    let hash = key.keyHash
    if let slot = slot(of: key, hash: hash) {
      entries[slot].value = value
      return
    }
    if slots == header.pointee.capacity { grow() }
    let position = withUnsafePointer(to: key) { place(of: $0).position }
    let slot = slots
    (entries + slot).initialize(to: Entry(key: key, value: value))
    hashes[slot] = hash
    putInOrder(slot, at: position)
    slots += 1
    if index != nil { insertIntoIndex(slot) }
  }

  /// Removes an entry and returns its value, or nil when there was none.
  @discardableResult
  public func removeValue(for key: ByteString) -> Value? {
    guard let slot = slot(of: key, hash: key.keyHash) else { return nil }
    let last = slots - 1
    let position = place(of: (entries + slot).key).position
    removeFromIndex(slot)
    if slot != last {
      // The last entry moves into the gap.
      let lastPosition = place(of: (entries + last).key).position
      removeFromIndex(last)
      if runs != nil {
        runs?.replace(at: lastPosition, with: UInt32(truncatingIfNeeded: slot))
      } else {
        order[lastPosition] = UInt32(truncatingIfNeeded: slot)
      }
    }
    if runs != nil {
      runs?.remove(at: position)
    } else {
      (order + position).update(from: order + position + 1, count: last - position)
    }
    let removed = (entries + slot).move()
    if slot != last {
      (entries + slot).initialize(to: (entries + last).move())
      hashes[slot] = hashes[last]
      if index != nil { insertIntoIndex(slot) }
    }
    slots = last
    return removed.value
  }

  /// Removes every entry.
  public func removeAll() {
    entries.deinitialize(count: slots)
    slots = 0
    runs = nil
    if index != nil { rebuildIndex() }
  }

  /// Where a key stands, or would stand, in key order, and whether it is there.
  private func place(of key: UnsafePointer<ByteString>) -> (position: Int, isThere: Bool) {
    if runs != nil { return placeInRuns(of: key) }
    let key = KeyOrder(key)
    var low = 0
    var high = slots
    // Keys often arrive in order; one comparison then finds the end.
    var middle = high &- 1
    while low < high {
      let order = key.compared(to: (entries + Int(order[middle])).key)
      if order == 0 { return (middle, true) }
      if order > 0 { low = middle &+ 1 } else { high = middle }
      middle = (low &+ high) &>> 1
    }
    return (low, false)
  }

  private func placeInRuns(of key: UnsafePointer<ByteString>) -> (position: Int, isThere: Bool) {
    let key = KeyOrder(key)
    let position =
      runs?.position { key.compared(to: (entries + Int($0)).key) > 0 } ?? 0
    let isThere =
      position < slots && key.compared(to: (entries + slot(at: position)).key) == 0
    return (position, isThere)
  }

  /// Makes room for a new slot in the order of keys.
  @inline(__always)
  private func putInOrder(_ slot: Int, at position: Int) {
    if runs == nil, slots >= Self.flatLimit {
      runs = OrderedRuns(UnsafeBufferPointer(start: order, count: slots))
    }
    if runs != nil {
      runs?.insert(UInt32(truncatingIfNeeded: slot), at: position)
      return
    }
    if position < slots {
      (order + position + 1).update(from: order + position, count: slots - position)
    }
    order[position] = UInt32(truncatingIfNeeded: slot)
  }

  private func grow() {
    let larger = Swift.max(header.pointee.capacity * 2, 4)
    storage.grow(to: larger)
    if larger > Self.linearLimit { rebuildIndex() }
  }
}

extension ValueMap {
  /// Whether two are the same map, which a change to one changes.
  @inlinable
  public static func === (left: ValueMap, right: ValueMap) -> Bool {
    left.storage === right.storage
  }

  /// Whether two are different maps, however alike.
  @inlinable
  public static func !== (left: ValueMap, right: ValueMap) -> Bool {
    left.storage !== right.storage
  }

  /// What tells the map from others while there is one of them.
  var identity: ObjectIdentifier { ObjectIdentifier(storage) }

  /// A map of the given entries; of equal keys the last wins.
  public init(_ entries: [(ByteString, Value)], type: MapType = .any) {
    self.init(capacity: entries.count, type: type)
    for (key, value) in entries { set(key, value) }
  }

  /// A copy whose values are shared with this map.
  public func shallowCopy() -> ValueMap {
    copy { source, target in target.initialize(to: source.pointee) }
  }

  /// A copy that shares no map with this one, however deep.
  public func deepCopy() -> ValueMap {
    copy { source, target in
      target.initialize(to: Entry(key: source.pointee.key, value: source.pointee.value.deepCopy()))
    }
  }

  @inline(__always)
  private func copy(
    _ copyEntry: (UnsafeMutablePointer<Entry>, UnsafeMutablePointer<Entry>) -> Void
  ) -> ValueMap {
    let copy = ValueMap(capacity: slots, type: type)
    // Most entries are copied as they lie in memory.
    UnsafeMutableRawPointer(copy.entries).copyMemory(
      from: entries, byteCount: slots &* MemoryLayout<Entry>.stride)
    for slot in 0..<slots where entries[slot].refersToMemory {
      copyEntry(entries + slot, copy.entries + slot)
    }
    copy.hashes.update(from: hashes, count: slots)
    if runs == nil { copy.order.update(from: order, count: slots) }
    copy.runs = runs
    copy.slots = slots
    // A large map starts with an index for its capacity.
    if copy.index != nil { for slot in 0..<slots { copy.insertIntoIndex(slot) } }
    return copy
  }

  /// Replaces every value with what the closure makes of it, in key order.
  public func mapValuesInPlace(
    _ transform: (ByteString, Value) throws -> Value
  ) rethrows {
    for position in 0..<slots {
      let slot = slot(at: position)
      entries[slot].value = try transform(entries[slot].key, entries[slot].value)
    }
  }
}

extension Value {
  /// A copy that shares no map with this value, however deep.
  public func deepCopy() -> Value {
    switch self {
    case .map(let map): .map(map.deepCopy())
    case .list(let list):
      list.elements.contains(where: \.isContainer)
        ? .list(List(list.elements.map { $0.deepCopy() }, type: list.type)) : self
    default: self
    }
  }

  /// Whether copying the value retains anything.
  @inlinable @inline(__always)
  package var refersToMemory: Bool {
    switch self {
    case .string(let string): string.refersToMemory
    case .list, .map, .object: true
    default: false
    }
  }

  /// Whether the value can hold others.
  @inlinable
  public var isContainer: Bool {
    switch self {
    case .map, .list: true
    default: false
    }
  }
}

extension ValueMap: Sequence {
  /// Steps through the entries in key order; the map must not change meanwhile.
  @frozen
  public struct Iterator: IteratorProtocol {
    @usableFromInline let map: ValueMap
    @usableFromInline var position = 0

    @inlinable
    init(_ map: ValueMap) { self.map = map }

    @inlinable
    public mutating func next() -> (key: ByteString, value: Value)? {
      guard position < map.count else { return nil }
      defer { position &+= 1 }
      return map.entry(at: position)
    }
  }

  @inlinable
  public func makeIterator() -> Iterator { Iterator(self) }
}
