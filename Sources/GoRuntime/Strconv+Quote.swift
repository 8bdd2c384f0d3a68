extension Strconv {
  /// Appends a string as Go's `strconv.Quote` writes it, in double quotes.
  package static func quote(_ string: ByteString, to output: OutputBuffer) {
    string.withBytes { quote($0, mark: 0x22, asciiOnly: false, to: output) }
  }

  /// Appends bytes as a quoted Go literal.
  ///
  /// - Parameters:
  ///   - bytes: the text, which may be invalid UTF-8.
  ///   - mark: the quotation mark, `"` or `'`.
  ///   - asciiOnly: whether to escape everything beyond ASCII.
  ///   - output: where the literal goes.
  package static func quote(
    _ bytes: UnsafeBufferPointer<UInt8>, mark: UInt8, asciiOnly: Bool, to output: OutputBuffer
  ) {
    output.append(mark)
    var index = 0
    var plainStart = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x7F && byte != mark && byte != 0x5C {
        index &+= 1
        continue
      }
      let (rune, size) = bytes.rune(at: index)
      if byte >= 0x80 && size > 1 && !asciiOnly && rune.isPrintable {
        index &+= size
        continue
      }
      output.append(UnsafeBufferPointer(rebasing: bytes[plainStart..<index]))
      if size == 1 && byte >= 0x80 {
        appendHexEscape(byte, to: output)
      } else {
        escape(rune, mark: mark, to: output)
      }
      index &+= size
      plainStart = index
    }
    output.append(UnsafeBufferPointer(rebasing: bytes[plainStart...]))
    output.append(mark)
  }

  /// Appends a rune as Go's `strconv.QuoteRune` writes it, in single quotes.
  package static func quote(rune: Rune, asciiOnly: Bool, to output: OutputBuffer) {
    let valid = Unicode.Scalar(rune) == nil ? replacementRune : rune
    output.append(0x27)
    if valid == 0x27 || valid == 0x5C {
      output.append(0x5C)
      output.append(rune: valid)
    } else if valid < 0x80 || !asciiOnly, valid.isPrintable {
      output.append(rune: valid)
    } else {
      escape(valid, mark: 0x27, to: output)
    }
    output.append(0x27)
  }

  /// Appends the escape sequence of a rune that is not shown as it is.
  private static func escape(_ rune: Rune, mark: UInt8, to output: OutputBuffer) {
    switch rune {
    case Rune(mark), 0x5C:
      output.append(0x5C)
      output.append(UInt8(truncatingIfNeeded: rune))
    case 0x07: output.append("\\a")
    case 0x08: output.append("\\b")
    case 0x09: output.append("\\t")
    case 0x0A: output.append("\\n")
    case 0x0B: output.append("\\v")
    case 0x0C: output.append("\\f")
    case 0x0D: output.append("\\r")
    case 0..<0x20, 0x7F:
      appendHexEscape(UInt8(truncatingIfNeeded: rune), to: output)
    case 0..<0x10000:
      output.append("\\u")
      appendHexadecimal(rune, digits: 4, to: output)
    default:
      output.append("\\U")
      appendHexadecimal(rune, digits: 8, to: output)
    }
  }

  /// Appends `\xhh`.
  private static func appendHexEscape(_ byte: UInt8, to output: OutputBuffer) {
    output.append("\\x")
    appendHexadecimal(Rune(byte), digits: 2, to: output)
  }

  /// Appends a fixed number of lower case hexadecimal digits.
  private static func appendHexadecimal(_ value: Rune, digits: Int, to output: OutputBuffer) {
    var shift = (digits - 1) * 4
    while shift >= 0 {
      output.append(digit(UInt64(value >> Rune(shift) & 0xF), uppercase: false))
      shift -= 4
    }
  }

  /// Whether Go can write the string between back quotes: one line without control characters.
  package static func canBackquote(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let (rune, size) = bytes.rune(at: index)
      index &+= size
      if size > 1 {
        if rune == 0xFEFF { return false }
        continue
      }
      if rune == replacementRune { return false }
      if rune < 0x20 && rune != 0x09 || rune == 0x60 || rune == 0x7F { return false }
    }
    return true
  }
}
