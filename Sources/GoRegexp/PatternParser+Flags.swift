import GoRuntime

extension PatternParser {
  /// Reads `(?…`: a named group, a group without a number, or a change of flags.
  mutating func parsePerlFlags() throws(RegexpError) {
    let start = position
    let hasP =
      pattern.count - start > 4 && byte(at: 2) == UInt8(ascii: "P")
      && byte(at: 3) == UInt8(ascii: "<")
    let hasName = pattern.count - start > 3 && byte(at: 2) == UInt8(ascii: "<")
    if hasP || hasName {
      try parseNamedGroup(from: start, nameStart: start + (hasName ? 3 : 4))
      return
    }
    position += 2
    var newFlags = flags
    var isNegative = false
    var sawFlag = false
    scanning: while position < pattern.count {
      let rune = try nextRune()
      switch Unicode.Scalar(rune) {
      case "i":
        newFlags.set(.foldCase, !isNegative)
        sawFlag = true
      case "m":
        // The flag is named for many lines and kept as its opposite.
        newFlags.set(.oneLine, isNegative)
        sawFlag = true
      case "s":
        newFlags.set(.dotNewline, !isNegative)
        sawFlag = true
      case "U":
        newFlags.set(.nonGreedy, !isNegative)
        sawFlag = true
      case "-":
        if isNegative { break scanning }
        isNegative = true
        sawFlag = false
      case ":", ")":
        if isNegative && !sawFlag { break scanning }
        output += pattern[start..<position]
        if rune == 0x3A { try openGroup(name: ByteString(), isCapturing: false) }
        flags = newFlags
        return
      default: break scanning
      }
    }
    throw failure(.invalidPerlOp, start, position)
  }

  /// Reads a group's name; RE2 gets a group without one, as Go allows names that RE2 doesn't.
  private mutating func parseNamedGroup(
    from start: Int, nameStart: Int
  ) throws(RegexpError) {
    guard let end = pattern[start...].firstIndex(of: UInt8(ascii: ">")) else {
      try checkUTF8(start..<pattern.count)
      throw failure(.invalidNamedCapture, start, pattern.count)
    }
    try checkUTF8(nameStart..<max(nameStart, end))
    let name = pattern[nameStart..<max(nameStart, end)]
    guard !name.isEmpty, name.allSatisfy(isWordByte) else {
      throw failure(.invalidNamedCapture, start, end + 1)
    }
    try openGroup(name: ByteString(name), isCapturing: true)
    output.append(UInt8(ascii: "("))
    position = end + 1
  }

  /// Whether a byte is an ASCII letter, a digit or an underscore.
  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }
}

extension PatternParser.Flags {
  /// Sets or clears a flag.
  fileprivate mutating func set(_ flag: PatternParser.Flags, _ isOn: Bool) {
    if isOn { insert(flag) } else { remove(flag) }
  }
}
