extension BlockScanner {
  /// Reads the scalar at the current position and the rest of its last line.
  ///
  /// - Parameter parentIndent: The indentation of the collection that holds it.
  /// - Returns: The scalar, or nil when it is not certain to be valid.
  mutating func readScalar(parentIndent: Int) -> BlockScalar? {
    switch bytes[position] {
    case UInt8(ascii: "\""):
      guard let scalar = readDoubleQuoted(parentIndent) else { return nil }
      return skipRestOfLine() ? scalar : nil
    case UInt8(ascii: "'"):
      guard let scalar = readSingleQuoted(parentIndent) else { return nil }
      return skipRestOfLine() ? scalar : nil
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      return readBlock(parentIndent: parentIndent)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let start = position
      guard readFlow(), skipRestOfLine() else { return nil }
      return BlockScalar(style: .flow, range: start..<position)
    default:
      return readPlain(parentIndent)
    }
  }

  private mutating func readDoubleQuoted(_ parentIndent: Int) -> BlockScalar? {
    let start = position + 1
    var style = BlockScalar.Style.quoted
    position = start
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return BlockScalar(style: style, range: start..<(position - 1))
      case UInt8(ascii: "\\"):
        guard position + 1 < bytes.count else { return nil }
        switch bytes[position + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "n"), UInt8(ascii: "t"): break
        default: return nil
        }
        style = .escaped
        position += 2
      case 0x20...0x7E: position += 1
      case UInt8(ascii: "\n"):
        guard skipToContinuation(parentIndent) else { return nil }
        style = .several
      default: guard skipWideCharacter() else { return nil }
      }
    }
    return nil
  }

  private mutating func readSingleQuoted(_ parentIndent: Int) -> BlockScalar? {
    let start = position + 1
    var style = BlockScalar.Style.quoted
    position = start
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "'"):
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: "'") else {
          return BlockScalar(style: style, range: start..<(position - 1))
        }
        style = .escaped
        position += 1
      case 0x20...0x7E: position += 1
      case UInt8(ascii: "\n"):
        guard skipToContinuation(parentIndent) else { return nil }
        style = .several
      default: guard skipWideCharacter() else { return nil }
      }
    }
    return nil
  }

  /// Passes over a line end and what indents the next line of the same scalar.
  ///
  /// - Returns: Whether there is a next line that is deeper than the parent.
  private mutating func skipToContinuation(_ parentIndent: Int) -> Bool {
    while position < bytes.count {
      position += 1
      let start = position
      skipSpaces()
      guard position < bytes.count else { return false }
      if bytes[position] != UInt8(ascii: "\n") { return position - start > parentIndent }
    }
    return false
  }

  private mutating func readPlain(_ parentIndent: Int) -> BlockScalar? {
    guard startsPlain() else { return nil }
    let start = position
    var end = position
    var style = BlockScalar.Style.plain
    while true {
      let run = position
      skipPlainCharacters()
      if position > run { end = position }
      guard position < bytes.count else { break }
      switch bytes[position] {
      case UInt8(ascii: "\n"):
        let lineEnd = position
        guard skipToContinuation(parentIndent), bytes[position] != UInt8(ascii: "#") else {
          position = lineEnd + 1
          return BlockScalar(style: style, range: start..<end)
        }
        style = .several
      case UInt8(ascii: " "): position += 1
      case UInt8(ascii: "#") where bytes[position - 1] == UInt8(ascii: " "):
        return skipComment() ? BlockScalar(style: style, range: start..<end) : nil
      case UInt8(ascii: ":"):
        if endsToken(at: position + 1) { return nil }
        position += 1
        end = position
      case UInt8(ascii: "#"):
        position += 1
        end = position
      default:
        guard skipWideCharacter() else { return nil }
        end = position
      }
    }
    return BlockScalar(style: style, range: start..<end)
  }

  /// Whether a plain scalar may start here and is certain to convert to JSON: infinities and
  /// numbers that are none start with a point, after a sign or not.
  private func startsPlain() -> Bool {
    let first = bytes[position]
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"):
      guard position + 1 < bytes.count else { return false }
      switch bytes[position + 1] {
      case UInt8(ascii: "."), UInt8(ascii: " "), UInt8(ascii: "\n"): return false
      default: return true
      }
    case UInt8(ascii: "."):
      guard position + 1 < bytes.count else { return false }
      switch bytes[position + 1] | 0x20 {
      case UInt8(ascii: "i"), UInt8(ascii: "n"): return false
      default: return true
      }
    case UInt8(ascii: "/"), UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "_"), UInt8(ascii: "<"), UInt8(ascii: "^"), UInt8(ascii: "~"),
      UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return true
    // What is beyond ASCII is checked when it is read.
    default: return first.isASCIILetter || first >= 0xC3
    }
  }

  /// Reads a literal or folded block; its lines are deeper than the parent's.
  private mutating func readBlock(parentIndent: Int) -> BlockScalar? {
    position += 1
    if position < bytes.count,
      bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+")
    {
      position += 1
    }
    guard skipRestOfLine() else { return nil }
    var indent: Int?
    var deepestBlank = 0
    while position < bytes.count {
      let start = position
      skipSpaces()
      guard position < bytes.count else { break }
      let column = position - start
      if bytes[position] == UInt8(ascii: "\n") {
        deepestBlank = max(deepestBlank, column)
        position += 1
        continue
      }
      if let indent {
        if column < indent {
          // A line between the parent's indentation and the block's own is a fault or a comment.
          guard column <= parentIndent else { return nil }
          position = start
          break
        }
      } else {
        guard column > parentIndent else {
          position = start
          break
        }
        // Blank lines before the first must not be deeper than it.
        guard deepestBlank <= column else { return nil }
        indent = column
      }
      guard skipText() else { return nil }
    }
    return BlockScalar(style: .several, range: position..<position)
  }
}
