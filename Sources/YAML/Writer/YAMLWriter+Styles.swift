import GoRuntime

extension YAMLWriter {
  /// How many characters the current line has.
  private var column: Int {
    var characters = 0
    for at in lineStart..<out.count where out.bytes[at] & 0xC0 != 0x80 { characters &+= 1 }
    return characters
  }

  /// Whether a text may reach the width at which v2 breaks lines.
  @inline(__always)
  private func mayNeedBreaks(_ text: UnsafeBufferPointer<UInt8>, _ shape: YAMLScalarShape) -> Bool {
    version == .v2 && shape.hasSpace && out.count &- lineStart &+ text.count > Self.width
  }

  /// Starts a line inside a scalar.
  private mutating func breakLine(_ indent: Int) {
    out.append(0x0A)
    lineStart = out.count
    out.append(repeating: 0x20, count: indent)
  }

  /// Writes a text without quotes.
  mutating func writePlain(
    _ text: UnsafeBufferPointer<UInt8>, _ shape: YAMLScalarShape, indent: Int, mayBreak: Bool
  ) {
    guard mayBreak, mayNeedBreaks(text, shape) else {
      out.append(text)
      return
    }
    var column = column
    var isAfterSpace = false
    for at in text.indices {
      let byte = text[at]
      if byte == 0x20, !isAfterSpace, column > Self.width, text[at + 1] != 0x20 {
        breakLine(indent)
        column = indent
      } else {
        out.append(byte)
        if byte & 0xC0 != 0x80 { column += 1 }
      }
      isAfterSpace = byte == 0x20
    }
  }

  /// Writes a text in single quotes.
  mutating func writeSingleQuoted(
    _ text: UnsafeBufferPointer<UInt8>, _ shape: YAMLScalarShape, indent: Int, mayBreak: Bool
  ) {
    out.append(0x27)
    let mayBreak = mayBreak && mayNeedBreaks(text, shape)
    var column = mayBreak ? column : 0
    var isAfterSpace = false
    var isAfterBreak = false
    var at = 0
    while at < text.count {
      let byte = text[at]
      let breakWidth = YAMLBreaks.width(text, at: at)
      if byte == 0x20 {
        if mayBreak, !isAfterSpace, column > Self.width, at > 0, at < text.count - 1,
          text[at + 1] != 0x20
        {
          breakLine(indent)
          column = indent
        } else {
          out.append(byte)
          column += 1
        }
        isAfterSpace = true
        at += 1
      } else if breakWidth > 0 {
        // LS and PS stand as they are, and the next line is indented.
        out.append(UnsafeBufferPointer(rebasing: text[at..<at + breakWidth]))
        lineStart = out.count
        column = 0
        isAfterBreak = true
        at += breakWidth
      } else {
        if isAfterBreak {
          out.append(repeating: 0x20, count: indent)
          column = indent
        }
        if byte == 0x27 {
          out.append(byte)
          column += 1
        }
        out.append(byte)
        if byte & 0xC0 != 0x80 { column += 1 }
        isAfterSpace = false
        isAfterBreak = false
        at += 1
      }
    }
    out.append(0x27)
  }

  /// Writes a text in double quotes.
  mutating func writeDoubleQuoted(
    _ text: UnsafeBufferPointer<UInt8>, indent: Int, mayBreak: Bool
  ) {
    out.append(0x22)
    let mayBreak = mayBreak && version == .v2
    var column = mayBreak ? column : 0
    // go-yaml looks for the mark at the text's start, whichever character it is about to write.
    let startsWithMark =
      text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
    var isAfterSpace = false
    var at = 0
    while at < text.count {
      let byte = text[at]
      if byte == 0x20, !startsWithMark {
        if mayBreak, !isAfterSpace, column > Self.width, at > 0, at < text.count - 1 {
          breakLine(indent)
          column = indent
          if text[at + 1] == 0x20 {
            out.append(0x5C)
            column += 1
          }
        } else {
          out.append(byte)
          column += 1
        }
        isAfterSpace = true
        at += 1
        continue
      }
      isAfterSpace = false
      if byte > 0x20, byte < 0x7F, byte != 0x22, byte != 0x5C, !startsWithMark {
        out.append(byte)
        column += 1
        at += 1
        continue
      }
      let (scalar, width) = UTF8Text.decode(text, at: at)
      let isPrintable = YAMLBreaks.isPrintable(text, at: at).isPrintable
      if byte < 0x80 || !isPrintable || startsWithMark || YAMLBreaks.width(text, at: at) > 0 {
        let start = out.count
        writeEscape(scalar)
        column += out.count - start
      } else {
        out.append(scalar)
        column += 1
      }
      at += width
    }
    out.append(0x22)
  }

