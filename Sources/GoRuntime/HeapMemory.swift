#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Memory for what needs no alignment beyond that of a word.
///
/// Swift's own `allocate` asks for an alignment of 16 in a way that costs more than half as much
/// again as the C library's everyday one, which gives it anyway.
package enum HeapMemory {
  /// Takes a block of memory for so many elements.
  @inlinable @inline(__always)
  package static func allocate<Element>(
    _ count: Int, of type: Element.Type
  ) -> UnsafeMutablePointer<Element> {
    allocate(byteCount: count * MemoryLayout<Element>.stride).assumingMemoryBound(to: type)
  }

  /// Takes a block of memory.
  package static func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
    guard let block = malloc(byteCount) else { fatalError("out of memory") }
    return block
  }

  /// Gives a block back.
  package static func deallocate(_ block: UnsafeMutableRawPointer) { free(block) }
}
