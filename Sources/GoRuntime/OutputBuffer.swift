/// A growing run of bytes that everything writes into: template output, encoders, formatters.
///
/// A reference, so that nested calls append to one place without copying.
public final class OutputBuffer {
  // The storage is never lent out, so each access is over at once; checking that at run time would
  // cost more than appending a byte.
  @exclusivity(unchecked) @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) @usableFromInline var capacity: Int
  @exclusivity(unchecked) @usableFromInline var written = 0

  /// An empty buffer with room for some bytes.
  public init(capacity: Int = 256) {
    self.capacity = max(capacity, 16)
    base = HeapMemory.allocate(self.capacity, of: UInt8.self)
  }

  deinit { HeapMemory.deallocate(base) }

  /// The number of bytes written.
  @inlinable
  public var count: Int { written }

  /// Makes room for more bytes.
  @inline(never) @usableFromInline
  func grow(by extra: Int) {
    let needed = max(written + extra, capacity * 2)
    let target = HeapMemory.allocate(needed, of: UInt8.self)
    target.update(from: base, count: written)
    HeapMemory.deallocate(base)
    base = target
    capacity = needed
  }

  /// Appends one byte.
  @inlinable @inline(__always)
  public func append(_ byte: UInt8) {
    if written == capacity { grow(by: 1) }
    base[written] = byte
    written &+= 1
  }

  /// Appends bytes.
  @inlinable
  public func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    if capacity &- written < bytes.count { grow(by: bytes.count) }
    (base + written).update(from: source, count: bytes.count)
    written &+= bytes.count
  }

  /// Appends a byte string.
  @inlinable
  public func append(_ string: ByteString) {
    switch string.storage {
    case .small(let low, let high):
      // Both words are copied, whatever of them is text: cheaper than asking how much.
      if capacity &- written < 16 { grow(by: 16) }
      let target = UnsafeMutableRawPointer(base + written)
      target.storeBytes(of: low, as: UInt64.self)
      target.storeBytes(of: high, toByteOffset: 8, as: UInt64.self)
      written &+= Int(truncatingIfNeeded: high >> 56)
    case .large:
      string.withBytes { append($0) }
    }
  }

  /// Appends a text's UTF-8 bytes.
  @inlinable
  public func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends one byte many times; a count below one appends nothing.
  @inlinable
  public func append(repeating byte: UInt8, count: Int) {
    guard count > 0 else { return }
    if capacity &- written < count { grow(by: count) }
    (base + written).update(repeating: byte, count: count)
    written &+= count
  }

  /// Opens a gap of uninitialised bytes at the end and returns where it starts.
  @inlinable
  package func extend(by count: Int) -> UnsafeMutablePointer<UInt8> {
    if capacity &- written < count { grow(by: count) }
    let start = base + written
    written &+= count
    return start
  }

  /// Drops what was written after the first `count` bytes.
  @inlinable
  public func truncate(to count: Int) {
    if count < written { written = max(count, 0) }
  }

  /// What was written, valid until the next change.
  @inlinable
  public var bytes: UnsafeMutableBufferPointer<UInt8> {
    UnsafeMutableBufferPointer(start: base, count: written)
  }

  /// What was written from an offset on, as a string of its own.
  @inlinable
  public func string(from start: Int = 0) -> ByteString {
    ByteString(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(bytes)[min(start, written)...]))
  }

  /// Takes what was written from an offset on out of the buffer.
  @inlinable
  public func take(from start: Int) -> ByteString {
    let taken = string(from: start)
    truncate(to: start)
    return taken
  }
}
