#if canImport(Glibc)
  public import Glibc
#elseif canImport(Musl)
  public import Musl
#elseif canImport(Darwin)
  public import Darwin
#endif

/// Orders two runs of bytes as Go orders strings: negative, zero or positive.
@inlinable
package func compareBytes(
  _ x: UnsafeBufferPointer<UInt8>, _ y: UnsafeBufferPointer<UInt8>
) -> Int {
  let shared = min(x.count, y.count)
  if shared > 0, let a = x.baseAddress, let b = y.baseAddress {
    let order = memcmp(a, b, shared)
    if order != 0 { return Int(order) }
  }
  return x.count &- y.count
}
