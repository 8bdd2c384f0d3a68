/// Eight bytes of a text at once, for scanning names and strings: most bytes of an action are
/// theirs.
///
/// Of each byte only the highest bit of a result counts. The additions never carry from one byte
/// to the next as long as no byte is beyond ASCII.
struct WordScan {
  private static let highest: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  private let bytes: UInt64

  /// The bytes from an address on; all eight can be read.
  @inline(__always)
  init(_ start: UnsafePointer<UInt8>) {
    bytes = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
  }

  /// How many bytes at the beginning are ASCII letters, digits or underscores.
  @inline(__always)
  var nameLength: Int {
    let lower = bytes | 0x20 &* Self.ones
    let letters = Self.isWithin(lower, UInt8(ascii: "a"), UInt8(ascii: "z"))
    let digits = Self.isWithin(bytes, UInt8(ascii: "0"), UInt8(ascii: "9"))
    let others = ~(letters | digits | Self.equals(bytes, UInt8(ascii: "_"))) | bytes
    return Self.length(others)
  }

  /// How many bytes at the beginning belong to a string: those before a mark, a backslash, a line
  /// end or a byte beyond ASCII.
  @inline(__always)
  func stringLength(mark: UInt8) -> Int {
    Self.length(
      Self.equals(bytes, mark) | Self.equals(bytes, UInt8(ascii: "\\"))
        | Self.equals(bytes, UInt8(ascii: "\n")) | bytes)
  }

  /// How many bytes at the beginning stand for themselves in any string: those before a backslash, a
  /// carriage return or a byte beyond ASCII.
  @inline(__always)
  var plainLength: Int {
    Self.length(
      Self.equals(bytes, UInt8(ascii: "\\")) | Self.equals(bytes, UInt8(ascii: "\r")) | bytes)
  }

  /// How many bytes come before the first that is marked.
  @inline(__always)
  private static func length(_ marks: UInt64) -> Int {
    (marks & highest).trailingZeroBitCount / 8
  }

  @inline(__always)
  private static func isWithin(_ bytes: UInt64, _ low: UInt8, _ high: UInt8) -> UInt64 {
    let ascii = bytes & ~highest
    return (ascii &+ UInt64(0x80 - low) &* ones) & ~(ascii &+ UInt64(0x7F - high) &* ones)
  }

  @inline(__always)
  private static func equals(_ bytes: UInt64, _ byte: UInt8) -> UInt64 {
    ~(((bytes ^ UInt64(byte) &* ones) & ~highest) &+ 0x7F &* ones)
  }
}
