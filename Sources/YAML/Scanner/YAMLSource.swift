import GoRuntime

/// A YAML text in memory as the scanner wants it: UTF-8, checked, and padded with zero bytes.
///
/// go-yaml reads and checks its input in pieces of 512 bytes, so a bad byte is reported before any
/// fault in the grammar of its own piece, and never when parsing ends in an earlier one. The text
/// therefore ends where the piece with the first bad byte starts, and `failure` tells what is next.
final class YAMLSource {
  /// What holds the text, for strings that refer to it.
  private(set) var buffer: ByteBuffer
  /// The text, in the buffer.
  private(set) var base: UnsafePointer<UInt8>
  /// How many bytes can be read before the end, or before the failure.
  private(set) var count: Int
  /// What stands at the end of the readable bytes, if not the end of the text.
  private(set) var failure: YAMLFailure?
  /// Where the text starts, after a byte order mark.
  private(set) var start = 0

  /// Whether another byte order mark follows the one before the text.
  private(set) var hasSecondMark = false
  /// Whether the text is UTF-8 without marks and faults, and LF its only line break.
  private(set) var isEveryday = false

  /// How much go-yaml reads at once.
  static let pieceSize = 512

  /// Checks a text, which is copied unless zeros follow it.
  init(_ text: ByteString) {
    let marks = text.withBytes { $0.count < 2 ? (0, 0) : ($0[0], $0[1]) }
    if marks == (0xFF, 0xFE) || marks == (0xFE, 0xFF) {
      var decoded: [UInt8] = []
      failure = text.withBytes { Self.decodeUTF16($0, into: &decoded) }
      count = decoded.count
      (buffer, base) = Self.hold(ByteString(decoded))
      return
    }
    // go-yaml reads an empty text as an empty line.
    let text = text.isEmpty ? "\n" : text
    count = text.count
    (buffer, base) = Self.hold(text)
    if count >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF {
      start = 3
      hasSecondMark = count >= 6 && base[3] == 0xEF && base[4] == 0xBB && base[5] == 0xBF
    }
    isEveryday = start == 0
    if let bad = firstBadByte() { stop(at: bad) }
  }

  /// Keeps a text, with zeros behind it.
  private static func hold(_ text: ByteString) -> (ByteBuffer, UnsafePointer<UInt8>) {
    let buffer = text.paddedBuffer
    // The bytes of a buffer lie in the object itself, and stay where they are.
    return (buffer, buffer.withUnsafeMutablePointerToElements { UnsafePointer($0) })
  }

  /// Ends the readable text at an offset, with zeros behind it.
  private func end(at offset: Int) {
    count = offset
    (buffer, base) = Self.hold(ByteString(UnsafeBufferPointer(start: base, count: offset)))
  }

  /// Where the first byte stands that YAML or UTF-8 forbids, and why; nil when all are fine.
  private func firstBadByte() -> (offset: Int, problem: String)? {
    var at = start
    while true {
      at = endOfPrintable(from: at)
      if at >= count { return nil }
      let byte = base[at]
      if byte == 0x0D {
        isEveryday = false
        at &+= 1
      } else if byte < 0x80 {
        return (at, "control characters are not allowed")
      } else {
        if YAMLBytes(base).isBreak(at) { isEveryday = false }
        switch checkWideCharacter(at: at, byte) {
        case .success(let width): at &+= width
        case .failure(let fault): return (at, fault.problem)
        }
      }
    }
  }

  /// Where the printable ASCII, line feeds and tabs that start at an offset end.
  private func endOfPrintable(from start: Int) -> Int {
    var at = start
    while at &+ Self.stride <= count, Self.arePrintable(base + at) { at &+= Self.stride }
    // Of the last bytes, some may be looked at twice.
    if at > start, at &+ Self.stride > count, Self.arePrintable(base + (count &- Self.stride)) {
      return count
    }
    while at < count {
      let byte = base[at]
      guard byte &- 0x20 < 0x5F || byte == 0x0A || byte == 0x09 else { break }
      at &+= 1
    }
    return at
  }

  /// How many bytes are checked together.
  private static let stride = 64

