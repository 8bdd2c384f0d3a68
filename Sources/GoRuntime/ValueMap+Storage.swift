/// What maps refer to.
extension ValueMap {
  @usableFromInline
  struct Entry {
    @usableFromInline var key: ByteString
    @usableFromInline var value: Value

    @usableFromInline
    init(key: ByteString, value: Value) {
      self.key = key
      self.value = value
    }

    /// Whether there is anything to retain when the entry is copied, and to release when it goes.
    var refersToMemory: Bool { key.refersToMemory || value.refersToMemory }
  }

  /// What a map knows of itself, and where its arrays are: behind it, until they grow.
  @usableFromInline
  struct Header {
    @usableFromInline var type: MapType
    // Slots 0..<slots are initialised; `order` lists them by ascending key, or `runs` does.
    @usableFromInline var entries: UnsafeMutablePointer<Entry>
    @usableFromInline var hashes: UnsafeMutablePointer<UInt32>
    @usableFromInline var order: UnsafeMutablePointer<UInt32>
    @usableFromInline var slots = 0
    @usableFromInline var capacity: Int
    /// An open-addressing table of slot numbers plus one, or nil while the map is small.
    @usableFromInline var index: UnsafeMutablePointer<UInt32>?
    @usableFromInline var indexMask = 0
    @usableFromInline var runs: OrderedRuns?

    /// The header of an empty map.
    ///
    /// - Parameter block: Memory for the arrays.
    init(_ type: MapType, capacity: Int, in block: UnsafeMutableRawPointer) {
      self.type = type
      self.capacity = capacity
      (entries, hashes, order) = Self.arrays(in: block, capacity: capacity)
    }

    /// How many bytes the arrays take.
    static func byteCount(_ capacity: Int) -> Int {
      capacity * (MemoryLayout<Entry>.stride + 2 * MemoryLayout<UInt32>.stride)
    }

    private static func arrays(
      in block: UnsafeMutableRawPointer, capacity: Int
    ) -> (
      UnsafeMutablePointer<Entry>, UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>
    ) {
      let words = (block + capacity * MemoryLayout<Entry>.stride)
        .bindMemory(to: UInt32.self, capacity: 2 * capacity)
      return (block.bindMemory(to: Entry.self, capacity: capacity), words, words + capacity)
    }

    /// Moves the arrays to a larger block.
    mutating func move(to block: UnsafeMutableRawPointer, capacity larger: Int) {
      let (newEntries, newHashes, newOrder) = Self.arrays(in: block, capacity: larger)
      newEntries.moveInitialize(from: entries, count: slots)
      newHashes.update(from: hashes, count: slots)
      if runs == nil { newOrder.update(from: order, count: slots) }
      entries = newEntries
      hashes = newHashes
      order = newOrder
      capacity = larger
    }
  }

  /// One block of memory for a map and its first entries.
  @usableFromInline
  final class Storage: ManagedBuffer<Header, UInt64> {
    /// An empty map with room for some entries.
    static func make(_ type: MapType, capacity: Int) -> Storage {
      // Entries begin at a word, and each takes whole words with its hash and its place in order.
      let words = Header.byteCount(capacity) / MemoryLayout<UInt64>.stride
      let storage = create(minimumCapacity: words) { storage in
        storage.withUnsafeMutablePointerToElements { Header(type, capacity: capacity, in: $0) }
      }
      return unsafeDowncast(storage, to: Storage.self)
    }

    /// Takes a larger block for the arrays.
    func grow(to capacity: Int) {
      withUnsafeMutablePointers { header, own in
        let block = UnsafeMutableRawPointer(header.pointee.entries)
        header.pointee.move(
          to: HeapMemory.allocate(byteCount: Header.byteCount(capacity)), capacity: capacity)
        if block != own { HeapMemory.deallocate(block) }
      }
    }

    deinit {
      withUnsafeMutablePointers { header, own in
        let entries = header.pointee.entries
        for entry in entries..<(entries + header.pointee.slots)
        where entry.pointee.refersToMemory {
          entry.deinitialize(count: 1)
        }
        if UnsafeMutableRawPointer(entries) != own { HeapMemory.deallocate(entries) }
        if let index = header.pointee.index { HeapMemory.deallocate(index) }
      }
    }
  }
}

extension UnsafeMutablePointer<ValueMap.Entry> {
  /// Where the key is.
  @inlinable @inline(__always)
  var key: UnsafePointer<ByteString> {
    (UnsafeRawPointer(self)
      + MemoryLayout<ValueMap.Entry>.offset(of: \ValueMap.Entry.key).unsafelyUnwrapped)
      .assumingMemoryBound(to: ByteString.self)
  }

  /// Where the value is.
  @inlinable @inline(__always)
  var value: UnsafePointer<Value> {
    (UnsafeRawPointer(self)
      + MemoryLayout<ValueMap.Entry>.offset(of: \ValueMap.Entry.value).unsafelyUnwrapped)
      .assumingMemoryBound(to: Value.self)
  }
}
