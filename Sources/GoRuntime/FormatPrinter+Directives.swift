extension FormatPrinter {
  /// Prints a whole format with its arguments, as Go's `Printf`.
  mutating func printFormat(
    _ format: UnsafeBufferPointer<UInt8>, _ arguments: UnsafeBufferPointer<Value>
  ) {
    var reader = DirectiveReader(format: format, arguments: arguments)
    while reader.index < format.count {
      let start = reader.index
      while reader.index < format.count && format[reader.index] != 0x25 { reader.index &+= 1 }
      if reader.index > start {
        output.append(UnsafeBufferPointer(rebasing: format[start..<reader.index]))
      }
      if reader.index >= format.count || !countElement() { break }
      reader.index &+= 1
      printDirective(&reader)
    }
    // Arguments taken out of order are not counted.
    if !reader.isReordered && reader.argument < arguments.count {
      printExtra(arguments[reader.argument...])
    }
  }

  /// Reports arguments that no verb asked for.
  private mutating func printExtra(_ extra: Slice<UnsafeBufferPointer<Value>>) {
    flags = []
    output.append("%!(EXTRA ")
    for index in extra.indices {
      if index > extra.startIndex { output.append(", ") }
      let value = extra[index]
      switch value {
      case .null, .invalid:
        output.append("<nil>")
      default:
        output.append(value.typeName)
        output.append(0x3D)
        printArgument(value, verb: Self.verbV)
      }
    }
    output.append(0x29)
  }

  /// Prints one directive; the reader stands behind the percent sign.
  private mutating func printDirective(_ reader: inout DirectiveReader) {
    let format = reader.format
    let arguments = reader.arguments
    reader.isArgumentGood = true
    flags = []
    flagLoop: while reader.index < format.count {
      let byte = format[reader.index]
      switch byte {
      case 0x23: flags.insert(.sharp)
      case 0x30: flags.insert(.zero)
      case 0x2B: flags.insert(.plus)
      case 0x2D: flags.insert(.minus)
      case 0x20: flags.insert(.space)
      case 0x61...0x7A where reader.argument < arguments.count:
        // Most directives: a lower case verb without width, precision or index.
        let value = arguments[reader.argument]
        reader.argument &+= 1
        reader.index &+= 1
        if flags.isEmpty {
          if byte == 0x73, case .string(let string) = value {
            output.append(string)
            return
          }
          if byte == 0x76 || byte == 0x64, case .integer(let number, let type) = value {
            if type.isUnsigned {
              Strconv.append(UInt64(bitPattern: number), to: output)
            } else {
              Strconv.append(number, to: output)
            }
            return
          }
        }
        if byte == 0x76 || byte == 0x77 { moveFlagsOfV() }
        printArgument(value, verb: Rune(byte))
        return
      default: break flagLoop
      }
      reader.index &+= 1
    }

    reader.readArgumentNumber()
    readWidth(&reader)
    readPrecision(&reader)
    if !reader.isAfterIndex { reader.readArgumentNumber() }

    if reader.index >= format.count {
      output.append("%!(NOVERB)")
      return
    }
    let (verb, size) = format.rune(at: reader.index)
    reader.index &+= size
    if verb == 0x25 {
      // A percent sign takes no argument and heeds no width.
      output.append(0x25)
    } else if !reader.isArgumentGood {
      output.append("%!")
      output.append(rune: verb)
      output.append("(BADINDEX)")
    } else if reader.argument >= arguments.count {
      output.append("%!")
      output.append(rune: verb)
      output.append("(MISSING)")
    } else {
      if verb == 0x76 || verb == 0x77 { moveFlagsOfV() }
      let value = arguments[reader.argument]
      reader.argument &+= 1
      printArgument(value, verb: verb)
    }
  }

  /// For `%v`, a sharp or plus asks for another form instead of changing numbers.
  private mutating func moveFlagsOfV() {
    if flags.contains(.sharp) {
      flags.remove(.sharp)
      flags.insert(.sharpV)
    }
    if flags.contains(.plus) {
      flags.remove(.plus)
      flags.insert(.plusV)
    }
  }

  private mutating func readWidth(_ reader: inout DirectiveReader) {
    let format = reader.format
    if reader.index < format.count && format[reader.index] == 0x2A {
      reader.index &+= 1
      if let number = reader.integerArgument() {
        flags.insert(.width)
        width = number
      } else {
        output.append("%!(BADWIDTH)")
        width = 0
      }
      if width < 0 {
        width = -width
        flags.insert(.minus)
        flags.remove(.zero)
      }
      reader.isAfterIndex = false
    } else if let number = reader.readNumber(to: format.count) {
      flags.insert(.width)
      width = number
      if reader.isAfterIndex { reader.isArgumentGood = false }
    } else {
      width = 0
    }
  }

  private mutating func readPrecision(_ reader: inout DirectiveReader) {
    let format = reader.format
    precision = 0
    guard reader.index + 1 < format.count,
      format[reader.index] == 0x2E
    else { return }
    reader.index &+= 1
    if reader.isAfterIndex { reader.isArgumentGood = false }
    reader.readArgumentNumber()
    if reader.index < format.count && format[reader.index] == 0x2A {
      reader.index &+= 1
      if let number = reader.integerArgument(), number >= 0 {
        flags.insert(.precision)
        precision = number
      } else {
        output.append("%!(BADPREC)")
      }
      reader.isAfterIndex = false
    } else {
      precision = reader.readNumber(to: format.count) ?? 0
      flags.insert(.precision)
    }
  }
}

