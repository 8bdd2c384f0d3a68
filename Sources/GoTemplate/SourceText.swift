internal import GoRuntime

/// The text that templates were parsed from, kept for their plain text and for positions.
final class SourceText: @unchecked Sendable {
  /// The name that errors give.
  let name: ByteString
  /// The text; never changed.
  let bytes: UnsafeBufferPointer<UInt8>

  /// Copies a text.
  init(name: ByteString, _ text: ByteString) {
    self.name = name
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(text.count, 1))
    let count = text.withBytes { source in
      copy.update(fromContentsOf: source)
    }
    bytes = UnsafeBufferPointer(start: copy.baseAddress, count: count)
  }

  deinit { UnsafeMutableBufferPointer(mutating: bytes).deallocate() }

  /// A part of the text.
  func string(_ range: Range<Int>) -> ByteString {
    ByteString(UnsafeBufferPointer(rebasing: bytes[range]))
  }

  /// The line of an offset, from 1.
  func line(at offset: Int) -> Int {
    var line = 1
    for index in 0..<min(offset, bytes.count) where bytes[index] == 0x0A { line += 1 }
    return line
  }

  /// The bytes between an offset and the start of its line.
  func column(at offset: Int) -> Int {
    let end = min(offset, bytes.count)
    var start = end
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return end - start
  }

  /// Where a run of bytes starts at or after an offset, or nil.
  func find(_ pattern: StaticString, from offset: Int) -> Int? {
    bytes.index(
      of: UnsafeBufferPointer(start: pattern.utf8Start, count: pattern.utf8CodeUnitCount),
      from: offset)
  }

  /// Whether a run of bytes stands at an offset.
  @inline(__always)
  func matches(_ pattern: StaticString, at offset: Int) -> Bool {
    let count = pattern.utf8CodeUnitCount
    guard offset >= 0, offset + count <= bytes.count else { return false }
    for index in 0..<count where bytes[offset + index] != pattern.utf8Start[index] {
      return false
    }
    return true
  }
}
