extension FormatPrinter {
  /// Prints a string by a verb; `shown` is the value that a wrong verb reports.
  mutating func printString(_ string: ByteString, verb: Rune, _ shown: Value) {
    switch verb {
    case Self.verbV:
      if flags.contains(.sharpV) { appendQuoted(string) } else { appendTruncated(string) }
    case 0x73: appendTruncated(string)
    case 0x78: string.withBytes { printHexadecimal($0, uppercase: false) }
    case 0x58: string.withBytes { printHexadecimal($0, uppercase: true) }
    case 0x71: appendQuoted(string)
    default: printWrongVerb(verb, shown)
    }
  }

  /// Prints a slice of bytes by a verb.
  mutating func printBytes(_ list: List, verb: Rune, typeName: String) {
    let bytes = list.elements.map { element -> UInt8 in
      if case .integer(let byte, _) = element { return UInt8(truncatingIfNeeded: byte) }
      return 0
    }
    switch verb {
    case Self.verbV, 0x64:
      let isGoSyntax = flags.contains(.sharpV)
      if isGoSyntax {
        output.append(typeName)
        output.append(0x7B)
      } else {
        output.append(0x5B)
      }
      for (index, byte) in bytes.enumerated() {
        if index > 0 { output.append(isGoSyntax ? ", " : " ") }
        if isGoSyntax {
          printPrefixedHexadecimal(UInt64(byte), hasPrefix: true)
        } else {
          printInteger(UInt64(byte), base: 10, isSigned: false, verb: verb)
        }
      }
      output.append(isGoSyntax ? 0x7D : 0x5D)
    case 0x73: appendTruncated(ByteString(bytes))
    case 0x78: bytes.withUnsafeBufferPointer { printHexadecimal($0, uppercase: false) }
    case 0x58: bytes.withUnsafeBufferPointer { printHexadecimal($0, uppercase: true) }
    case 0x71: appendQuoted(ByteString(bytes))
    default: printValue(.list(list), verb: verb, depth: 0)
    }
  }

  /// How many bytes of a string the precision leaves; it counts runes.
  private func truncatedCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard flags.contains(.precision) else { return bytes.count }
    var left = precision
    var index = 0
    while index < bytes.count && left > 0 {
      index &+= bytes.rune(at: index).size
      left &-= 1
    }
    return index
  }

  /// Appends a string, cut to the precision and padded to the width.
  mutating func appendTruncated(_ string: ByteString) {
    let start = output.count
    string.withBytes { bytes in
      output.append(UnsafeBufferPointer(rebasing: bytes[..<truncatedCount(bytes)]))
    }
    pad(from: start)
  }

  /// Appends a string as a Go literal.
  private mutating func appendQuoted(_ string: ByteString) {
    let start = output.count
    string.withBytes { bytes in
      let kept = UnsafeBufferPointer(rebasing: bytes[..<truncatedCount(bytes)])
      if flags.contains(.sharp) && Strconv.canBackquote(kept) {
        output.append(0x60)
        output.append(kept)
        output.append(0x60)
      } else {
        Strconv.quote(kept, mark: 0x22, asciiOnly: flags.contains(.plus), to: output)
      }
    }
    pad(from: start)
  }

  /// Prints bytes in hexadecimal; a space separates them, a sharp prefixes them.
  private mutating func printHexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, uppercase: Bool) {
    let count = flags.contains(.precision) ? min(precision, bytes.count) : bytes.count
    guard count > 0 else {
      if flags.contains(.width) { appendPadding(width) }
      return
    }
    let isSpaced = flags.contains(.space)
    let isPrefixed = flags.contains(.sharp)
    let letter: UInt8 = uppercase ? 0x58 : 0x78
    let start = output.count
    for index in 0..<count {
      if isSpaced && index > 0 { output.append(0x20) }
      if isPrefixed && (isSpaced || index == 0) {
        output.append(0x30)
        output.append(letter)
      }
      output.append(Strconv.digit(UInt64(bytes[index] >> 4), uppercase: uppercase))
      output.append(Strconv.digit(UInt64(bytes[index] & 0xF), uppercase: uppercase))
    }
    pad(from: start)
  }
}
