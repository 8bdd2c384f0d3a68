import GoRuntime

/// Reads a pattern of Go's syntax, reports Go's errors, and writes the pattern that RE2 takes for
/// the same.
///
/// RE2 and Go's package share their grammar but not all of it: Go has `(?<name>…)`, repeated group
/// names, inexact names of Unicode classes, and refuses `\C`. Everything is checked here, in the
/// order in which Go's parser checks it, so RE2 never has to refuse a pattern.
struct PatternParser {
  /// Go's flags that change how a pattern is read.
  struct Flags: OptionSet {
    let rawValue: UInt8

    static let foldCase = Flags(rawValue: 1)
    static let oneLine = Flags(rawValue: 2)
    static let dotNewline = Flags(rawValue: 4)
    static let nonGreedy = Flags(rawValue: 8)
  }

  /// The pattern.
  let pattern: [UInt8]
  /// The offset of the next byte to read.
  var position = 0
  /// The pattern for RE2.
  var output: [UInt8] = []
  /// The flags in force.
  var flags: Flags = .oneLine
  /// The groups that are open, the whole pattern first.
  var groups: [PatternGroup] = [PatternGroup(flags: .oneLine, isCapturing: false)]
  /// Whether there is a `\B`.
  var hasNoWordBoundary = false
  /// The names of the capturing groups by number; empty for unnamed ones and the whole match.
  var names: [ByteString] = [ByteString()]

  init(_ pattern: ByteString) {
    self.pattern = pattern.bytes
    output.reserveCapacity(self.pattern.count + 8)
  }

  /// Reads the whole pattern.
  mutating func parse() throws(RegexpError) {
    // Where the repetition operator just read began; repeating it again is an error.
    var lastRepeat: Int?
    while position < pattern.count {
      var repetition: Int?
      switch pattern[position] {
      case UInt8(ascii: "("):
        if byte(at: 1) == UInt8(ascii: "?") {
          try parsePerlFlags()
        } else {
          try openGroup(name: ByteString(), isCapturing: true)
          output.append(UInt8(ascii: "("))
          position += 1
        }
      case UInt8(ascii: "|"):
        groups[groups.count - 1].endBranch()
        copy(1)
      case UInt8(ascii: ")"):
        try closeGroup()
      case UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "."):
        copy(1)
        try push(.leaf)
      case UInt8(ascii: "["):
        try parseClass()
        try push(.leaf)
      case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
        repetition = position
        let sign = pattern[position]
        let end = position + 1
        try parseRepetition(from: position, to: end, minimum: 0, maximum: 0, lastRepeat) { node in
          node.height += 1
          node.size += sign == UInt8(ascii: "*") ? 2 : 1
        }
      case UInt8(ascii: "{"):
        if let counts = parseCounts() {
          repetition = position
          try repeatCounted(counts, lastRepeat)
        } else {
          appendLiteral(UInt32(UInt8(ascii: "{")))
          position += 1
          try push(.leaf)
        }
      case UInt8(ascii: "\\"):
        try parseBackslash()
      default:
        let rune = try nextRune()
        appendLiteral(rune)
        try push(.leaf)
      }
      lastRepeat = repetition
    }
    if groups.count != 1 { throw failure(.missingParen, 0, pattern.count) }
  }

  // MARK: Reading

  /// The byte some way ahead, or nil beyond the end.
  func byte(at offset: Int) -> UInt8? {
    let index = position + offset
    return index < pattern.count ? pattern[index] : nil
  }

  /// Copies bytes to RE2's pattern as they are.
  mutating func copy(_ count: Int) {
    output += pattern[position..<position + count]
    position += count
  }

  /// Reads one rune; the end reads as U+FFFD of no bytes, as Go's decoder has it.
  mutating func nextRune() throws(RegexpError) -> UInt32 {
    guard position < pattern.count else { return 0xFFFD }
    let (rune, size) = pattern.withUnsafeBufferPointer { $0.rune(at: position) }
    if rune == 0xFFFD && size == 1 { throw failure(.invalidUTF8, position, pattern.count) }
    position += size
    return rune
  }

  /// Fails on the first byte of a range that is not UTF-8.
  func checkUTF8(_ range: Range<Int>) throws(RegexpError) {
    var index = range.lowerBound
    while index < range.upperBound {
      let (rune, size) = pattern[range].withUnsafeBufferPointer {
        $0.rune(at: index - range.lowerBound)
      }
      if rune == 0xFFFD && size == 1 { throw failure(.invalidUTF8, index, range.upperBound) }
      index += size
    }
  }

  /// An error about a part of the pattern.
  func failure(_ code: RegexpError.Code, _ start: Int, _ end: Int) -> RegexpError {
    RegexpError(code: code, expression: ByteString(pattern[start..<max(start, end)]))
  }

  // MARK: Writing

  /// Writes a rune that stands for itself.
  mutating func appendLiteral(_ rune: UInt32) {
    switch rune {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x20:
      output.append(UInt8(truncatingIfNeeded: rune))
    case 0x21..<0x7F:
      output.append(UInt8(ascii: "\\"))
      output.append(UInt8(truncatingIfNeeded: rune))
    default:
      output += "\\x{\(String(rune, radix: 16))}".utf8
    }
  }

  // MARK: Groups

  /// Adds a node to the sequence that is being read.
  mutating func push(_ node: PatternNode) throws(RegexpError) {
    groups[groups.count - 1].append(node)
    try checkLimits(node)
  }

  /// Refuses what Go refuses for its size or depth.
  func checkLimits(_ node: PatternNode) throws(RegexpError) {
    if node.size > PatternNode.sizeLimit { throw failure(.large, 0, pattern.count) }
    if node.height > PatternNode.heightLimit { throw failure(.nestingDepth, 0, pattern.count) }
  }

  /// Opens a group.
  mutating func openGroup(name: ByteString, isCapturing: Bool) throws(RegexpError) {
    // Groups without captures may nest without height, but RE2 counts them all.
    if groups.count > PatternNode.heightLimit { throw failure(.nestingDepth, 0, pattern.count) }
    groups.append(PatternGroup(flags: flags, isCapturing: isCapturing))
    if isCapturing { names.append(name) }
  }

  /// Closes the innermost group at its `)`.
  private mutating func closeGroup() throws(RegexpError) {
    guard groups.count > 1, var group = groups.popLast() else {
      throw failure(.unexpectedParen, 0, pattern.count)
    }
    var node = group.finish()
    try checkLimits(node)
    if group.isCapturing {
      node.height += 1
      node.size += 2
    }
    flags = group.flags
    copy(1)
    try push(node)
  }
}
