/// A JSON value of a case file.
///
/// The tool reads its cases with a reader of its own: a fault in the reader under test must not be
/// able to hide itself.
enum JSONText {
  case null
  case bool(Bool)
  case number(Int)
  case string([UInt8])
  case array([JSONText])
  case object([(String, JSONText)])

  /// The member of an object, or nil.
  subscript(_ name: String) -> JSONText? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.0 == name }?.1
  }

  /// The bytes of a string, or nil.
  var bytes: [UInt8]? {
    if case .string(let bytes) = self { return bytes }
    return nil
  }

  /// The text of a string, or nil.
  var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  /// A whole number, or nil.
  var integer: Int? {
    if case .number(let number) = self { return number }
    return nil
  }

  /// The elements of an array, or nil.
  var elements: [JSONText]? {
    if case .array(let elements) = self { return elements }
    return nil
  }
}

/// What was wrong with a JSON text, and where.
struct JSONTextError: Error {
  var message: String
  var offset: Int
}

/// Reads one JSON value.
struct JSONTextReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// A reader of the bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The value that the bytes hold.
  static func read(_ bytes: ArraySlice<UInt8>) throws(JSONTextError) -> JSONText {
    var reader = JSONTextReader(bytes)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.position != bytes.endIndex { throw reader.failure("text after the value") }
    return value
  }

  private func failure(_ message: String) -> JSONTextError {
    JSONTextError(message: message, offset: position - bytes.startIndex)
  }

  private var current: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  private mutating func take(word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.endIndex - position >= count else { return false }
    for index in 0..<count where bytes[position + index] != word.utf8Start[index] { return false }
    position += count
    return true
  }

  private mutating func value(depth: Int) throws(JSONTextError) -> JSONText {
    if depth > 200 { throw failure("nested too deep") }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t") where take(word: "true"): return .bool(true)
    case UInt8(ascii: "f") where take(word: "false"): return .bool(false)
    case UInt8(ascii: "n") where take(word: "null"): return .null
    default: return try number()
    }
  }

  private mutating func number() throws(JSONTextError) -> JSONText {
    let start = position
    while let byte = current, byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) {
      position += 1
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let number = Int(text) else { throw failure("not a value that cases hold") }
    return .number(number)
  }

  private mutating func object(depth: Int) throws(JSONTextError) -> JSONText {
    position += 1
    var members: [(String, JSONText)] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw failure("a name is wanted") }
      let name = String(decoding: try string(), as: UTF8.self)
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw failure("a colon is wanted") }
      members.append((name, try value(depth: depth + 1)))
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw failure("a comma is wanted") }
    }
  }

  private mutating func array(depth: Int) throws(JSONTextError) -> JSONText {
    position += 1
    var elements: [JSONText] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      guard take(UInt8(ascii: ",")) else { throw failure("a comma is wanted") }
    }
  }

  private mutating func string() throws(JSONTextError) -> [UInt8] {
    position += 1
    var result: [UInt8] = []
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return result
      case UInt8(ascii: "\\"): try escape(into: &result)
      default: result.append(byte)
      }
    }
    throw failure("a string has no end")
  }

  private mutating func escape(into result: inout [UInt8]) throws(JSONTextError) {
    guard let byte = current else { throw failure("a string has no end") }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "u"):
      var code = try fourDigits()
      if (0xD800..<0xDC00).contains(code), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
        code = 0x10000 + (code - 0xD800) << 10 + (try fourDigits()) &- 0xDC00
      }
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      result.append(contentsOf: String(Character(scalar)).utf8)
    default: result.append(byte)
    }
  }

  private mutating func fourDigits() throws(JSONTextError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("four hexadecimal digits are wanted")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}

/// Writes JSON strings.
enum JSONTextWriter {
  /// The bytes, which must be UTF-8, as a JSON string with its quotes.
  static func string(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = [UInt8(ascii: "\"")]
    let digits = Array("0123456789abcdef".utf8)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
      case 0x0A: result += Array("\\n".utf8)
      case 0x09: result += Array("\\t".utf8)
      case 0x0D: result += Array("\\r".utf8)
      case 0..<0x20:
        result += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: result.append(byte)
      }
    }
    result.append(UInt8(ascii: "\""))
    return result
  }
}
