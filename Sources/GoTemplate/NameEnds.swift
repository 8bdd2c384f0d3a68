/// The places of the bytes in a text that no ASCII name has, one after the other.
///
/// Sixteen bytes are looked at together, so that a chain of fields is read once and not from each
/// of its names on.
struct NameEnds {
  private let bytes: UnsafePointer<UInt8>
  /// Where the bytes stand that are being looked at.
  private var offset: Int
  /// A bit for each of them that ends a name and has not been given yet.
  private var marks: UInt64

  /// The places at or after an offset.
  ///
  /// - Parameters:
  ///   - bytes: A text that `ByteBuffer.padding` zeros follow, which end the search.
  ///   - offset: An offset in the text.
  @inline(__always)
  init(in bytes: UnsafePointer<UInt8>, from offset: Int) {
    self.bytes = bytes
    self.offset = offset
    marks = WordScan(bytes + offset).nameEnds
  }

  /// The next place; none may be asked for after the end of the text.
  @inline(__always)
  mutating func next() -> Int {
    while marks == 0 {
      offset &+= WordScan.length
      marks = WordScan(bytes + offset).nameEnds
    }
    let place = offset &+ marks.trailingZeroBitCount
    marks &= marks &- 1
    return place
  }
}
