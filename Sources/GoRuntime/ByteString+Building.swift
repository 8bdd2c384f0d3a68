extension ByteString {
  /// A string of a given length whose bytes the closure writes, all of them.
  @inlinable @inline(__always)
  package init(
    count: Int, initializingWith write: (UnsafeMutablePointer<UInt8>) -> Void
  ) {
    if count <= 15 {
      var words: (UInt64, UInt64) = (0, 0)
      withUnsafeMutableBytes(of: &words) { target in
        if let start = target.baseAddress { write(start.assumingMemoryBound(to: UInt8.self)) }
        target[15] = UInt8(truncatingIfNeeded: count)
      }
      self.init(storage: .small(words.0, words.1))
    } else {
      let buffer = ByteBuffer.make(count: count)
      buffer.withUnsafeMutablePointerToElements { write($0) }
      self.init(storage: .large(buffer, 0, UInt32(truncatingIfNeeded: count)))
    }
  }
}

extension ByteBuffer {
  /// A buffer of uninitialised bytes.
  @usableFromInline
  package static func make(count: Int) -> ByteBuffer {
    unsafeDowncast(create(minimumCapacity: count) { _ in count }, to: ByteBuffer.self)
  }
}
