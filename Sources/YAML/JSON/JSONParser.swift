import GoRuntime

/// A JSON text on its way to a value.
struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  let depthLimit: Int
  var position = 0
  private var depth = 0
  /// Go's error about the first number out of range; the rest of the text is read all the same.
  private(set) var rangeError: YAMLError?
  private let scratch = OutputBuffer(capacity: 64)

  /// A parser at the start of a text.
  init(_ bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  /// Reads the whole text.
  mutating func parse() throws(YAMLError) -> Value {
    let value = try parseValue("looking for beginning of value")
    skipBlanks()
    if position < bytes.count { throw invalid("after top-level value") }
    return value
  }

  // MARK: Failing

  /// Go's error about the byte at hand, or about the text's end.
  ///
  /// - Parameter isInToken: Whether a blank would be wrong here too: Go tries one at the text's end,
  ///   and complains of that.
  private func invalid(_ context: String, isInToken: Bool = false) -> YAMLError {
    guard isInToken || position < bytes.count else {
      return YAMLError("unexpected end of JSON input", line: line)
    }
    let byte = position < bytes.count ? bytes[position] : 0x20
    let out = OutputBuffer(capacity: 64)
    out.append("invalid character ")
    switch byte {
    case 0x27: out.append("'\\''")
    case 0x22: out.append("'\"'")
    default:
      let quoted = OutputBuffer(capacity: 16)
      Strconv.quote(ByteString(String(Unicode.Scalar(byte))), to: quoted)
      let inner = quoted.string()
      out.append(0x27)
      out.append(inner[1..<max(inner.count - 1, 1)])
      out.append(0x27)
    }
    out.append(" \(context)")
    return YAMLError(out.string(), line: line)
  }

  /// The line at hand, counted from 1.
  private var line: Int { bytes[..<position].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 } }

  // MARK: Values

  @inline(__always)
  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position &+= 1
      default: return
      }
    }
  }

  /// The byte at hand, or zero at the end.
  @inline(__always)
  private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func parseValue(_ context: String) throws(YAMLError) -> Value {
    skipBlanks()
    switch current {
    case 0x22: return .string(try parseString())
    case 0x7B: return try parseObject()
    case 0x5B: return try parseArray()
    case 0x2D, 0x30...0x39: return try parseNumber()
    case 0x74:
      try parseLiteral("true")
      return .bool(true)
    case 0x66:
      try parseLiteral("false")
      return .bool(false)
    case 0x6E:
      try parseLiteral("null")
      return .null
    default: throw invalid(context)
    }
  }

  private mutating func parseLiteral(_ literal: StaticString) throws(YAMLError) {
    position += 1
    for at in 1..<literal.utf8CodeUnitCount {
      let expected = literal.utf8Start[at]
      guard position < bytes.count, bytes[position] == expected else {
        throw invalid(
          "in literal \(literal) (expecting '\(Unicode.Scalar(expected))')", isInToken: true)
      }
      position += 1
    }
  }

  private mutating func enter() throws(YAMLError) {
    depth += 1
    position += 1
    if depth > depthLimit { throw YAMLError("exceeded max depth", line: line) }
    skipBlanks()
  }

  private mutating func parseObject() throws(YAMLError) -> Value {
    try enter()
    let map = ValueMap(capacity: 4)
    if current == 0x7D {
      position += 1
      depth -= 1
      return .map(map)
    }
    while true {
      guard current == 0x22 else { throw invalid("looking for beginning of object key string") }
      let key = try parseString()
      skipBlanks()
      guard current == 0x3A else { throw invalid("after object key") }
      position += 1
      map.set(key, try parseValue("looking for beginning of value"))
      skipBlanks()
      switch current {
      case 0x2C:
        position += 1
        skipBlanks()
      case 0x7D:
        position += 1
        depth -= 1
        return .map(map)
      default: throw invalid("after object key:value pair")
      }
    }
  }

  private mutating func parseArray() throws(YAMLError) -> Value {
    try enter()
    var elements: [Value] = []
    if current == 0x5D {
      position += 1
      depth -= 1
      return .list(elements)
    }
    while true {
      elements.append(try parseValue("looking for beginning of value"))
      skipBlanks()
      switch current {
      case 0x2C: position += 1
      case 0x5D:
        position += 1
        depth -= 1
        return .list(elements)
      default: throw invalid("after array element")
      }
    }
  }

  // MARK: Numbers

  private mutating func skipDigits() -> Bool {
    let start = position
    while current >= 0x30, current <= 0x39 { position &+= 1 }
    return position > start
  }

  private mutating func parseNumber() throws(YAMLError) -> Value {
    let start = position
    if current == 0x2D { position += 1 }
    if current == 0x30 {
      position += 1
    } else if !skipDigits() {
      throw invalid("in numeric literal", isInToken: true)
    }
    if current == 0x2E {
      position += 1
      if !skipDigits() { throw invalid("after decimal point in numeric literal", isInToken: true) }
    }
    if current == 0x65 || current == 0x45 {
      position += 1
      if current == 0x2B || current == 0x2D { position += 1 }
      if !skipDigits() { throw invalid("in exponent of numeric literal", isInToken: true) }
    }
    let text = UnsafeBufferPointer(rebasing: bytes[start..<position])
    if let value = NumberText.float(text) { return .float(value) }
    if rangeError == nil {
      let number = String(decoding: text, as: UTF8.self)
      rangeError = YAMLError(
        "json: cannot unmarshal number \(number) into Go value of type float64", line: line)
    }
    return .null
  }

  // MARK: Strings

  private mutating func parseString() throws(YAMLError) -> ByteString {
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5C,
      bytes[position] >= 0x20, bytes[position] < 0x80
    { position &+= 1 }
    if current == 0x22 {
      let string = ByteString(UnsafeBufferPointer(rebasing: bytes[start..<position]))
      position += 1
      return string
    }
    return try parseLongString(from: start)
  }

  /// Reads a string that has escapes or characters beyond ASCII.
  private mutating func parseLongString(from start: Int) throws(YAMLError) -> ByteString {
    scratch.truncate(to: 0)
    scratch.append(UnsafeBufferPointer(rebasing: bytes[start..<position]))
    while true {
      guard position < bytes.count else { throw invalid("in string literal") }
      switch bytes[position] {
      case 0x22:
        position += 1
        return scratch.take(from: 0)
      case 0x5C: try parseEscape()
      case 0..<0x20: throw invalid("in string literal")
      case 0x20..<0x80:
        scratch.append(bytes[position])
        position &+= 1
      default:
        let (scalar, width) = UTF8Text.decode(bytes, at: position)
        scratch.append(scalar)
        position &+= width
      }
    }
  }

  private mutating func parseEscape() throws(YAMLError) {
    position += 1
    guard position < bytes.count else { throw invalid("in string escape code", isInToken: true) }
    switch bytes[position] {
    case 0x22: scratch.append(0x22)
    case 0x5C: scratch.append(0x5C)
    case 0x2F: scratch.append(0x2F)
    case 0x62: scratch.append(0x08)
    case 0x66: scratch.append(0x0C)
    case 0x6E: scratch.append(0x0A)
    case 0x72: scratch.append(0x0D)
    case 0x74: scratch.append(0x09)
    case 0x75:
      try parseUnicodeEscape()
      return
    default: throw invalid("in string escape code", isInToken: true)
    }
    position += 1
  }

  /// Reads `uXXXX`, and a second one that completes a pair; Go replaces halves without the other.
  private mutating func parseUnicodeEscape() throws(YAMLError) {
    position += 1
    let first = try parseHexDigits()
    if let scalar = Unicode.Scalar(first) {
      scratch.append(scalar)
      return
    }
    if first < 0xDC00, current == 0x5C, position + 1 < bytes.count, bytes[position + 1] == 0x75 {
      let before = position
      position += 2
      let second = try parseHexDigits()
      if (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + ((first & 0x3FF) << 10 | second & 0x3FF))
      {
        scratch.append(scalar)
        return
      }
      position = before
    }
    scratch.append("\u{FFFD}")
  }

  private mutating func parseHexDigits() throws(YAMLError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = current.hexDigit else {
        throw invalid("in \\u hexadecimal character escape", isInToken: true)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
