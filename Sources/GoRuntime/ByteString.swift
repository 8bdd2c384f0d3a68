/// A Go string: an immutable run of bytes, by custom but not by rule UTF-8.
///
/// Up to 15 bytes live in the value itself; longer strings are slices of a shared buffer, so a
/// substring never copies. Comparison, hashing and ordering are bytewise, as in Go.
@frozen
public struct ByteString: Sendable {
  /// The bytes in place, or where they are.
  @frozen @usableFromInline
  enum Storage: @unchecked Sendable {
    /// Bytes in memory order, zero-padded; the last byte of the second word is the count.
    case small(UInt64, UInt64)
    /// A slice of a buffer: offset and count in bytes.
    case large(ByteBuffer, UInt32, UInt32)
  }

  @usableFromInline var storage: Storage

  @inlinable
  init(storage: Storage) { self.storage = storage }

  /// The empty string.
  @inlinable
  public init() { storage = .small(0, 0) }

  /// The longest string that needs no allocation, in bytes.
  @usableFromInline static let smallCapacity = 15

  /// Copies the bytes.
  @inlinable
  public init(_ bytes: UnsafeRawBufferPointer) {
    let count = bytes.count
    if count <= 15 {
      storage = Self.smallStorage(bytes)
    } else {
      let buffer = ByteBuffer.make(copying: bytes)
      storage = .large(buffer, 0, UInt32(truncatingIfNeeded: count))
    }
  }

  @inlinable @inline(__always)
  static func smallStorage(_ bytes: UnsafeRawBufferPointer) -> Storage {
    var words: (UInt64, UInt64) = (0, 0)
    withUnsafeMutableBytes(of: &words) { target in
      target.copyMemory(from: bytes)
      target[15] = UInt8(truncatingIfNeeded: bytes.count)
    }
    return .small(words.0, words.1)
  }

  /// Copies the bytes.
  @inlinable
  public init(_ bytes: UnsafeBufferPointer<UInt8>) { self.init(UnsafeRawBufferPointer(bytes)) }

  /// Copies the bytes.
  @inlinable
  public init(_ bytes: [UInt8]) { self = bytes.withUnsafeBytes { ByteString($0) } }

  /// Copies the bytes.
  @inlinable
  public init(_ bytes: ArraySlice<UInt8>) { self = bytes.withUnsafeBytes { ByteString($0) } }

  /// The string's UTF-8 bytes.
  @inlinable
  public init(_ string: String) {
    var string = string
    self = string.withUTF8 { ByteString(UnsafeRawBufferPointer($0)) }
  }

  /// The string's UTF-8 bytes.
  @inlinable
  public init(_ string: Substring) {
    var string = string
    self = string.withUTF8 { ByteString(UnsafeRawBufferPointer($0)) }
  }

  /// The number of bytes.
  @inlinable
  public var count: Int {
    switch storage {
    case .small(_, let high): return Int(truncatingIfNeeded: high >> 56)
    case .large(_, _, let count): return Int(count)
    }
  }

  /// Whether the bytes lie in a buffer.
  @inlinable @inline(__always)
  package var refersToMemory: Bool {
    switch storage {
    case .small: false
    case .large: true
    }
  }

