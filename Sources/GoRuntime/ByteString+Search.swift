#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension ByteString {
  /// Where a text next occurs at or after an offset; nil when it doesn't.
  ///
  /// An empty text is found at the offset itself, as Go's `strings.Index` finds it.
  package func firstIndex(of text: ByteString, from start: Int = 0) -> Int? {
    withBytes { bytes in
      text.withBytes { needle in firstIndexOfBytes(needle, in: bytes, from: start) }
    }
  }
}

/// Where a run of bytes next occurs in another at or after an offset; nil when it doesn't.
package func firstIndexOfBytes(
  _ needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
) -> Int? {
  guard start >= 0, start <= bytes.count, needle.count <= bytes.count - start else { return nil }
  guard let wanted = needle.baseAddress, needle.count > 0 else { return start }
  guard let base = bytes.baseAddress else { return nil }
  let last = bytes.count - needle.count
  var index = start
  while index <= last {
    guard let hit = memchr(base + index, Int32(wanted[0]), last - index + 1) else { return nil }
    index = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    if memcmp(base + index, wanted, needle.count) == 0 { return index }
    index += 1
  }
  return nil
}
