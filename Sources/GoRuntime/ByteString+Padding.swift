// Who scans a text looks a few bytes ahead all the time. Where zeros follow the text, that needs no
// question whether there are so many bytes left.

extension ByteString {
  /// Copies bytes; zeros follow a long string in memory, so that its `paddedBuffer` is its own.
  package init(padding bytes: UnsafeRawBufferPointer) {
    if bytes.count <= Self.smallCapacity {
      self.init(storage: Self.smallStorage(bytes))
    } else {
      self.init(
        storage: .large(.makePadded(copying: bytes), 0, UInt32(truncatingIfNeeded: bytes.count)))
    }
  }

  /// Makes a string of the bytes that the closure writes; zeros follow a long one in memory.
  ///
  /// - Parameters:
  ///   - capacity: The most bytes the closure may write.
  ///   - fill: Writes from the start of the buffer on and returns how many bytes it wrote.
  package init(
    paddedCapacity capacity: Int, filling fill: (UnsafeMutableRawBufferPointer) -> Int
  ) {
    var written = 0
    let padded = ByteString(unsafeCapacity: capacity + ByteBuffer.padding) { room in
      written = fill(UnsafeMutableRawBufferPointer(rebasing: room[..<capacity]))
      precondition(written >= 0 && written <= capacity)
      let padding = room[written..<written + ByteBuffer.padding]
      padding.initializeMemory(as: UInt8.self, repeating: 0)
      return written + ByteBuffer.padding
    }
    self = padded[0..<written]
  }

  /// A buffer that starts with the string's bytes, which `ByteBuffer.padding` zeros follow: the
  /// string's own where it is such a one, else a copy.
  package var paddedBuffer: ByteBuffer {
    if case .large(let buffer, 0, let count) = storage, buffer.isPadded(after: Int(count)) {
      return buffer
    }
    return withBytes { ByteBuffer.makePadded(copying: UnsafeRawBufferPointer($0)) }
  }
}

extension ByteBuffer {
  /// How many zeros follow the bytes of a padded buffer.
  package static var padding: Int { 16 }

  fileprivate static func makePadded(copying bytes: UnsafeRawBufferPointer) -> ByteBuffer {
    let buffer = make(count: bytes.count + padding)
    buffer.withUnsafeMutablePointerToElements { start in
      UnsafeMutableRawBufferPointer(start: start, count: bytes.count).copyMemory(from: bytes)
      (start + bytes.count).initialize(repeating: 0, count: padding)
    }
    return buffer
  }

  fileprivate func isPadded(after count: Int) -> Bool {
    withUnsafeMutablePointers { held, start in
      guard held.pointee - count >= Self.padding else { return false }
      let behind = UnsafeRawPointer(start + count)
      return behind.loadUnaligned(as: UInt64.self) == 0
        && behind.loadUnaligned(fromByteOffset: 8, as: UInt64.self) == 0
    }
  }
}
