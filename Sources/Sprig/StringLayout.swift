internal import GoRuntime
internal import GoTemplate

extension Sprig {
  /// Functions that indent, wrap and shorten text.
  static let stringLayout: [Function] = [
    Function("indent", [.int, .string], returns: .string, indent)
      .emitting { arguments, execution, output throws(CallError) in
        output.append(arguments.string(1))
        try indentInPlace(
          arguments, execution, output, output.count - arguments.string(1).count, false)
      }
      .transforming { arguments, execution, output, start throws(CallError) in
        try indentInPlace(arguments, execution, output, start, false)
      },
    Function("nindent", [.int, .string], returns: .string, indentOnNewLine)
      .emitting { arguments, execution, output throws(CallError) in
        output.append(arguments.string(1))
        try indentInPlace(
          arguments, execution, output, output.count - arguments.string(1).count, true)
      }
      .transforming { arguments, execution, output, start throws(CallError) in
        try indentInPlace(arguments, execution, output, start, true)
      },
    Function("wrap", [.int, .string], returns: .string, wrap),
    Function("wrapWith", [.int, .string, .string], returns: .string, wrapWith),
    Function("abbrev", [.int, .string], returns: .string, abbreviate),
    Function("abbrevboth", [.int, .int, .string], returns: .string, abbreviateBoth),
  ]

  private static func indent(
    _ arguments: Arguments, _ execution: Execution
  ) throws(CallError) -> Value {
    .string(try indented(arguments.string(1), by: arguments.int(0), onNewLine: false, execution))
  }

  private static func indentOnNewLine(
    _ arguments: Arguments, _ execution: Execution
  ) throws(CallError) -> Value {
    .string(try indented(arguments.string(1), by: arguments.int(0), onNewLine: true, execution))
  }

  /// Puts spaces before every line, empty ones included, and a line break first when asked.
  private static func indented(
    _ string: ByteString, by spaces: Int, onNewLine: Bool, _ execution: Execution
  ) throws(CallError) -> ByteString {
    let lines = string.withBytes { $0.count(of: 0x0A) } + 1
    let count = try indentedCount(
      string.count, lines: lines, spaces: spaces, onNewLine: onNewLine, execution)
    return ByteString(count: count) { target in
      string.withBytes { bytes in
        var output = target
        if onNewLine {
          output.pointee = 0x0A
          output += 1
        }
        var from = 0
        for _ in 0..<lines {
          output.update(repeating: 0x20, count: spaces)
          output += spaces
          let lineEnd = bytes.index(of: 0x0A, from: from).map { $0 &+ 1 } ?? bytes.count
          if let base = bytes.baseAddress {
            output.update(from: base + from, count: lineEnd &- from)
            output += lineEnd &- from
          }
          from = lineEnd
        }
      }
    }
  }

  /// Indents the text that the output ends with; the first argument is the number of spaces.
  private static func indentInPlace(
    _ arguments: Arguments, _ execution: Execution, _ output: OutputBuffer, _ start: Int,
    _ onNewLine: Bool
  ) throws(CallError) {
    let spaces = arguments.int(0)
    let text = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(output.bytes)[start...])
    let lines = text.count(of: 0x0A) + 1
    _ = try indentedCount(text.count, lines: lines, spaces: spaces, onNewLine: onNewLine, execution)
    output.indent(from: start, spaces: spaces, lines: lines, startsNewLine: onNewLine)
  }

  /// How long indented text is, unless it is too long.
  private static func indentedCount(
    _ count: Int, lines: Int, spaces: Int, onNewLine: Bool, _ execution: Execution
  ) throws(CallError) -> Int {
    if spaces < 0 { throw CallError("strings: negative Repeat count") }
    let (added, overflowed) = lines.multipliedReportingOverflow(by: spaces)
    let (sum, carried) = added.addingReportingOverflow(count + (onNewLine ? 1 : 0))
    try checkLength(overflowed || carried ? Int.max : sum, execution)
    return sum
  }

  private static func wrap(_ arguments: Arguments, _ execution: Execution) throws(CallError)
    -> Value
  {
    .string(
      try wrapped(
        arguments.string(1), width: arguments.int(0), separator: "\n", breaksWords: false,
        execution))
  }

  private static func wrapWith(_ arguments: Arguments, _ execution: Execution) throws(CallError)
    -> Value
  {
    let separator = arguments.string(1)
    return .string(
      try wrapped(
        arguments.string(2), width: arguments.int(0),
        separator: separator.isEmpty ? "\n" : separator, breaksWords: true, execution))
  }

  /// Breaks a text into lines at spaces, counting bytes, as goutils does.
  private static func wrapped(
    _ string: ByteString, width: Int, separator: ByteString, breaksWords: Bool,
    _ execution: Execution
  ) throws(CallError) -> ByteString {
    let width = max(width, 1)
    let output = OutputBuffer(capacity: string.count + 64)
    string.withBytes { bytes in
      let count = bytes.count
      var offset = 0
      while count &- offset > width {
        if output.count > execution.limits.stringBytes { return }
        if bytes[offset] == 0x20 {
          offset &+= 1
          continue
        }
        var end = offset &+ width
        while end >= offset && bytes[end] != 0x20 { end &-= 1 }
        if end >= offset {
          append(bytes, offset..<end)
          offset = end &+ 1
        } else if breaksWords {
          append(bytes, offset..<(offset &+ width))
          offset &+= width
        } else if let space = bytes.index(of: 0x20, from: offset &+ width) {
          append(bytes, offset..<space)
          offset = space &+ 1
        } else {
          output.append(UnsafeBufferPointer(rebasing: bytes[offset...]))
          offset = count
        }
      }
      output.append(UnsafeBufferPointer(rebasing: bytes[offset...]))
    }
    func append(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
      output.append(UnsafeBufferPointer(rebasing: bytes[range]))
      output.append(separator)
    }
    try checkLength(output.count, execution)
    return output.string()
  }

  private static func abbreviate(_ arguments: Arguments, _: Execution) -> Value {
    let width = arguments.int(0)
    let string = arguments.string(1)
    return .string(width < 4 ? string : abbreviated(string, from: 0, width: width))
  }

  private static func abbreviateBoth(_ arguments: Arguments, _: Execution) -> Value {
    let left = arguments.int(0)
    let right = arguments.int(1)
    let string = arguments.string(2)
    if right < 4 || left > 0 && right < 7 { return .string(string) }
    return .string(abbreviated(string, from: left, width: right))
  }

  /// Shortens a text to a width of at least 4 bytes with dots at the end, and from a left edge
  /// beyond 4 with dots at the start too, as goutils does.
  private static func abbreviated(
    _ string: ByteString, from left: Int, width: Int
  ) -> ByteString {
    let count = string.count
    guard count > width else { return string }
    var offset = min(left, count)
    if count &- offset < width &- 3 { offset = count &- (width &- 3) }
    let output = OutputBuffer(capacity: width)
    if offset <= 4 {
      output.append(string[0..<(width &- 3)])
      output.append("...")
      return output.string()
    }
    // Dots at both ends need room for a character between them.
    guard width >= 7 else { return ByteString() }
    output.append("...")
    if offset &+ width &- 3 < count {
      output.append(abbreviated(string[offset..<count], from: 0, width: width &- 3))
    } else {
      output.append(string[(count &- (width &- 3))..<count])
    }
    return output.string()
  }
}