/// Where the printer stands in a format and its arguments.
private struct DirectiveReader {
  let format: UnsafeBufferPointer<UInt8>
  let arguments: UnsafeBufferPointer<Value>
  /// The next byte of the format.
  var index = 0
  /// The next argument.
  var argument = 0
  /// Whether an argument was asked for by number.
  var isReordered = false
  /// Whether the directive's argument numbers made sense.
  var isArgumentGood = true
  /// Whether the last thing read was an argument number.
  var isAfterIndex = false

  /// Reads decimal digits up to an end; nil when there are none or too many.
  mutating func readNumber(to end: Int) -> Int? {
    var number: Int?
    while index < end, (0x30...0x39).contains(format[index]) {
      let soFar = number ?? 0
      if soFar > 1_000_000 {
        // Go gives up on the rest of the format.
        index = end
        return nil
      }
      number = soFar * 10 + Int(format[index] - 0x30)
      index &+= 1
    }
    return number
  }

  /// Reads `[n]`, if that is next, and makes argument n the next one.
  mutating func readArgumentNumber() {
    isAfterIndex = false
    guard index < format.count, format[index] == 0x5B else { return }
    isReordered = true
    guard format.count - index >= 3,
      let close = format[(index + 1)...].firstIndex(of: 0x5D)
    else {
      isArgumentGood = false
      index &+= 1
      return
    }
    index &+= 1
    let number = readNumber(to: close)
    let isNumber = number != nil && index == close
    index = close + 1
    guard isNumber, let number else {
      isArgumentGood = false
      return
    }
    isAfterIndex = true
    if number >= 1 && number <= arguments.count {
      argument = number - 1
    } else {
      isArgumentGood = false
    }
  }

  /// Takes the next argument as a width or precision; nil when it is no integer or too large.
  mutating func integerArgument() -> Int? {
    guard argument < arguments.count else { return nil }
    var value = arguments[argument]
    argument &+= 1
    if case .object(let object) = value, let underlying = object.underlying { value = underlying }
    guard case .integer(let number, let type) = value else { return nil }
    if type.isUnsigned && number < 0 { return nil }
    return (-1_000_000...1_000_000).contains(number) ? Int(number) : nil
  }
}
