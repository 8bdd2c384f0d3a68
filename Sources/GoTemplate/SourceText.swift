internal import GoRuntime

/// The text that templates were parsed from, kept for their plain text and for positions.
struct SourceText: @unchecked Sendable {
  /// The name that errors give.
  let name: ByteString
  /// How many bytes the text has.
  let count: Int
  /// The text's first byte; `ByteBuffer.padding` zeros follow the last one, so that looking a few
  /// bytes ahead needs no question whether they exist.
  let paddedBytes: UnsafePointer<UInt8>

  /// Where the bytes are; long parts of the text share it.
  private let buffer: ByteBuffer

  /// Takes a text, which is copied unless zeros follow it.
  init(name: ByteString, _ text: ByteString) {
    self.name = name
    buffer = text.paddedBuffer
    paddedBytes = buffer.withUnsafeMutablePointerToElements { UnsafePointer($0) }
    count = text.count
  }

  /// The text; never changed.
  @inline(__always)
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: paddedBytes, count: count) }

  /// A part of the text.
  @inline(__always)
  func string(_ range: Range<Int>) -> ByteString { ByteString(buffer, at: paddedBytes, range) }

  /// The bytes of a part of the text.
  @inline(__always)
  func bytes(in range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: paddedBytes + range.lowerBound, count: range.count)
  }

  /// The line of an offset, from 1.
  func line(at offset: Int) -> Int {
    var line = 1
    for index in 0..<min(offset, count) where bytes[index] == 0x0A { line += 1 }
    return line
  }

  /// The bytes between an offset and the start of its line.
  func column(at offset: Int) -> Int {
    let end = min(offset, count)
    var start = end
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return end - start
  }

  /// The value of a quoted string whose bytes all stand for themselves, as nearly always; nil for
  /// others.
  func plainString(_ quoted: Range<Int>) -> ByteString? {
    let inner = (quoted.lowerBound + 1)..<(quoted.upperBound - 1)
    let isRaw = paddedBytes[quoted.lowerBound] == UInt8(ascii: "`")
    let standsForItself =
      isRaw
      ? bytes(in: inner).index(of: UInt8(ascii: "\r"), from: 0) == nil : isPlain(inner)
    return standsForItself ? string(inner) : nil
  }

  /// Whether bytes all stand for themselves between quotation marks.
  private func isPlain(_ inner: Range<Int>) -> Bool {
    var end = inner.lowerBound
    while end < inner.upperBound {
      let length = WordScan(paddedBytes + end).plainLength
      end += length
      if length < WordScan.length { break }
    }
    return end >= inner.upperBound
  }

  /// Whether a part of the text is white space.
  func isBlank(_ range: Range<Int>) -> Bool {
    let bytes = bytes(in: range)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x20 || bytes[index] &- 0x09 < 5 {
        index += 1
        continue
      }
      let (rune, size) = bytes.rune(at: index)
      guard Unicode.Scalar(rune)?.properties.isWhitespace == true else { return false }
      index += size
    }
    return true
  }

  /// Where a run of bytes starts at or after an offset, or nil.
  func find(_ pattern: StaticString, from offset: Int) -> Int? {
    bytes.index(
      of: UnsafeBufferPointer(start: pattern.utf8Start, count: pattern.utf8CodeUnitCount),
      from: offset)
  }

  /// Where the next left delimiter starts at or after an offset, or nil.
  @inline(__always)
  func delimiter(from offset: Int) -> Int? {
    // Between two actions there is often little.
    var brace = offset &+ WordScan(paddedBytes + offset).lengthBeforeBrace
    while brace < count {
      if paddedBytes[brace] == UInt8(ascii: "{"), paddedBytes[brace &+ 1] == UInt8(ascii: "{") {
        return brace
      }
      guard let next = bytes.index(of: UInt8(ascii: "{"), from: brace &+ 1) else { return nil }
      brace = next
    }
    return nil
  }

  /// Where the run of ASCII letters, digits and underscores ends that starts at an offset.
  @inline(__always)
  func endOfName(from offset: Int) -> Int {
    var end = offset
    while true {
      let length = WordScan(paddedBytes + end).nameLength
      end &+= length
      if length < WordScan.length { return end }
    }
  }

  /// Where a string's plain bytes end: at a mark, a backslash or a line end, or after the text.
  @inline(__always)
  func endOfString(from offset: Int, mark: UInt8) -> Int {
    var end = offset
    while end < count {
      let length = WordScan(paddedBytes + end).stringLength(mark: mark)
      end &+= length
      if length < WordScan.length { break }
    }
    return end
  }

  /// Whether a run of bytes stands at an offset.
  @inline(__always)
  func matches(_ pattern: StaticString, at offset: Int) -> Bool {
    let length = pattern.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    for index in 0..<length where bytes[offset + index] != pattern.utf8Start[index] {
      return false
    }
    return true
  }
}