  /// Whether a stride of bytes is all printable ASCII, line feeds and tabs.
  ///
  /// Nothing branches on a byte, so that the compiler looks at many of them at once.
  @inline(__always)
  private static func arePrintable(_ bytes: UnsafePointer<UInt8>) -> Bool {
    var faults: UInt8 = 0
    for at in 0..<stride {
      let byte = bytes[at]
      let isControl: UInt8 = byte &- 0x20 < 0x5F ? 0 : 1
      let isNoTabOrLineFeed: UInt8 = byte &- 0x09 < 0x02 ? 0 : 1
      faults |= isControl & isNoTabOrLineFeed
    }
    return faults == 0
  }

  /// Checks a character of several bytes and tells how many.
  private func checkWideCharacter(at: Int, _ lead: UInt8) -> Result<Int, YAMLFailure> {
    func failure(_ problem: String) -> Result<Int, YAMLFailure> {
      .failure(YAMLFailure(problem: problem, stage: .reader))
    }
    let width: Int
    var scalar: UInt32
    switch lead {
    case 0xC0...0xDF: (width, scalar) = (2, UInt32(lead & 0x1F))
    case 0xE0...0xEF: (width, scalar) = (3, UInt32(lead & 0x0F))
    case 0xF0...0xF7: (width, scalar) = (4, UInt32(lead & 0x07))
    default: return failure("invalid leading UTF-8 octet")
    }
    if at &+ width > count { return failure(Self.incomplete) }
    for offset in 1..<width {
      let byte = base[at &+ offset]
      if byte & 0xC0 != 0x80 { return failure("invalid trailing UTF-8 octet") }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    if scalar < (width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000) {
      return failure("invalid length of a UTF-8 sequence")
    }
    if (0xD800...0xDFFF).contains(scalar) || scalar > 0x10FFFF {
      return failure("invalid Unicode character")
    }
    if Self.isAllowed(scalar) { return .success(width) }
    return failure("control characters are not allowed")
  }

  /// Whether YAML 1.1 allows a character.
  private static func isAllowed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
      true
    default: false
    }
  }

  /// What go-yaml says to a character that the end of the text cuts off.
  private static let incomplete = "incomplete UTF-8 octet sequence"

  /// Ends the readable text where the piece that holds the bad byte starts.
  private func stop(at bad: (offset: Int, problem: String)) {
    failure = YAMLFailure(problem: bad.problem, stage: .reader)
    isEveryday = false
    if bad.problem == Self.incomplete {
      // go-yaml waits for the rest of the character until it needs it.
      end(at: bad.offset)
      return
    }
    var piece = 0
    var next = Self.pieceSize
    while next <= bad.offset {
      // A character that lies across the border is read with the next piece.
      while next > piece, base[next] & 0xC0 == 0x80 { next -= 1 }
      if next > bad.offset { break }
      piece = next
      next += Self.pieceSize
    }
    end(at: max(piece, start))
  }

  /// Decodes UTF-16 of the byte order that the first two bytes tell.
  private static func decodeUTF16(
    _ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]
  ) -> YAMLFailure? {
    let low = bytes[0] == 0xFF ? 0 : 1
    var at = 2
    while at < bytes.count {
      if at + 1 >= bytes.count {
        return YAMLFailure(problem: "incomplete UTF-16 character", stage: .reader)
      }
      var scalar = UInt32(bytes[at + low]) | UInt32(bytes[at + 1 - low]) << 8
      at += 2
      if scalar & 0xFC00 == 0xDC00 {
        return YAMLFailure(problem: "unexpected low surrogate area", stage: .reader)
      }
      if scalar & 0xFC00 == 0xD800 {
        if at + 1 >= bytes.count {
          return YAMLFailure(problem: "incomplete UTF-16 surrogate pair", stage: .reader)
        }
        let second = UInt32(bytes[at + low]) | UInt32(bytes[at + 1 - low]) << 8
        if second & 0xFC00 != 0xDC00 {
          return YAMLFailure(problem: "expected low surrogate area", stage: .reader)
        }
        scalar = 0x10000 + ((scalar & 0x3FF) << 10) + (second & 0x3FF)
        at += 2
      }
      guard isAllowed(scalar), let scalar = Unicode.Scalar(scalar) else {
        return YAMLFailure(problem: "control characters are not allowed", stage: .reader)
      }
      text.append(contentsOf: String(scalar).utf8)
    }
    return nil
  }
}
