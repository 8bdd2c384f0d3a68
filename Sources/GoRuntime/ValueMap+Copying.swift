extension ValueMap {
  /// A copy with what the closure makes of the values, less the entries that it makes nothing of.
  ///
  /// - Parameter transform: Takes each key, its hash and the value, in key order.
  @inlinable
  public func compactMapValues(
    _ transform: (_ key: ByteString, _ hash: UInt32, _ value: Value) -> Value?
  ) -> ValueMap {
    let copy = ValueMap(capacity: slots, type: type)
    for position in 0..<slots {
      let slot = slot(at: position)
      let key = entries[slot].key
      guard let value = transform(key, hashes[slot], entries[slot].value) else { continue }
      if runs == nil {
        copy.append(key, hash: hashes[slot], value)
      } else {
        copy.set(key, value)
      }
    }
    return copy
  }

  /// Adds an entry whose key comes after all others to a map with room that keeps no runs.
  @inlinable @inline(__always)
  func append(_ key: ByteString, hash: UInt32, _ value: Value) {
    let slot = slots
    (entries + slot).initialize(to: Entry(key: key, value: value))
    hashes[slot] = hash
    order[slot] = UInt32(truncatingIfNeeded: slot)
    slots = slot &+ 1
    if index != nil { insertIntoIndex(slot) }
  }
}
