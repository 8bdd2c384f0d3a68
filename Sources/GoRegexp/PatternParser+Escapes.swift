import GoRuntime

extension PatternParser {
  /// Reads what a backslash outside of brackets begins.
  mutating func parseBackslash() throws(RegexpError) {
    switch byte(at: 1) {
    case UInt8(ascii: "A"), UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "z"):
      if byte(at: 1) == UInt8(ascii: "B") { hasNoWordBoundary = true }
      copy(2)
      try push(.leaf)
      return
    case UInt8(ascii: "C"):
      // Any byte: Go does not support it.
      throw failure(.invalidEscape, position, position + 2)
    case UInt8(ascii: "Q"):
      try parseQuoted()
      return
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      output += try parseUnicodeClass(inBrackets: false).utf8
      try push(.leaf)
      return
    default: break
    }
    if let group = parsePerlClass() {
      output += group
    } else {
      appendLiteral(try parseEscape())
    }
    try push(.leaf)
  }

  /// Reads `\Q…\E`, between which every character stands for itself.
  private mutating func parseQuoted() throws(RegexpError) {
    position += 2
    var end = position
    while end < pattern.count,
      !(pattern[end] == UInt8(ascii: "\\") && end + 1 < pattern.count
        && pattern[end + 1] == UInt8(ascii: "E"))
    {
      end += 1
    }
    // An error speaks of the quoted text only, as Go's does.
    try checkUTF8(position..<end)
    let isEmpty = position == end
    while position < end {
      appendLiteral(try nextRune())
      try push(.leaf)
    }
    position = min(end + 2, pattern.count)
    // RE2 must see that something stood here: what follows may repeat what is before.
    if isEmpty { output += "\\Q\\E".utf8 }
  }

  /// Reads `\d`, `\s`, `\w` or one of their opposites, and returns its text.
  mutating func parsePerlClass() -> ArraySlice<UInt8>? {
    guard byte(at: 0) == UInt8(ascii: "\\"), let letter = byte(at: 1) else { return nil }
    switch letter {
    case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"),
      UInt8(ascii: "w"), UInt8(ascii: "W"):
      position += 2
      return pattern[position - 2..<position]
    default: return nil
    }
  }

  /// Reads an escape sequence that stands for one rune.
  mutating func parseEscape() throws(RegexpError) -> UInt32 {
    let start = position
    position += 1
    guard position < pattern.count else {
      throw RegexpError(code: .trailingBackslash, expression: ByteString())
    }
    let rune = try nextRune()
    switch rune {
    case 0x30...0x37:
      // A single digit other than zero would be a reference back, which Go does not support.
      let isOctal = byte(at: 0).map { (0x30...0x37).contains($0) } ?? false
      if rune == 0x30 || isOctal { return parseOctal(rune - 0x30) }
    case 0x78:
      if let value = try parseHexadecimal() { return value }
    case 0x61: return 7
    case 0x66: return 12
    case 0x6E: return 10
    case 0x72: return 13
    case 0x74: return 9
    case 0x76: return 11
    case 0..<0x80 where !isAlphanumeric(rune): return rune
    default: break
    }
    throw failure(.invalidEscape, start, position)
  }

  /// Reads up to two more octal digits.
  private mutating func parseOctal(_ first: UInt32) -> UInt32 {
    var value = first
    for _ in 1..<3 {
      guard let digit = byte(at: 0), (0x30...0x37).contains(digit) else { break }
      value = value * 8 + UInt32(digit - 0x30)
      position += 1
    }
    return value
  }

  /// Reads two hexadecimal digits, or any number of them in braces; nil when they are none.
  private mutating func parseHexadecimal() throws(RegexpError) -> UInt32? {
    guard position < pattern.count else { return nil }
    let first = try nextRune()
    guard first == 0x7B else {
      let second = try nextRune()
      guard let high = hexadecimal(first), let low = hexadecimal(second) else { return nil }
      return high * 16 + low
    }
    var value: UInt32 = 0
    var count = 0
    while true {
      guard position < pattern.count else { return nil }
      let rune = try nextRune()
      if rune == 0x7D { break }
      guard let digit = hexadecimal(rune) else { return nil }
      value = value * 16 + digit
      if value > 0x10FFFF { return nil }
      count += 1
    }
    return count == 0 ? nil : value
  }

  private func hexadecimal(_ rune: UInt32) -> UInt32? {
    switch rune {
    case 0x30...0x39: rune - 0x30
    case 0x61...0x66: rune - 0x61 + 10
    case 0x41...0x46: rune - 0x41 + 10
    default: nil
    }
  }

  private func isAlphanumeric(_ rune: UInt32) -> Bool {
    switch rune {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
