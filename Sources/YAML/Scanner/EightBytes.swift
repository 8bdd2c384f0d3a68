/// Eight bytes of a text, asked the same question at once.
///
/// An answer has the highest bit of each byte that is meant set. Bits above the lowest of these may
/// be set in error, for what is borrowed goes on to the bytes behind: only the first byte counts.
struct EightBytes {
  private var word: UInt64

  private static var ones: UInt64 { 0x0101_0101_0101_0101 }
  private static var highest: UInt64 { 0x8080_8080_8080_8080 }

  /// The bytes from a place on; all eight can be read.
  @inline(__always)
  init(at place: UnsafePointer<UInt8>) {
    word = UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  /// The bytes below one that is at most 0x80.
  @inline(__always)
  func below(_ byte: UInt8) -> UInt64 {
    (word &- Self.ones &* UInt64(byte)) & ~word & Self.highest
  }

  /// The bytes that are the same as one.
  @inline(__always)
  func equal(to byte: UInt8) -> UInt64 {
    let difference = word ^ (Self.ones &* UInt64(byte))
    return (difference &- Self.ones) & ~difference & Self.highest
  }

  /// The bytes above the printable ones of ASCII.
  @inline(__always)
  var abovePrintable: UInt64 { (word &+ Self.ones | word) & Self.highest }

  /// How many bytes at the beginning are the same as one.
  @inline(__always)
  func count(of byte: UInt8) -> Int {
    (word ^ (Self.ones &* UInt64(byte))).trailingZeroBitCount &>> 3
  }

  /// How many bytes come before the first of an answer; eight when there is none.
  @inline(__always)
  static func count(before answer: UInt64) -> Int { answer.trailingZeroBitCount &>> 3 }
}
