#if canImport(Glibc)
  public import Glibc
#elseif canImport(Musl)
  public import Musl
#elseif canImport(Darwin)
  public import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
  /// Where a byte first stands at or after an index, or nil.
  @inlinable @inline(__always)
  package func index(of byte: UInt8, from start: Int) -> Int? {
    guard let base = baseAddress, start < count,
      let found = memchr(base + start, Int32(byte), count &- start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Where a run of bytes first stands at or after an index, or nil; an empty run stands anywhere.
  @inlinable
  package func index(of needle: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let first = needle.first else { return start <= count ? start : nil }
    var from = start
    while let found = index(of: first, from: from) {
      if count &- found < needle.count { return nil }
      if let base = baseAddress, let other = needle.baseAddress,
        memcmp(base + found, other, needle.count) == 0
      {
        return found
      }
      from = found &+ 1
    }
    return nil
  }

  /// Whether the bytes start with others.
  @inlinable
  package func hasPrefix(_ prefix: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let other = prefix.baseAddress, prefix.count > 0 else { return true }
    guard let base = baseAddress, prefix.count <= count else { return false }
    return memcmp(base, other, prefix.count) == 0
  }

  /// Whether the bytes end with others.
  @inlinable
  package func hasSuffix(_ suffix: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let other = suffix.baseAddress, suffix.count > 0 else { return true }
    guard let base = baseAddress, suffix.count <= count else { return false }
    return memcmp(base + (count &- suffix.count), other, suffix.count) == 0
  }

  /// How often a byte stands in the bytes.
  @inlinable
  package func count(of byte: UInt8) -> Int {
    var total = 0
    var from = 0
    while let found = index(of: byte, from: from) {
      total &+= 1
      from = found &+ 1
    }
    return total
  }
}
