/// Sixteen bytes of a text at once, for scanning names and strings: most bytes of an action are
/// theirs.
struct WordScan {
  private typealias Mask = SIMDMask<SIMD16<UInt8>.MaskStorage>

  private let bytes: SIMD16<UInt8>

  /// How many bytes are looked at.
  static let length = 16

  /// The bytes from an address on; all sixteen can be read.
  @inline(__always)
  init(_ start: UnsafePointer<UInt8>) {
    bytes = UnsafeRawPointer(start).loadUnaligned(as: SIMD16<UInt8>.self)
  }

  /// How many bytes at the beginning are ASCII letters, digits or underscores.
  @inline(__always)
  var nameLength: Int { Self.length(before: isOutsideNames) }

  /// A bit for each byte that is none of those, the first one's lowest.
  @inline(__always)
  var nameEnds: UInt64 {
    let (low, high) = Self.halves(isOutsideNames)
    return Self.bits(low) | Self.bits(high) &<< 8
  }

  @inline(__always)
  private var isOutsideNames: Mask {
    let letters = (bytes | Self.all(0x20)) &- Self.all(UInt8(ascii: "a")) .< Self.all(26)
    let digits = bytes &- Self.all(UInt8(ascii: "0")) .< Self.all(10)
    return .!(letters .| digits .| (bytes .== Self.all(UInt8(ascii: "_"))))
  }

  /// How many bytes at the beginning come before an opening brace.
  @inline(__always)
  var lengthBeforeBrace: Int { Self.length(before: bytes .== Self.all(UInt8(ascii: "{"))) }

  /// How many bytes at the beginning come before a mark, a backslash or a line end.
  @inline(__always)
  func stringLength(mark: UInt8) -> Int {
    let ends = (bytes .== Self.all(mark)) .| (bytes .== Self.all(UInt8(ascii: "\\")))
    return Self.length(before: ends .| (bytes .== Self.all(UInt8(ascii: "\n"))))
  }

  /// How many bytes at the beginning are ASCII but no backslashes or carriage returns: what a quoted
  /// string has just as it stands.
  @inline(__always)
  var plainLength: Int {
    let others = (bytes .>= Self.all(0x80)) .| (bytes .== Self.all(UInt8(ascii: "\\")))
    return Self.length(before: others .| (bytes .== Self.all(UInt8(ascii: "\r"))))
  }

  /// A byte sixteen times; operations of vectors and single numbers are not compiled to instructions.
  @inline(__always)
  private static func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }

  /// How many bytes come before the first that a mask marks.
  @inline(__always)
  private static func length(before mask: Mask) -> Int {
    let (low, high) = halves(mask)
    return (low != 0 ? low.trailingZeroBitCount : 64 &+ high.trailingZeroBitCount) / 8
  }

  /// The words of a mask, the first byte lowest.
  @inline(__always)
  private static func halves(_ mask: Mask) -> (low: UInt64, high: UInt64) {
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return (UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1]))
  }

  /// A bit for each byte of a mask's word.
  @inline(__always)
  private static func bits(_ half: UInt64) -> UInt64 {
    // The product moves the lowest bit of each byte to its place in the highest byte.
    ((half & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) &>> 56
  }
}
