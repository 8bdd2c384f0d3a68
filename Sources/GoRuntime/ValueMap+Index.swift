/// The open-addressing table that finds the slots of a map that is not small.
extension ValueMap {
  /// Makes the index anew, large enough for the capacity.
  func rebuildIndex() {
    if let index { HeapMemory.deallocate(index) }
    var size = 32
    while size < header.pointee.capacity * 2 { size *= 2 }
    let table = HeapMemory.allocate(size, of: UInt32.self)
    table.initialize(repeating: 0, count: size)
    header.pointee.index = table
    header.pointee.indexMask = size - 1
    for slot in 0..<slots { insertIntoIndex(slot) }
  }

  /// Enters a slot, whose key is in none.
  @usableFromInline
  func insertIntoIndex(_ slot: Int) {
    guard let index else { return }
    var probe = Int(hashes[slot]) & indexMask
    while index[probe] != 0 { probe = (probe + 1) & indexMask }
    index[probe] = UInt32(truncatingIfNeeded: slot + 1)
  }

  /// Takes a slot out of the index and closes the gap, so that every key is still found from where
  /// its hash points.
  func removeFromIndex(_ slot: Int) {
    guard let index else { return }
    var gap = Int(hashes[slot]) & indexMask
    while index[gap] != UInt32(truncatingIfNeeded: slot + 1) { gap = (gap + 1) & indexMask }
    var probe = gap
    while true {
      probe = (probe + 1) & indexMask
      if index[probe] == 0 { break }
      let home = Int(hashes[Int(index[probe]) - 1]) & indexMask
      // An entry may move into the gap unless its hash points behind it.
      if (probe - home) & indexMask >= (probe - gap) & indexMask {
        index[gap] = index[probe]
        gap = probe
      }
    }
    index[gap] = 0
  }
}