  private func writeEscape(_ scalar: Unicode.Scalar) {
    out.append(0x5C)
    switch scalar.value {
    case 0x00: out.append(0x30)
    case 0x07: out.append(0x61)
    case 0x08: out.append(0x62)
    case 0x09: out.append(0x74)
    case 0x0A: out.append(0x6E)
    case 0x0B: out.append(0x76)
    case 0x0C: out.append(0x66)
    case 0x0D: out.append(0x72)
    case 0x1B: out.append(0x65)
    case 0x22: out.append(0x22)
    case 0x5C: out.append(0x5C)
    case 0x85: out.append(0x4E)
    case 0xA0: out.append(0x5F)
    case 0x2028: out.append(0x4C)
    case 0x2029: out.append(0x50)
    case 0...0xFF: writeHex(scalar.value, letter: 0x78, digits: 2)
    case 0...0xFFFF: writeHex(scalar.value, letter: 0x75, digits: 4)
    default: writeHex(scalar.value, letter: 0x55, digits: 8)
    }
  }

  private func writeHex(_ value: UInt32, letter: UInt8, digits: UInt32) {
    out.append(letter)
    for place in (0..<digits).reversed() {
      let digit = UInt8(truncatingIfNeeded: value >> (place * 4) & 0xF)
      out.append(digit < 10 ? 0x30 + digit : 0x37 + digit)
    }
  }

  /// Writes a text of several lines as it stands, after `|`.
  mutating func writeLiteral(_ text: UnsafeBufferPointer<UInt8>, indent: Int) {
    out.append(0x7C)
    // A blank at the start would be taken for indentation.
    if text[0] == 0x20 || YAMLBreaks.width(text, at: 0) > 0 { out.append(0x32) }
    let trailing = trailingBreaks(text)
    if trailing == 0 {
      out.append(0x2D)
    } else if trailing > 1 || YAMLBreaks.width(text, at: 0) == text.count {
      out.append(0x2B)
    }
    out.append(0x0A)
    lineStart = out.count
    var at = 0
    while at < text.count {
      var end = at
      while end < text.count, YAMLBreaks.width(text, at: end) == 0 { end &+= 1 }
      if end > at {
        out.append(repeating: 0x20, count: indent)
        out.append(UnsafeBufferPointer(rebasing: text[at..<end]))
      }
      if end < text.count {
        let width = YAMLBreaks.width(text, at: end)
        out.append(UnsafeBufferPointer(rebasing: text[end..<end + width]))
        lineStart = out.count
        end += width
      }
      at = end
    }
  }

  /// How many line breaks a text ends with, up to two.
  private func trailingBreaks(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var end = text.count
    while count < 2, end > 0 {
      var start = end - 1
      while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
      guard YAMLBreaks.width(text, at: start) == end - start else { break }
      count += 1
      end = start
    }
    return count
  }

  /// Writes base64 with the tag that v3 gives to bytes that are no UTF-8.
  mutating func writeBinary(_ encoded: ByteString, indent: Int) {
    out.append("!!binary ")
    encoded.withBytes { text in
      if text.contains(0x0A) {
        writeLiteral(text, indent: max(indent, 0) + 2)
      } else {
        out.append(text)
      }
    }
  }
}
