import GoRuntime

/// A text in the form in which RE2 matches as Go does.
///
/// Go reads an invalid byte as U+FFFD, which `.` and `[^a]` match; RE2 matches invalid bytes with
/// nothing. So each invalid byte becomes the three of U+FFFD, and offsets are mapped back.
struct RegexpText {
  /// The text as given.
  let original: ByteString
  /// The text that RE2 reads.
  private let readable: ByteString
  /// For every offset of the readable text the one of the original; nil when they are the same.
  private let originalOffsets: [Int]?

  init(_ text: ByteString) {
    original = text
    let isValid = text.withBytes { Self.isValid($0) }
    if isValid {
      readable = text
      originalOffsets = nil
      return
    }
    var bytes: [UInt8] = []
    var offsets: [Int] = []
    text.withBytes { source in
      bytes.reserveCapacity(source.count + source.count / 2)
      offsets.reserveCapacity(source.count + source.count / 2)
      var index = 0
      while index < source.count {
        let (rune, size) = source.rune(at: index)
        if rune == 0xFFFD && size == 1 {
          bytes += [0xEF, 0xBF, 0xBD]
          offsets += [index, index, index]
        } else {
          for offset in index..<index + size {
            bytes.append(source[offset])
            offsets.append(offset)
          }
        }
        index += size
      }
      offsets.append(source.count)
    }
    readable = ByteString(bytes)
    originalOffsets = offsets
  }

  /// The length of the readable text.
  var count: Int { readable.count }

  /// The original's bytes between two offsets of the readable text.
  func part(_ start: Int, _ end: Int) -> ByteString {
    guard let originalOffsets else { return original[start..<end] }
    return original[originalOffsets[start]..<originalOffsets[end]]
  }

  /// The original's offset of an offset of the readable text.
  func originalOffset(_ offset: Int) -> Int { originalOffsets?[offset] ?? offset }

  /// How many bytes the rune at an offset has; 0 at the end.
  func width(at offset: Int) -> Int {
    readable.withBytes { $0.count > offset ? $0.rune(at: offset).size : 0 }
  }

  /// Whether an offset lies between the bytes of one character.
  func isInsideCharacter(_ offset: Int) -> Bool {
    readable.withBytes { $0.count > offset && $0[offset] & 0xC0 == 0x80 }
  }

  /// The end of the character that an offset lies inside of.
  func characterEnd(after offset: Int) -> Int {
    readable.withBytes { bytes in
      var end = offset
      while end < bytes.count && bytes[end] & 0xC0 == 0x80 { end += 1 }
      return end
    }
  }

  /// Calls the closure with the readable text.
  func withCharacters<Result>(
    _ body: (UnsafePointer<CChar>, Int) -> Result
  ) -> Result {
    readable.withBytes { bytes in
      var empty: UInt8 = 0
      return withUnsafePointer(to: &empty) { fallback in
        let start = UnsafeRawPointer(bytes.baseAddress ?? fallback)
        return body(start.assumingMemoryBound(to: CChar.self), bytes.count)
      }
    }
  }

  private static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index &+= 1
        continue
      }
      let (rune, size) = bytes.rune(at: index)
      if rune == 0xFFFD && size == 1 { return false }
      index &+= size
    }
    return true
  }
}
