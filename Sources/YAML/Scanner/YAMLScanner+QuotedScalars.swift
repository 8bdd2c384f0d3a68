import GoRuntime

extension YAMLScanner {
  /// A scalar in single or double quotes.
  mutating func fetchQuotedScalar(isSingle: Bool) throws(YAMLFailure) {
    try saveSimpleKey()
    isSimpleKeyAllowed = false
    var token = YAMLToken(kind: .scalar, line: line, column: column)
    position &+= 1
    let quote: UInt8 = isSingle ? 0x27 : 0x22
    if let end = Self.endOfSimpleQuoted(bytes, from: position, quote) {
      token.text = span(from: position, to: end)
      position = end &+ 1
    } else {
      token.text = try scanQuotedScalar(quote, startLine: line)
    }
    queue.append(token)
  }

  /// Where a quoted text ends that has neither escapes nor line breaks; nil when it has.
  @inline(__always)
  private static func endOfSimpleQuoted(
    _ bytes: YAMLBytes, from start: Int, _ quote: UInt8
  ) -> Int? {
    var at = start
    while true {
      let byte = bytes[at]
      if byte == quote {
        if quote == 0x27, bytes[at &+ 1] == 0x27 { return nil }
        return at
      }
      switch byte {
      case 0, 0x0A, 0x0D: return nil
      case 0x5C where quote == 0x22: return nil
      case 0xC2, 0xE2:
        if bytes.isWideBreak(at) { return nil }
      default: break
      }
      at &+= 1
    }
  }

  /// Puts a quoted text together in the scratch space.
  private mutating func scanQuotedScalar(
    _ quote: UInt8, startLine: Int
  ) throws(YAMLFailure) -> YAMLSpan {
    let bytes = bytes
    let start = scratch.count
    var breaks: [LineBreak] = []
    while true {
      if column == 0, bytes.isDocumentIndicator(position) {
        throw failure("found unexpected document indicator", contextLine: startLine)
      }
      if bytes[position] == 0 {
        try requireReadable(1)
        throw failure("found unexpected end of stream", contextLine: startLine)
      }
      // After an escaped line break the blanks of the next line don't count.
      var isAtLineStart = false
      run: while !bytes.isBlankOrEnd(position) {
        let byte = bytes[position]
        if byte == quote {
          guard quote == 0x27, bytes[position &+ 1] == 0x27 else { break run }
          scratch.append(0x27)
          position &+= 2
        } else if byte == 0x5C, quote == 0x22 {
          if bytes.isBreak(position &+ 1) {
            position &+= 1
            skipBreak()
            isAtLineStart = true
            break run
          }
          try scanEscape(startLine: startLine)
        } else {
          scratch.append(byte)
          position &+= 1
        }
      }
      if bytes[position] == quote { break }
      let blanks = position
      while true {
        if bytes.isBlank(position) {
          position &+= 1
        } else if bytes.isBreak(position) {
          breaks.append(takeBreak())
        } else {
          break
        }
      }
      if isAtLineStart {
        // The escaped break was the first one, and reads as nothing.
        for lineBreak in breaks { write(lineBreak) }
      } else if breaks.isEmpty {
        scratch.append(text(span(from: blanks, to: position)))
      } else {
        fold(breaks)
      }
      breaks.removeAll(keepingCapacity: true)
    }
    position &+= 1
    return scratchSpan(from: start)
  }

  /// Reads a backslash and what it stands for.
  private mutating func scanEscape(startLine: Int) throws(YAMLFailure) {
    var digits = 0
    try requireReadable(2)
    switch bytes[position &+ 1] {
    case 0x30: scratch.append(0)
    case 0x61: scratch.append(0x07)
    case 0x62: scratch.append(0x08)
    case 0x74, 0x09: scratch.append(0x09)
    case 0x6E: scratch.append(0x0A)
    case 0x76: scratch.append(0x0B)
    case 0x66: scratch.append(0x0C)
    case 0x72: scratch.append(0x0D)
    case 0x65: scratch.append(0x1B)
    case 0x20: scratch.append(0x20)
    case 0x22: scratch.append(0x22)
    // go-yaml knows this escape, and not `\/`; libyaml does the reverse.
    case 0x27: scratch.append(0x27)
    case 0x5C: scratch.append(0x5C)
    case 0x4E: scratch.append("\u{85}")
    case 0x5F: scratch.append("\u{A0}")
    case 0x4C: scratch.append("\u{2028}")
    case 0x50: scratch.append("\u{2029}")
    case 0x78: digits = 2
    case 0x75: digits = 4
    case 0x55: digits = 8
    default: throw failure("found unknown escape character", contextLine: startLine)
    }
    position &+= 2
    guard digits > 0 else { return }
    try requireReadable(digits)
    var value = 0
    for offset in 0..<digits {
      guard let digit = bytes[position &+ offset].hexDigit else {
        throw failure("did not find expected hexdecimal number", contextLine: startLine)
      }
      value = value << 4 | digit
    }
    guard value <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(value)) else {
      throw failure("found invalid Unicode character escape code", contextLine: startLine)
    }
    scratch.append(scalar)
    position &+= digits
  }
}
