import GoRuntime

extension TOMLParser {
  /// Reads a value, and tells whether it is an array.
  mutating func parseValue(
    isInArray: Bool
  ) throws(TOMLFailure) -> (value: Value, isArray: Bool) {
    try scanner.skipBlanks()
    let start = scanner.position
    let scalar = try scanner.next()
    if scalar.isTOMLDigit {
      scanner.backUp()
      return (try parseNumberOrDate(), false)
    }
    switch scalar {
    case "[": return (try parseArray(), true)
    case "{": return (try parseInlineTable(isInArray: isInArray), false)
    case "\"":
      if try scanner.accept("\"") {
        if try scanner.accept("\"") { return (.string(try parseMultilineString()), false) }
        return (.string(ByteString()), false)
      }
      return (.string(try parseString()), false)
    case "'":
      if try scanner.accept("'") {
        if try scanner.accept("'") { return (.string(try parseMultilineRawString()), false) }
        return (.string(ByteString()), false)
      }
      return (.string(try parseRawString()), false)
    case ".": throw scanner.failure("floats must start with a digit, not '.'")
    case "-", "+": return (try parseSignedNumber(from: start), false)
    case "i", "n":
      if try acceptWord("n", "f") { return (try float(from: start), false) }
      if try acceptWord("a", "n") { return (try float(from: start), false) }
    default: break
    }
    if scanner.hasMetEnd { throw scanner.failure("unexpected EOF; expected value") }
    if Rune(scalar.value).isLetter {
      scanner.backUp()
      return (.bool(try parseBool()), false)
    }
    let problem = "expected value but found \(scalar.quotedTOML) instead"
    if scalar == "\n" { throw TOMLFailure(problem, line: scanner.line - 1) }
    throw scanner.failure(problem)
  }

  /// Takes two letters if they follow; a first one alone is taken all the same.
  private mutating func acceptWord(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar
  ) throws(TOMLFailure) -> Bool {
    guard try scanner.accept(first) else { return false }
    return try scanner.accept(second)
  }

  private mutating func parseBool() throws(TOMLFailure) -> Bool {
    let start = scanner.position
    while Rune(try scanner.next().value).isLetter {}
    scanner.backUp()
    let word = String(decoding: scanner.text(from: start), as: UTF8.self)
    switch word {
    case "true": return true
    case "false": return false
    default:
      throw scanner.failure("expected value but found \(quoted(word)) instead")
    }
  }

  /// A text as Go's `%q` prints it.
  func quoted(_ text: String) -> String {
    let out = OutputBuffer(capacity: 32)
    Strconv.quote(ByteString(text), to: out)
    return out.string().text
  }

  // MARK: Numbers

  /// Reads a number after its sign.
  private mutating func parseSignedNumber(from start: Int) throws(TOMLFailure) -> Value {
    let scalar = try scanner.next()
    let rest: (Unicode.Scalar, Unicode.Scalar)
    switch scalar {
    case "i": rest = ("n", "f")
    case "n": rest = ("a", "n")
    case ".": throw scanner.failure("floats must start with a digit, not '.'")
    default:
      if scalar == "0" {
        let next = try scanner.peek()
        if next == "b" || next == "o" || next == "x" {
          let text = String(decoding: scanner.text(from: start), as: UTF8.self)
          throw scanner.failure(
            "cannot use sign with non-decimal numbers: '\(text)\(Character(next))'")
        }
      }
      guard scalar.isTOMLDigit else {
        throw scanner.failure("expected a digit but got \(scalar.quotedTOML)")
      }
      return try finishDecimal(from: start)
    }
    guard try scanner.accept(rest.0), try scanner.accept(rest.1) else {
      let text = String(decoding: scanner.text(from: start), as: UTF8.self)
      throw scanner.failure("invalid float: '\(text)'")
    }
    return try float(from: start)
  }

  /// Reads what starts with a digit.
  private mutating func parseNumberOrDate() throws(TOMLFailure) -> Value {
    let start = scanner.position
    if try scanner.next() == "0" {
      let scalar = try scanner.next()
      switch scalar {
      case "b": return try parseBasedInteger(from: start, "a binary") { $0 == "0" || $0 == "1" }
      case "o": return try parseBasedInteger(from: start, "an octal") { $0 >= "0" && $0 <= "7" }
      case "x": return try parseBasedInteger(from: start, "a hexadecimal") { $0.isTOMLHexDigit }
      case "_": return try finishDecimal(from: start)
      case ".", "e", "E": return try finishFloat(from: start)
      default:
        if !scalar.isTOMLDigit {
          scanner.backUp()
          return try integer(from: start)
        }
      }
    }
    while true {
      let scalar = try scanner.next()
      if scalar.isTOMLDigit { continue }
      switch scalar {
      case "-", ":": return try finishDate(from: start)
      case "_": return try finishDecimal(from: start)
      case ".", "e", "E": return try finishFloat(from: start)
      default:
        scanner.backUp()
        return try integer(from: start)
      }
    }
  }

