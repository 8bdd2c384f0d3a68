#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif
internal import GoRuntime

/// A number in a template, under every type that can hold its value: Go's ideal constants.
struct NumberLiteral {
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

  /// Reads a character constant.
  init(character text: ByteString) throws(LiteralError) {
    self.text = text
    let rune = try StringLiteral.character(text)
    integer = Int64(rune)
    unsigned = UInt64(rune)
    float = Double(rune)
  }

  /// Reads a sum of a real and an imaginary number, such as `1+2i`.
  init(complex text: ByteString) throws(LiteralError) {
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
      let real = Self.parseFloat(Array(bytes[..<split])),
      let imaginary = Self.parseFloat(Array(bytes[split..<(bytes.count - 1)]))
    else { throw LiteralError("syntax error scanning complex number") }
    set(real: real, imaginary: imaginary)
  }

  /// Reads an integer, a floating-point or an imaginary number.
  init(number text: ByteString) throws(LiteralError) {
    self.text = text
    let bytes = text.bytes
    if bytes.last == UInt8(ascii: "i"), let value = Self.parseFloat(Array(bytes.dropLast())) {
      set(real: 0, imaginary: value)
      return
    }
    unsigned = Self.parseUnsigned(bytes)
    integer = Self.parseInteger(bytes)
    if integer == 0 { unsigned = 0 }
    if let integer {
      float = Double(integer)
    } else if let unsigned {
      float = Double(unsigned)
    } else if let value = Self.parseFloat(bytes) {
      let marks: [UInt8] = [0x2E, 0x65, 0x45, 0x70, 0x50]
      guard bytes.contains(where: { marks.contains($0) }) else {
        throw LiteralError("integer overflow: \(Self.quoted(text))")
      }
      set(float: value)
    } else {
      throw LiteralError("illegal number syntax: \(Self.quoted(text))")
    }
  }

  /// The value where no type is asked for; nil when it overflows an `int`.
  var value: Value? {
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

  private static func parseInteger(_ bytes: [UInt8]) -> Int64? {
    guard let first = bytes.first else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    let digits = isNegative || first == UInt8(ascii: "+") ? Array(bytes.dropFirst()) : bytes
    guard let magnitude = parseUnsigned(digits) else { return nil }
    if isNegative {
      return magnitude <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
    }
    return Int64(exactly: magnitude)
  }

  /// Go's `strconv.ParseUint` in base 0.
  private static func parseUnsigned(_ bytes: [UInt8]) -> UInt64? {
    guard !bytes.isEmpty else { return nil }
    var base: UInt64 = 10
    var digits = bytes[...]
    if bytes[0] == UInt8(ascii: "0") {
      base = 8
      digits = bytes.dropFirst()
      if bytes.count >= 3 {
        switch bytes[1] | 0x20 {
        case UInt8(ascii: "x"): base = 16
        case UInt8(ascii: "b"): base = 2
        case UInt8(ascii: "o"): base = 8
        default: base = 0
        }
        if base == 0 { base = 8 } else { digits = bytes.dropFirst(2) }
      }
    }
    guard underscoresAreRight(bytes) else { return nil }
    var value: UInt64 = 0
    for byte in digits where byte != UInt8(ascii: "_") {
      guard let digit = digitValue(byte), digit < base else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: base)
      let (sum, overflowToo) = product.addingReportingOverflow(digit)
      if overflow || overflowToo { return nil }
      value = sum
    }
    return value
  }

  private static func digitValue(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt64(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt64(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// Whether underscores stand only between digits or after a base prefix.
  private static func underscoresAreRight(_ bytes: [UInt8]) -> Bool {
    guard bytes.contains(UInt8(ascii: "_")) else { return true }
    var index = 0
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      index = 1
    }
    // What came before: a digit or prefix, an underscore, or something else.
    var previous = UInt8(ascii: "^")
    var isHexadecimal = false
    if bytes.count - index >= 2, bytes[index] == UInt8(ascii: "0"),
      [UInt8(ascii: "b"), UInt8(ascii: "o"), UInt8(ascii: "x")].contains(bytes[index + 1] | 0x20)
    {
      isHexadecimal = bytes[index + 1] | 0x20 == UInt8(ascii: "x")
      index += 2
      previous = UInt8(ascii: "0")
    }
    while index < bytes.count {
      let byte = bytes[index]
      let isDigit =
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
        || isHexadecimal && byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f")
      if isDigit {
        previous = UInt8(ascii: "0")
      } else if byte == UInt8(ascii: "_") {
        if previous != UInt8(ascii: "0") { return false }
        previous = byte
      } else {
        if previous == UInt8(ascii: "_") { return false }
        previous = UInt8(ascii: "!")
      }
      index += 1
    }
    return previous != UInt8(ascii: "_")
  }

  /// Go's `strconv.ParseFloat` for what the lexer takes for a number.
  private static func parseFloat(_ bytes: [UInt8]) -> Double? {
    guard underscoresAreRight(bytes) else { return nil }
    var digits = bytes.filter { $0 != UInt8(ascii: "_") }
    let hasDigit = digits.contains { digitValue($0) ?? 99 < 10 }
    let isHexadecimal = digits.contains { $0 | 0x20 == UInt8(ascii: "x") }
    let hasExponent = digits.contains { $0 | 0x20 == UInt8(ascii: "p") }
    // Go wants an exponent in a hexadecimal number; C does not.
    guard hasDigit, isHexadecimal == hasExponent else { return nil }
    digits.append(0)
    return digits.withUnsafeBufferPointer { buffer -> Double? in
      buffer.withMemoryRebound(to: CChar.self) { text -> Double? in
        guard let start = text.baseAddress else { return nil }
        var end: UnsafeMutablePointer<CChar>?
        let value = strtod(start, &end)
        guard let end, UnsafePointer(end) - start == text.count - 1, value.isFinite else {
          return nil
        }
        return value
      }
    }
  }
}