  /// Whether there are no bytes.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// Calls the closure with the bytes, which are valid only during the call.
  @inlinable @inline(__always)
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch storage {
    case .small(let low, let high):
      let words = (low, high)
      return try withUnsafePointer(to: words) { pointer throws(Failure) -> Result in
        let start = UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt8.self)
        return try body(
          UnsafeBufferPointer(start: start, count: Int(truncatingIfNeeded: high >> 56)))
      }
    case .large(let buffer, let offset, let count):
      return try buffer.withUnsafeMutablePointerToElements {
        start throws(Failure) -> Result in
        try body(UnsafeBufferPointer(start: start + Int(offset), count: Int(count)))
      }
    }
  }

  /// The byte at an index below `count`.
  @inlinable
  public subscript(index: Int) -> UInt8 {
    withBytes { $0[index] }
  }

  /// The bytes from `range.lowerBound` up to `range.upperBound`, sharing storage when long.
  ///
  /// The range must lie within `0..<count`.
  @inlinable
  public subscript(range: Range<Int>) -> ByteString {
    switch storage {
    case .large(let buffer, let offset, let count) where range.count > 15:
      precondition(range.lowerBound >= 0 && range.upperBound <= Int(count))
      return ByteString(
        storage: .large(
          buffer, offset &+ UInt32(truncatingIfNeeded: range.lowerBound),
          UInt32(truncatingIfNeeded: range.count)))
    case .large(let buffer, let offset, let count)
    where range.lowerBound >= 0 && range.lowerBound &+ 16 <= Int(count):
      return buffer.withUnsafeMutablePointerToElements { start in
        ByteString(
          paddedBytes: start + Int(offset) + range.lowerBound, count: range.count)
      }
    default:
      return withBytes { ByteString(UnsafeBufferPointer(rebasing: $0[range])) }
    }
  }

  /// A copy of the bytes.
  @inlinable
  public var bytes: [UInt8] { withBytes { Array($0) } }

  /// The text, with invalid UTF-8 replaced by U+FFFD: for messages and the public API's edge only.
  @inlinable
  public var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}

extension ByteString {
  /// Copies bytes that at least 16 others, or they themselves, follow in memory.
  ///
  /// Short strings, which most names are, are then two loads.
  ///
  /// - Parameters:
  ///   - start: The first byte; 16 bytes from here on can be read.
  ///   - count: How many bytes there are.
  @inlinable @inline(__always)
  package init(paddedBytes start: UnsafePointer<UInt8>, count: Int) {
    let raw = UnsafeRawPointer(start)
    if count > 15 {
      self.init(UnsafeRawBufferPointer(start: raw, count: count))
      return
    }
    let low = raw.loadUnaligned(as: UInt64.self)
    let size = UInt64(truncatingIfNeeded: count) &<< 56
    if count < 8 {
      self.init(storage: .small(low & Self.mask(ofBytes: count), size))
    } else {
      let high = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      self.init(storage: .small(low, high & Self.mask(ofBytes: count &- 8) | size))
    }
  }

  /// The bits of the first bytes of a word, but not of all eight.
  @inlinable @inline(__always)
  static func mask(ofBytes count: Int) -> UInt64 {
    ~(UInt64.max &<< UInt64(truncatingIfNeeded: count &* 8))
  }

  /// A part of a buffer that 16 more bytes follow, to which long strings refer.
  ///
  /// - Parameters:
  ///   - buffer: The buffer.
  ///   - start: Its first byte.
  ///   - range: The part.
  @inlinable @inline(__always)
  package init(_ buffer: ByteBuffer, at start: UnsafePointer<UInt8>, _ range: Range<Int>) {
    if range.count > 15 {
      self.init(
        storage: .large(
          buffer, UInt32(truncatingIfNeeded: range.lowerBound),
          UInt32(truncatingIfNeeded: range.count)))
    } else {
      self.init(paddedBytes: start + range.lowerBound, count: range.count)
    }
  }

  /// Makes a string of the bytes that the closure writes, without copying long ones.
  ///
  /// - Parameters:
  ///   - capacity: The most bytes the closure may write.
  ///   - fill: Writes from the start of the buffer on and returns how many bytes it wrote.
  package init(
    unsafeCapacity capacity: Int, filling fill: (UnsafeMutableRawBufferPointer) -> Int
  ) {
    let buffer = ByteBuffer.create(minimumCapacity: capacity) { _ in capacity }
    let count = buffer.withUnsafeMutablePointerToElements { start in
      fill(UnsafeMutableRawBufferPointer(start: start, count: capacity))
    }
    precondition(count >= 0 && count <= capacity)
    buffer.header = count
    if count <= 15 {
      self = buffer.withUnsafeMutablePointerToElements { start in
        ByteString(UnsafeRawBufferPointer(start: start, count: count))
      }
    } else {
      self.init(
        storage: .large(
          unsafeDowncast(buffer, to: ByteBuffer.self), 0, UInt32(truncatingIfNeeded: count)))
    }
  }
}