  private mutating func parseBasedInteger(
    from start: Int, _ name: String, _ isDigit: (Unicode.Scalar) -> Bool
  ) throws(TOMLFailure) -> Value {
    let first = try scanner.peek()
    if !isDigit(first) {
      let text = String(decoding: scanner.text(from: start), as: UTF8.self)
      throw scanner.failure("not \(name) number: '\(text)\(Character(first))'")
    }
    while true {
      let scalar = try scanner.next()
      if !isDigit(scalar), scalar != "_" { break }
    }
    scanner.backUp()
    return try integer(from: start)
  }

  private mutating func finishDecimal(from start: Int) throws(TOMLFailure) -> Value {
    while true {
      let scalar = try scanner.next()
      switch scalar {
      case ".", "e", "E": return try finishFloat(from: start)
      case "_": continue
      default:
        if scalar.isTOMLDigit { continue }
        scanner.backUp()
        return try integer(from: start)
      }
    }
  }

  private mutating func finishFloat(from start: Int) throws(TOMLFailure) -> Value {
    while true {
      switch try scanner.next() {
      case "0"..."9", "_", ".", "-", "+", "e", "E": continue
      default:
        scanner.backUp()
        return try float(from: start)
      }
    }
  }

  /// The integer that was scanned.
  private func integer(from start: Int) throws(TOMLFailure) -> Value {
    let text = scanner.text(from: start)
    try check(text, [text[...]], "integer")
    let digits = text.filter { $0 != 0x5F }
    let value = digits.withUnsafeBufferPointer { NumberText.integer($0, base: 0) }
    if case .signed(let value)? = value { return .int64(value) }
    throw scanner.failure(
      "\(String(decoding: text, as: UTF8.self)) is out of range for int64")
  }

  /// The float that was scanned.
  private func float(from start: Int) throws(TOMLFailure) -> Value {
    let text = scanner.text(from: start)
    let shown = String(decoding: text, as: UTF8.self)
    let parts = text.split { $0 == 0x2E || $0 == 0x65 || $0 == 0x45 }
    try check(text, parts, "float")
    for at in text.indices where text[at] == 0x2E {
      if at + 1 == text.count || text[at + 1] < 0x30 || text[at + 1] > 0x39 {
        throw scanner.failure(
          "Invalid float \(quoted(shown)): '.' must be followed by one or more digits")
      }
    }
    switch shown {
    case "nan", "+nan": return .float(.nan)
    case "-nan": return .float(-.nan)
    case "inf", "+inf": return .float(.infinity)
    case "-inf": return .float(-.infinity)
    default: break
    }
    let digits = text.filter { $0 != 0x5F }
    do throws(NumberError) {
      return .float(try Strconv.parseFloat(ByteString(digits)))
    } catch {
      if error.reason == .range { throw scanner.failure("\(shown) is out of range for float64") }
      throw scanner.failure("Invalid float value: \(quoted(shown))")
    }
  }

  /// Refuses underscores that are not between digits, and leading zeros.
  private func check(
    _ text: UnsafeBufferPointer<UInt8>, _ parts: [Slice<UnsafeBufferPointer<UInt8>>],
    _ kind: String
  ) throws(TOMLFailure) {
    let shown = String(decoding: text, as: UTF8.self)
    for part in parts where !hasValidUnderscores(part) {
      throw scanner.failure(
        "Invalid \(kind) \(quoted(shown)): underscores must be surrounded by digits")
    }
    guard let first = parts.first, hasLeadingZero(Array(first)) else { return }
    throw scanner.failure("Invalid \(kind) \(quoted(shown)): cannot have leading zeroes")
  }

  private func hasValidUnderscores(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch String(decoding: part, as: UTF8.self) {
    case "nan", "+nan", "-nan", "inf", "-inf", "+inf": return true
    default: break
    }
    var isAfterDigit = false
    for byte in part {
      if byte == 0x5F, !isAfterDigit { return false }
      isAfterDigit = byte.hexDigit != nil
    }
    return isAfterDigit
  }

  private func hasLeadingZero(_ digits: [UInt8]) -> Bool {
    if digits.count > 1, digits[0] == 0x30 {
      return digits[1] != 0x62 && digits[1] != 0x6F && digits[1] != 0x78
    }
    return digits.count > 2 && (digits[0] == 0x2B || digits[0] == 0x2D) && digits[1] == 0x30
  }

  // MARK: Dates

  private mutating func finishDate(from start: Int) throws(TOMLFailure) -> Value {
    scan: while true {
      switch try scanner.next() {
      case "0"..."9", "-", ":", "T", "t", " ", ".", "Z", "z", "+": continue
      default:
        scanner.backUp()
        break scan
      }
    }
    var text = Array(scanner.text(from: start))
    while text.last == 0x20 { text.removeLast() }
    for at in text.indices {
      switch text[at] {
      case 0x7A: text[at] = 0x5A
      case 0x74, 0x20: text[at] = 0x54
      default: break
      }
    }
    guard let time = TOMLDate.time(ByteString(text)) else {
      throw scanner.failure(
        "invalid datetime: \(quoted(String(decoding: text, as: UTF8.self)))")
    }
    return .object(time)
  }
}
