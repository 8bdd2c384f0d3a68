internal import GoRuntime

extension JSONParser {
  /// Reads a string from its opening quotation mark on.
  @inline(__always)
  mutating func readString(at start: Int, isKey: Bool) throws(SchemaError) -> Int {
    let cursor = endOfPlain(from: start &+ 1)
    guard cursor < end, text[cursor] == UInt8(ascii: "\"") else {
      return try readSpecialString(at: start, isKey: isKey)
    }
    let bytes = start &+ 1..<cursor
    append(
      UnsafeBufferPointer(rebasing: text[bytes]), at: start &+ 1, isKey: isKey, isResolved: false)
    return cursor &+ 1
  }

  /// Reads a string that may have bytes that don't stand for themselves.
  @inline(never)
  private mutating func readSpecialString(at start: Int, isKey: Bool) throws(SchemaError) -> Int {
    var cursor = start + 1
    var needsCopy = false
    while true {
      cursor = endOfPlain(from: cursor)
      guard cursor < end else { throw SchemaError("unexpected EOF") }
      let byte = text[cursor]
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        needsCopy = true
        cursor = try endOfEscape(at: cursor)
      } else if byte < 0x20 {
        throw invalid(byte, "in string literal")
      } else {
        let length = Self.validLength(text, at: cursor, end: end)
        if length == 0 { needsCopy = true }
        cursor += max(length, 1)
      }
    }
    let bytes = start + 1..<cursor
    guard needsCopy else {
      append(
        UnsafeBufferPointer(rebasing: text[bytes]), at: start + 1, isKey: isKey, isResolved: false)
      return cursor + 1
    }
    let copied = resolved.count
    copy(bytes)
    Array(resolved[copied...]).withUnsafeBufferPointer { bytes in
      append(bytes, at: copied, isKey: isKey, isResolved: true)
    }
    return cursor + 1
  }

  /// Where the bytes that stand for themselves in a string end, from a position on.
  @inline(__always)
  private func endOfPlain(from start: Int) -> Int {
    var cursor = start
    while let word = JSONWord(text, at: cursor) {
      let length = word.plainLength
      cursor &+= length
      if length < JSONWord.size { return cursor }
    }
    while cursor < end, text[cursor] >= 0x20, text[cursor] < 0x80,
      text[cursor] != UInt8(ascii: "\""), text[cursor] != UInt8(ascii: "\\")
    {
      cursor &+= 1
    }
    return cursor
  }

  private func endOfEscape(at start: Int) throws(SchemaError) -> Int {
    let letter = start + 1
    guard letter < end else { throw SchemaError("unexpected EOF") }
    switch text[letter] {
    case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"),
      UInt8(ascii: "t"), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "\""):
      return letter + 1
    case UInt8(ascii: "u"):
      for digit in letter + 1...letter + 4 {
        guard digit < end else { throw SchemaError("unexpected EOF") }
        guard Self.hexDigit(text[digit]) != nil else {
          throw invalid(text[digit], "in \\u hexadecimal character escape")
        }
      }
      return letter + 5
    default:
      throw invalid(text[letter], "in string escape code")
    }
  }

  /// Appends a string's bytes to those resolved: escapes become what they stand for, and what is
  /// not UTF-8 is replaced.
  private mutating func copy(_ string: Range<Int>) {
    var cursor = string.lowerBound
    while cursor < string.upperBound {
      let plain = cursor..<endOfPlain(from: cursor)
      resolved.append(contentsOf: text[plain])
      cursor = plain.upperBound
      if cursor == string.upperBound { break }
      if text[cursor] == UInt8(ascii: "\\") {
        cursor = copyEscape(at: cursor + 1)
        continue
      }
      let length = Self.validLength(text, at: cursor, end: string.upperBound)
      if length == 0 {
        resolved.append(contentsOf: "\u{FFFD}".utf8)
        cursor += 1
      } else {
        resolved.append(contentsOf: text[cursor..<cursor + length])
        cursor += length
      }
    }
  }

  private mutating func copyEscape(at index: Int) -> Int {
    switch text[index] {
    case UInt8(ascii: "b"): resolved.append(0x08)
    case UInt8(ascii: "f"): resolved.append(0x0C)
    case UInt8(ascii: "n"): resolved.append(0x0A)
    case UInt8(ascii: "r"): resolved.append(0x0D)
    case UInt8(ascii: "t"): resolved.append(0x09)
    case UInt8(ascii: "u"):
      var unit = hexUnit(at: index + 1)
      var next = index + 5
      if unit & 0xFC00 == 0xD800, next + 5 < end, text[next] == UInt8(ascii: "\\"),
        text[next + 1] == UInt8(ascii: "u"), hexUnit(at: next + 2) & 0xFC00 == 0xDC00
      {
        unit = 0x10000 + (unit & 0x3FF) << 10 + hexUnit(at: next + 2) & 0x3FF
        next += 6
      }
      let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
      resolved.append(contentsOf: String(Character(scalar)).utf8)
      return next
    default: resolved.append(text[index])
    }
    return index + 1
  }

  private func hexUnit(at index: Int) -> UInt32 {
    var unit: UInt32 = 0
    for offset in 0..<4 { unit = unit << 4 | UInt32(Self.hexDigit(text[index + offset]) ?? 0) }
    return unit
  }

  static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// The length of the UTF-8 sequence at an index, or 0 when it isn't a valid one.
  static func validLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Int {
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < end && range.contains(bytes[index + offset])
    }
    switch bytes[index] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}