/// The shared, immutable storage of long byte strings; its header says how many bytes there are.
public final class ByteBuffer: ManagedBuffer<Int, UInt8> {
  @usableFromInline
  static func make(copying bytes: UnsafeRawBufferPointer) -> ByteBuffer {
    let buffer = create(minimumCapacity: bytes.count) { _ in bytes.count }
    buffer.withUnsafeMutablePointerToElements { target in
      UnsafeMutableRawBufferPointer(start: target, count: bytes.count).copyMemory(from: bytes)
    }
    return unsafeDowncast(buffer, to: ByteBuffer.self)
  }
}

extension ByteString: ExpressibleByStringLiteral {
  /// The literal's UTF-8 bytes; those of a short one are a constant of the program.
  @inlinable @inline(__always)
  public init(stringLiteral value: StaticString) {
    self = value.withUTF8Buffer { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      return bytes.count <= 15 ? ByteString(storage: Self.smallStorage(bytes)) : ByteString(bytes)
    }
  }
}

extension ByteString: Hashable {
  @inlinable
  public static func == (left: ByteString, right: ByteString) -> Bool {
    switch (left.storage, right.storage) {
    case (.small(let a, let b), .small(let c, let d)):
      return a == c && b == d
    case (.large(let a, let offsetA, let countA), .large(let b, let offsetB, let countB)):
      if countA != countB { return false }
      if a === b && offsetA == offsetB { return true }
      return left.withBytes { x in right.withBytes { y in bytesEqual(x, y) } }
    default:
      // A long slice of at most 15 bytes is always stored small.
      return false
    }
  }

  @inlinable
  public func hash(into hasher: inout Hasher) { hasher.combine(keyHash) }

  /// A fast hash of the bytes, the same for equal strings within one process.
  @inlinable
  public var keyHash: UInt32 {
    @inline(__always) get {
      if case .small(let low, let high) = storage { return foldHash(low, high) }
      return hashOfBytes
    }
  }

  /// The hash of 16 bytes or more.
  @usableFromInline
  var hashOfBytes: UInt32 {
    withBytes { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      // The last bytes are taken together with some before them.
      let last = raw.count &- 16
      var state = UInt64(raw.count)
      var index = 0
      while index < last {
        let low = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let high = raw.loadUnaligned(fromByteOffset: index &+ 8, as: UInt64.self)
        state = mixWords(low ^ state, high)
        index &+= 16
      }
      let low = raw.loadUnaligned(fromByteOffset: last, as: UInt64.self)
      let high = raw.loadUnaligned(fromByteOffset: last &+ 8, as: UInt64.self)
      return foldHash(low ^ state, high)
    }
  }
}

/// Whether two runs of bytes are the same.
@inlinable @inline(__always)
package func bytesEqual(_ x: UnsafeBufferPointer<UInt8>, _ y: UnsafeBufferPointer<UInt8>) -> Bool {
  x.count == y.count && compareBytes(x, y) == 0
}

/// Mixes two words into one through one wide multiplication.
@inlinable @inline(__always)
func mixWords(_ low: UInt64, _ high: UInt64) -> UInt64 {
  let product = (low ^ 0xA076_1D64_78BD_642F)
    .multipliedFullWidth(by: high ^ 0xE703_7ED1_A0B4_28DB)
  return product.high ^ product.low
}

/// Mixes two words into 32 bits.
@inlinable @inline(__always)
func foldHash(_ low: UInt64, _ high: UInt64) -> UInt32 {
  let mixed = mixWords(low, high)
  return UInt32(truncatingIfNeeded: mixed ^ (mixed >> 32))
}

extension ByteString: Comparable {
  @inlinable
  public static func < (left: ByteString, right: ByteString) -> Bool {
    if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage {
      // Of strings that differ by their zero padding alone, the count decides.
      return a == c ? b.bigEndian < d.bigEndian : a.bigEndian < c.bigEndian
    }
    return left.withBytes { x in right.withBytes { y in compareBytes(x, y) < 0 } }
  }
}

extension ByteString: CustomStringConvertible {
  public var description: String { text }
}
