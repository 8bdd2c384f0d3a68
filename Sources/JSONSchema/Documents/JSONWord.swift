/// Eight bytes of a JSON text at once: most bytes of a schema are indentation or descriptions.
///
/// Of each byte only the highest bit of a result counts. A subtraction may borrow from the bytes
/// behind the first that is marked, so only the first counts.
struct JSONWord {
  /// How many bytes a word has.
  static let size = 8

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  private let bytes: UInt64

  /// The bytes from a position on; nil when fewer than eight are left.
  @inline(__always)
  init?(_ text: UnsafeBufferPointer<UInt8>, at position: Int) {
    guard position &+ Self.size <= text.count else { return nil }
    bytes = UInt64(
      littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(
        fromByteOffset: position, as: UInt64.self))
  }

  /// How many bytes at the beginning are spaces.
  @inline(__always)
  var spaces: Int { (bytes ^ 0x20 &* Self.ones).trailingZeroBitCount &>> 3 }

  /// How many bytes at the beginning stand for themselves in a string: those before a quotation
  /// mark, a backslash, a control character or a byte beyond ASCII.
  @inline(__always)
  var plainLength: Int {
    let marks =
      zeros(bytes ^ UInt64(UInt8(ascii: "\"")) &* Self.ones)
      | zeros(bytes ^ UInt64(UInt8(ascii: "\\")) &* Self.ones)
      | (bytes &- 0x20 &* Self.ones) & ~bytes | bytes
    return (marks & Self.highest).trailingZeroBitCount &>> 3
  }

  /// Marks the bytes that are zero.
  @inline(__always)
  private func zeros(_ word: UInt64) -> UInt64 { (word &- Self.ones) & ~word }
}
