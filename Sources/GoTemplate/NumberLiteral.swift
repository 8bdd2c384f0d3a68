internal import GoRuntime

/// A number in a template, under every type that can hold its value: Go's ideal constants.
struct NumberLiteral {
  /// The most digits of a decimal number that integers and floating-point numbers certainly hold.
  static let plainLength = 15

  /// The number as it was written.
  let text: ByteString
  /// The value as a signed integer.
  private(set) var integer: Int64?
  /// The value as an unsigned integer.
  private(set) var unsigned: UInt64?
  /// The value as a floating-point number.
  private(set) var float: Double?
  /// The value as a complex number; nil for one written without an imaginary part.
  private(set) var complex: (real: Double, imaginary: Double)?

  /// Reads a token that is a number.
  init(_ text: ByteString, _ token: Token) throws(LiteralError) {
    switch token {
    case .charConstant: try self.init(character: text)
    case .complex: try self.init(complex: text)
    default: try self.init(number: text)
    }
  }

  /// Reads a character constant.
  private init(character text: ByteString) throws(LiteralError) {
    self.text = text
    let rune = try StringLiteral.character(text)
    integer = Int64(rune)
    unsigned = UInt64(rune)
    float = Double(rune)
  }

  /// Reads a sum of a real and an imaginary number, such as `1+2i`.
  private init(complex text: ByteString) throws(LiteralError) {
    self.text = text
    let bytes = text.bytes
    // The second sign parts them; a sign after an exponent's letter belongs to the first.
    var split = 1
    while split < bytes.count {
      let isSign = bytes[split] == UInt8(ascii: "+") || bytes[split] == UInt8(ascii: "-")
      let before = bytes[split - 1] | 0x20
      let isHexadecimal = bytes.contains { $0 | 0x20 == UInt8(ascii: "x") }
      let exponent = isHexadecimal ? UInt8(ascii: "p") : UInt8(ascii: "e")
      if isSign && before != exponent { break }
      split += 1
    }
    guard split < bytes.count, bytes.last == UInt8(ascii: "i"),
      let real = try? Strconv.parseFloat(text[0..<split]),
      let imaginary = try? Strconv.parseFloat(text[split..<(bytes.count - 1)])
    else { throw LiteralError("syntax error scanning complex number") }
    set(real: real, imaginary: imaginary)
  }

  /// Reads an integer, a floating-point or an imaginary number.
  private init(number text: ByteString) throws(LiteralError) {
    self.text = text
    if let digits = Self.shortDecimal(text) {
      integer = digits
      unsigned = UInt64(digits)
      float = Double(digits)
      return
    }
    let bytes = text.bytes
    if bytes.last == UInt8(ascii: "i"),
      let value = try? Strconv.parseFloat(text[0..<(bytes.count - 1)])
    {
      set(real: 0, imaginary: value)
      return
    }
    unsigned = try? Strconv.parseUint(text, base: 0, bits: 64)
    integer = try? Strconv.parseInt(text, base: 0, bits: 64)
    if integer == 0 { unsigned = 0 }
    if let integer {
      float = Double(integer)
    } else if let unsigned {
      float = Double(unsigned)
    } else if let value = try? Strconv.parseFloat(text) {
      let marks: [UInt8] = [0x2E, 0x65, 0x45, 0x70, 0x50]
      guard bytes.contains(where: { marks.contains($0) }) else {
        throw LiteralError("integer overflow: \(Self.quoted(text))")
      }
      set(float: value)
    } else {
      throw LiteralError("illegal number syntax: \(Self.quoted(text))")
    }
  }

  /// The value of a few decimal digits without anything else: what most numbers are.
  private static func shortDecimal(_ text: ByteString) -> Int64? {
    text.withBytes { bytes in
      // A leading zero begins an octal number.
      guard bytes.count <= plainLength, bytes[0] != UInt8(ascii: "0") || bytes.count == 1 else {
        return nil
      }
      var value: Int64 = 0
      for byte in bytes {
        let digit = byte &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        value = value &* 10 &+ Int64(digit)
      }
      return value
    }
  }

  /// The value where no type is asked for; nil when it overflows an `int`.
  var value: Value? {
    if let integer = Self.shortDecimal(text) { return .integer(integer, .int) }
    if let complex { return .object(GoComplex(real: complex.real, imaginary: complex.imaginary)) }
    let bytes = text.bytes
    let isRune = bytes.first == UInt8(ascii: "'")
    let hasExponentP = bytes.contains { $0 | 0x20 == UInt8(ascii: "p") }
    let isHexadecimal =
      bytes.count > 2 && bytes[0] == UInt8(ascii: "0") && bytes[1] | 0x20 == UInt8(ascii: "x")
      && !hasExponentP
    let looksLikeFloat = bytes.contains {
      $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") || $0 | 0x20 == UInt8(ascii: "p")
    }
    if let float, !isRune, !isHexadecimal, looksLikeFloat { return .float(float) }
    return integer.map { .integer($0, .int) }
  }

  private mutating func set(real: Double, imaginary: Double) {
    complex = (real, imaginary)
    if imaginary == 0 { set(float: real) }
  }

  private mutating func set(float value: Double) {
    float = value
    integer = Int64(exactly: value)
    unsigned = UInt64(exactly: value)
  }

  // MARK: Reading

  private static func quoted(_ text: ByteString) -> String {
    let output = OutputBuffer()
    Strconv.quote(text, to: output)
    return output.string().text
  }
}
