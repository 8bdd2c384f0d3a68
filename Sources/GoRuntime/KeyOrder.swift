/// A key that is being put in order with others in memory, none of which is retained for it.
///
/// This reads strings as they lie in memory, as `ByteString.areSame` does.
struct KeyOrder {
  private let key: UnsafePointer<ByteString>
  /// The first bytes as a number of the same order.
  private let start: UInt64

  /// Looks at a key, which must stay where it is.
  @inline(__always)
  init(_ key: UnsafePointer<ByteString>) {
    self.key = key
    start = Self.isLayoutKnown ? Self.start(of: key) : 0
  }

  /// Orders the key and another one as Go orders strings: negative, zero or positive.
  @inline(__always)
  func compared(to other: UnsafePointer<ByteString>) -> Int {
    if Self.isLayoutKnown {
      let otherStart = Self.start(of: other)
      if start != otherStart { return start < otherStart ? -1 : 1 }
    }
    return Self.compare(key, other)
  }

  /// Orders keys of the same first bytes.
  @inline(never)
  private static func compare(
    _ left: UnsafePointer<ByteString>, _ right: UnsafePointer<ByteString>
  ) -> Int {
    left.pointee.withBytes { x in right.pointee.withBytes { y in compareBytes(x, y) } }
  }

  @inline(__always)
  private static var isLayoutKnown: Bool {
    MemoryLayout<ByteString>.size == 17 && MemoryLayout<Int>.size == 8
  }

  /// The first eight bytes; zeros follow a shorter string, which is never stored elsewhere.
  @inline(__always)
  private static func start(of string: UnsafePointer<ByteString>) -> UInt64 {
    let raw = UnsafeRawPointer(string)
    let word = raw.loadUnaligned(as: UInt64.self)
    guard string.pointee.refersToMemory else { return UInt64(bigEndian: word) }
    let buffer = UnsafeRawPointer(bitPattern: UInt(word)).unsafelyUnwrapped
    let offset = Int(raw.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    return UInt64(
      bigEndian: (buffer + ByteBuffer.elementsOffset + offset).loadUnaligned(as: UInt64.self))
  }
}
