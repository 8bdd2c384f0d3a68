import GoRuntime

extension PatternParser {
  /// Go's names of POSIX classes.
  private static let namedClasses: Set<String> = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
    "space", "upper", "word", "xdigit",
  ]

  /// Reads a class in brackets.
  mutating func parseClass() throws(RegexpError) {
    let start = position
    copy(1)
    if byte(at: 0) == UInt8(ascii: "^") { copy(1) }
    // A bracket stands for itself as the first of its class.
    var isFirst = true
    while isFirst || byte(at: 0) != UInt8(ascii: "]") {
      isFirst = false
      if pattern.count - position > 2, byte(at: 0) == UInt8(ascii: "["),
        byte(at: 1) == UInt8(ascii: ":"), let named = try parseNamedClass()
      {
        output += named
      } else if byte(at: 0) == UInt8(ascii: "\\"), let letter = byte(at: 1),
        letter == UInt8(ascii: "p") || letter == UInt8(ascii: "P")
      {
        output += try parseUnicodeClass(inBrackets: true).utf8
      } else if let group = parsePerlClass() {
        output += group
      } else {
        try parseRange(ofClassFrom: start)
      }
    }
    copy(1)
  }

  /// Reads one character of a class, or a range of them.
  private mutating func parseRange(ofClassFrom classStart: Int) throws(RegexpError) {
    let start = position
    let low = try parseClassRune(classStart)
    appendLiteral(low)
    guard byte(at: 0) == UInt8(ascii: "-"), let next = byte(at: 1), next != UInt8(ascii: "]")
    else { return }
    position += 1
    let high = try parseClassRune(classStart)
    if high < low { throw failure(.invalidCharRange, start, position) }
    output.append(UInt8(ascii: "-"))
    appendLiteral(high)
  }

  private mutating func parseClassRune(_ classStart: Int) throws(RegexpError) -> UInt32 {
    guard let first = byte(at: 0) else {
      throw failure(.missingBracket, classStart, pattern.count)
    }
    return first == UInt8(ascii: "\\") ? try parseEscape() : try nextRune()
  }

  /// Reads `[:name:]`; nil when it is not closed and the bracket stands for itself.
  private mutating func parseNamedClass() throws(RegexpError) -> ArraySlice<UInt8>? {
    var end = position + 2
    while end + 1 < pattern.count,
      !(pattern[end] == UInt8(ascii: ":") && pattern[end + 1] == UInt8(ascii: "]"))
    {
      end += 1
    }
    guard end + 1 < pattern.count else { return nil }
    var name = pattern[position + 2..<end]
    if name.first == UInt8(ascii: "^") { name = name.dropFirst() }
    let text = pattern[position..<end + 2]
    guard Self.namedClasses.contains(String(decoding: name, as: UTF8.self)) else {
      throw failure(.invalidCharRange, position, end + 2)
    }
    position = end + 2
    return text
  }

  /// Reads `\pL`, `\p{Greek}`, `\P{^Lu}` and the like, and returns what RE2 takes for it.
  mutating func parseUnicodeClass(inBrackets: Bool) throws(RegexpError) -> String {
    let start = position
    var isNegative = byte(at: 1) == UInt8(ascii: "P")
    position += 2
    let rune = try nextRune()
    var name = pattern[start + 2..<position]
    if rune == 0x7B {
      guard let end = pattern[start...].firstIndex(of: UInt8(ascii: "}")) else {
        try checkUTF8(start..<pattern.count)
        throw failure(.invalidCharRange, start, pattern.count)
      }
      name = pattern[start + 3..<end]
      try checkUTF8(start + 3..<end)
      position = end + 1
    }
    if name.first == UInt8(ascii: "^") {
      isNegative.toggle()
      name = name.dropFirst()
    }
    guard let found = UnicodeClass(name: name) else {
      throw failure(.invalidCharRange, start, position)
    }
    return found.text(isNegative: isNegative, inBrackets: inBrackets)
  }
}
