internal import GoRuntime

/// The memory of slots and operands: chunks that never move, so that spans into them stay valid.
struct ValueStack: ~Copyable {
  private static let chunkSize = 2048

  private var chunks: [UnsafeMutableBufferPointer<Value>] = []
  private var current = 0
  private var used = 0

  /// Where to go back to.
  struct Mark {
    fileprivate let chunk: Int
    fileprivate let used: Int
  }

  /// An empty stack.
  init() {
    chunks.append(.allocate(capacity: Self.chunkSize))
  }

  deinit {
    for chunk in chunks { chunk.deallocate() }
  }

  /// The current end.
  var mark: Mark { Mark(chunk: current, used: used) }

  /// Takes room for some values, uninitialised.
  mutating func reserve(_ count: Int) -> UnsafeMutablePointer<Value>? {
    if chunks[current].count - used < count {
      if current + 1 < chunks.count, chunks[current + 1].count >= count {
        current += 1
      } else {
        for chunk in chunks[(current + 1)...] { chunk.deallocate() }
        chunks.removeSubrange((current + 1)...)
        chunks.append(.allocate(capacity: max(count, Self.chunkSize)))
        current += 1
      }
      used = 0
    }
    defer { used += count }
    return chunks[current].baseAddress.map { $0 + used }
  }

  /// Gives back everything taken since the mark.
  mutating func release(to mark: Mark) {
    current = mark.chunk
    used = mark.used
  }
}

extension UnsafeMutablePointer<Value> {
  /// Ends the life of some values, of which many refer to nothing that has to be released.
  @inline(__always)
  func drop(_ count: Int) {
    var value = self
    let end = self + count
    while value < end {
      if value.pointee.refersToMemory { value.deinitialize(count: 1) }
      value += 1
    }
  }
}
