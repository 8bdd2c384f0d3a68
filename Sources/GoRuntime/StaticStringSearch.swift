#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
  /// Where a pattern of one byte or more first stands at or after an index, or nil.
  package func firstIndex(of pattern: StaticString, from start: Int = 0) -> Int? {
    let size = pattern.utf8CodeUnitCount
    guard let base = baseAddress, start >= 0, size > 0 else { return nil }
    var index = start
    while count &- index >= size {
      guard let found = memchr(base + index, Int32(pattern.utf8Start.pointee), count - index)
      else { return nil }
      index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if count &- index < size { return nil }
      if memcmp(base + index, pattern.utf8Start, size) == 0 { return index }
      index &+= 1
    }
    return nil
  }
}
