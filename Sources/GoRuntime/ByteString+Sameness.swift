extension ByteString {
  /// The words of a string that needs no allocation, which no other string has; nil for others.
  @inlinable @inline(__always)
  package var words: (low: UInt64, high: UInt64)? {
    if case .small(let low, let high) = storage { return (low, high) }
    return nil
  }

  /// Whether two strings in memory are the same, without retaining either.
  ///
  /// The words of a short string are its bytes; those of a long one are its buffer's address, and
  /// its offset and count. This reads them as they lie, which `StorageLayoutTests` checks.
  ///
  /// - Returns: Whether they are; false also where their layout is another than is known here.
  @inlinable @inline(__always)
  package static func areSame(
    _ left: UnsafePointer<ByteString>, _ right: UnsafePointer<ByteString>
  ) -> Bool {
    guard MemoryLayout<ByteString>.size == 17, MemoryLayout<Int>.size == 8 else { return false }
    let (x, y) = (UnsafeRawPointer(left), UnsafeRawPointer(right))
    let (xLow, yLow) = (x.loadUnaligned(as: UInt64.self), y.loadUnaligned(as: UInt64.self))
    let xHigh = x.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    let yHigh = y.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    guard x.load(fromByteOffset: 16, as: UInt8.self) == y.load(fromByteOffset: 16, as: UInt8.self)
    else { return false }
    if xLow == yLow && xHigh == yHigh { return true }
    // Of a short string the last byte is its count, of a long one the highest of a large number.
    let count = Int(truncatingIfNeeded: xHigh >> 32)
    guard xHigh >> 56 == 0, count > smallCapacity, xHigh >> 32 == yHigh >> 32,
      let xStart = UnsafeRawPointer(bitPattern: UInt(xLow)),
      let yStart = UnsafeRawPointer(bitPattern: UInt(yLow))
    else { return false }
    let xBytes = xStart + ByteBuffer.elementsOffset + Int(truncatingIfNeeded: xHigh & 0xFFFF_FFFF)
    let yBytes = yStart + ByteBuffer.elementsOffset + Int(truncatingIfNeeded: yHigh & 0xFFFF_FFFF)
    // The last eight bytes may be read twice.
    var offset = 0
    while offset < count {
      let place = min(offset, count &- 8)
      if xBytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        != yBytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      {
        return false
      }
      offset &+= 8
    }
    return true
  }
}

extension ByteBuffer {
  /// Where the bytes begin in the object: behind its two words and the header.
  @inlinable @inline(__always)
  package static var elementsOffset: Int { 3 * MemoryLayout<Int>.size }
}
