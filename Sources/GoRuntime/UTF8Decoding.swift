/// A Unicode code point, or U+FFFD for a byte that is no part of one: Go's `rune`.
@usableFromInline package typealias Rune = UInt32

/// What Go's decoder yields for an invalid byte.
package let replacementRune: Rune = 0xFFFD

extension UnsafeBufferPointer<UInt8> {
  /// The rune at an index below `count` and its length in bytes, as Go's `utf8.DecodeRune`.
  ///
  /// A byte that starts no valid sequence is U+FFFD of length 1.
  @inlinable @inline(__always)
  package func rune(at index: Int) -> (rune: Rune, size: Int) {
    let first = self[index]
    if first < 0x80 { return (Rune(first), 1) }
    return multibyteRune(at: index)
  }

  /// The rune of a sequence whose first byte is not ASCII.
  @usableFromInline
  func multibyteRune(at index: Int) -> (rune: Rune, size: Int) {
    let first = self[index]
    let length: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    var rune: Rune
    switch first {
    case 0xC2...0xDF:
      length = 2
      rune = Rune(first & 0x1F)
    case 0xE0...0xEF:
      length = 3
      rune = Rune(first & 0x0F)
      if first == 0xE0 { lowest = 0xA0 }
      if first == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      length = 4
      rune = Rune(first & 0x07)
      if first == 0xF0 { lowest = 0x90 }
      if first == 0xF4 { highest = 0x8F }
    default:
      return (replacementRune, 1)
    }
    if count &- index < length { return (replacementRune, 1) }
    var offset = 1
    while offset < length {
      let next = self[index &+ offset]
      if next < lowest || next > highest { return (replacementRune, 1) }
      lowest = 0x80
      highest = 0xBF
      rune = rune << 6 | Rune(next & 0x3F)
      offset &+= 1
    }
    return (rune, length)
  }

  /// The rune that ends just before an index above 0, as Go's `utf8.DecodeLastRune`.
  package func lastRune(before end: Int) -> (rune: Rune, size: Int) {
    let limit = Swift.max(0, end &- 4)
    var start = end &- 1
    if self[start] < 0x80 { return (Rune(self[start]), 1) }
    while start > limit && self[start] & 0xC0 == 0x80 { start &-= 1 }
    let (found, size) = UnsafeBufferPointer(rebasing: self[..<end]).rune(at: start)
    if start &+ size != end { return (replacementRune, 1) }
    return (found, size)
  }

  /// The number of runes, an invalid byte counting as one.
  package var runeCount: Int {
    var total = 0
    var index = 0
    while index < count {
      index &+= rune(at: index).size
      total &+= 1
    }
    return total
  }

  /// Whether there is no byte above 0x7F.
  package var isASCII: Bool {
    for byte in self where byte >= 0x80 { return false }
    return true
  }

  /// Whether the bytes are UTF-8 throughout.
  package var isValidUTF8: Bool {
    var index = 0
    while index < count {
      let (found, size) = rune(at: index)
      if found == replacementRune && size == 1 { return false }
      index &+= size
    }
    return true
  }
}

extension ByteString {
  /// The number of runes, an invalid byte counting as one.
  package var runeCount: Int { withBytes { $0.runeCount } }

  /// The runes, an invalid byte standing as U+FFFD: Go's `[]rune(s)`.
  package var runes: [Rune] {
    withBytes { bytes in
      var result: [Rune] = []
      result.reserveCapacity(bytes.count)
      var index = 0
      while index < bytes.count {
        let (rune, size) = bytes.rune(at: index)
        result.append(rune)
        index &+= size
      }
      return result
    }
  }
}

extension OutputBuffer {
  /// Appends a rune's UTF-8 bytes; what is no code point becomes U+FFFD, as in Go.
  package func append(rune: Rune) {
    switch rune {
    case 0..<0x80:
      append(UInt8(truncatingIfNeeded: rune))
    case 0x80..<0x800:
      append(UInt8(truncatingIfNeeded: 0xC0 | rune >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | rune & 0x3F))
    case 0xD800...0xDFFF, 0x110000...:
      append(rune: replacementRune)
    case 0x800..<0x10000:
      append(UInt8(truncatingIfNeeded: 0xE0 | rune >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | rune >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | rune & 0x3F))
    default:
      append(UInt8(truncatingIfNeeded: 0xF0 | rune >> 18))
      append(UInt8(truncatingIfNeeded: 0x80 | rune >> 12 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | rune >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | rune & 0x3F))
    }
  }

  /// Makes room for a run of one byte at a position, moving what follows.
  package func insert(repeating byte: UInt8, count inserted: Int, at position: Int) {
    guard inserted > 0 else { return }
    let moved = count &- position
    _ = extend(by: inserted)
    guard let start = bytes.baseAddress else { return }
    (start + position + inserted).update(from: start + position, count: moved)
    (start + position).update(repeating: byte, count: inserted)
  }
}
