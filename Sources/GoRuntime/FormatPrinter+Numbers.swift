extension FormatPrinter {
  /// Prints an integer by a verb; `shown` is the value that a wrong verb reports.
  mutating func printInteger(_ value: UInt64, isSigned: Bool, verb: Rune, _ shown: Value) {
    switch verb {
    case Self.verbV:
      if flags.contains(.sharpV) && !isSigned {
        printPrefixedHexadecimal(value, hasPrefix: true)
      } else {
        printInteger(value, base: 10, isSigned: isSigned, verb: verb)
      }
    case 0x64: printInteger(value, base: 10, isSigned: isSigned, verb: verb)
    case 0x62: printInteger(value, base: 2, isSigned: isSigned, verb: verb)
    case 0x6F, 0x4F: printInteger(value, base: 8, isSigned: isSigned, verb: verb)
    case 0x78, 0x58: printInteger(value, base: 16, isSigned: isSigned, verb: verb)
    case 0x63:
      let start = output.count
      output.append(rune: Self.rune(value))
      pad(from: start)
    case 0x71:
      let start = output.count
      Strconv.quote(rune: Self.rune(value), asciiOnly: flags.contains(.plus), to: output)
      pad(from: start)
    case 0x55: printCodePoint(value)
    default: printWrongVerb(verb, shown)
    }
  }

  /// The rune of a number, U+FFFD for what is none.
  private static func rune(_ value: UInt64) -> Rune {
    value > 0x10FFFF ? replacementRune : Rune(truncatingIfNeeded: value)
  }

  /// Prints a number as `0x…`, or without the prefix.
  mutating func printPrefixedHexadecimal(_ value: UInt64, hasPrefix: Bool) {
    let saved = flags
    if hasPrefix { flags.insert(.sharp) } else { flags.remove(.sharp) }
    printInteger(value, base: 16, isSigned: false, verb: Self.verbV)
    flags = saved
  }

  /// Prints an integer in a base, with sign, prefix, leading zeros and padding.
  mutating func printInteger(_ value: UInt64, base: UInt64, isSigned: Bool, verb: Rune) {
    let isNegative = isSigned && Int64(bitPattern: value) < 0
    let magnitude = isNegative ? 0 &- value : value
    let hasSign = isNegative || flags.contains(.plus) || flags.contains(.space)
    var leastDigits = 0
    if flags.contains(.precision) {
      leastDigits = precision
      if precision == 0 && value == 0 {
        // Go prints nothing for zero digits of zero, only the padding.
        appendPadding(flags.contains(.width) ? width : 0, allowsZeros: false)
        return
      }
    } else if flags.contains(.zero) && !flags.contains(.minus) && flags.contains(.width) {
      leastDigits = width - (hasSign ? 1 : 0)
    }

    let start = output.count
    if isNegative {
      output.append(0x2D)
    } else if flags.contains(.plus) {
      output.append(0x2B)
    } else if flags.contains(.space) {
      output.append(0x20)
    }
    if verb == 0x4F { output.append("0o") }
    let digitStart = output.count
    Strconv.append(magnitude, base: base, uppercase: verb == 0x58, to: output)
    output.insert(
      repeating: 0x30, count: leastDigits - (output.count - digitStart), at: digitStart)
    if flags.contains(.sharp) {
      switch base {
      case 2: insertPrefix(0x62, at: digitStart)
      case 8:
        if output.bytes[digitStart] != 0x30 {
          output.insert(repeating: 0x30, count: 1, at: digitStart)
        }
      case 16: insertPrefix(verb == 0x58 ? 0x58 : 0x78, at: digitStart)
      default: break
      }
    }
    pad(from: start, allowsZeros: false)
  }

  /// Puts a zero and a letter before the digits.
  private func insertPrefix(_ letter: UInt8, at position: Int) {
    output.insert(repeating: letter, count: 2, at: position)
    output.bytes[position] = 0x30
  }

  /// Prints `U+0078`, or `U+0078 'x'` with a sharp.
  private mutating func printCodePoint(_ value: UInt64) {
    let start = output.count
    output.append("U+")
    let digitStart = output.count
    Strconv.append(value, base: 16, uppercase: true, to: output)
    let leastDigits = flags.contains(.precision) ? max(precision, 4) : 4
    output.insert(
      repeating: 0x30, count: leastDigits - (output.count - digitStart), at: digitStart)
    if flags.contains(.sharp), value <= 0x10FFFF, Rune(truncatingIfNeeded: value).isPrintable {
      output.append(" '")
      output.append(rune: Rune(truncatingIfNeeded: value))
      output.append(0x27)
    }
    pad(from: start, allowsZeros: false)
  }

  /// Prints a float by a verb; `shown` is the value that a wrong verb reports.
  mutating func printFloat(_ value: Double, verb: Rune, _ shown: Value) {
    switch verb {
    case Self.verbV: printFloat(value, format: 0x67, verb: 0x67, defaultPrecision: -1)
    case 0x62, 0x67, 0x47, 0x78, 0x58:
      printFloat(
        value, format: UInt8(truncatingIfNeeded: verb), verb: verb, defaultPrecision: -1)
    case 0x66, 0x65, 0x45:
      printFloat(value, format: UInt8(truncatingIfNeeded: verb), verb: verb, defaultPrecision: 6)
    case 0x46: printFloat(value, format: 0x66, verb: 0x66, defaultPrecision: 6)
    default: printWrongVerb(verb, shown)
    }
  }

  /// Prints a complex number, the imaginary part always with its sign.
  mutating func printComplex(_ number: GoComplex, verb: Rune) {
    switch verb {
    case Self.verbV, 0x62, 0x67, 0x47, 0x78, 0x58, 0x66, 0x46, 0x65, 0x45:
      let saved = flags
      output.append(0x28)
      printFloat(number.real, verb: verb, .object(number))
      flags.insert(.plus)
      printFloat(number.imaginary, verb: verb, .object(number))
      output.append("i)")
      flags = saved
    default:
      printWrongVerb(verb, .object(number))
    }
  }

  private mutating func printFloat(
    _ value: Double, format: UInt8, verb: Rune, defaultPrecision: Int
  ) {
    let places = flags.contains(.precision) ? precision : defaultPrecision
    let start = output.count
    Strconv.append(value, format: format, precision: places, to: output)
    let isSigned = output.bytes[start] == 0x2D || output.bytes[start] == 0x2B
    guard value.isFinite else {
      // Not a number has a sign only where one is asked for, infinity keeps its plus.
      if !isSigned, flags.contains(.plus) || flags.contains(.space) {
        output.insert(repeating: flags.contains(.plus) ? 0x2B : 0x20, count: 1, at: start)
      } else if output.bytes[start] == 0x2B, flags.contains(.space), !flags.contains(.plus) {
        output.bytes[start] = 0x20
      }
      pad(from: start, allowsZeros: false)
      return
    }
    let digitStart = isSigned ? start + 1 : start
    if flags.contains(.sharp) && format != 0x62 {
      restoreZeros(from: digitStart, verb: verb, precision: places)
    }
    var hasSign = isSigned
    if !isSigned, flags.contains(.plus) || flags.contains(.space) {
      output.insert(repeating: flags.contains(.plus) ? 0x2B : 0x20, count: 1, at: start)
      hasSign = true
    }
    if hasSign && flags.contains(.zero) && !flags.contains(.minus) && flags.contains(.width) {
      // Zeros go between the sign and the digits.
      output.insert(repeating: 0x30, count: width - (output.count - start), at: start + 1)
      return
    }
    pad(from: start)
  }

  /// Gives a number a decimal point and, for `%g`, the zeros that were trimmed, as a sharp asks.
  private func restoreZeros(from start: Int, verb: Rune, precision: Int) {
    var missing = 0
    switch verb {
    case 0x67, 0x47, 0x78: missing = precision < 0 ? 6 : precision
    default: break
    }
    let isHexadecimal = verb == 0x78 || verb == 0x58
    var tailStart = output.count
    var hasPoint = false
    var sawNonzero = false
    scan: for index in start..<output.count {
      let byte = output.bytes[index]
      switch byte {
      case 0x2E: hasPoint = true
      case 0x70, 0x50:
        tailStart = index
        break scan
      case 0x65, 0x45:
        if !isHexadecimal {
          tailStart = index
          break scan
        }
        sawNonzero = true
        missing -= 1
      default:
        if byte != 0x30 { sawNonzero = true }
        if sawNonzero { missing -= 1 }
      }
    }
    let tail = output.take(from: tailStart)
    if !hasPoint {
      // A lone zero before the point counts as a digit.
      if tailStart - start == 1 && output.bytes[start] == 0x30 { missing -= 1 }
      output.append(0x2E)
    }
    output.append(repeating: 0x30, count: missing)
    output.append(tail)
  }
}
