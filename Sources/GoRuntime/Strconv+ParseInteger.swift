extension Strconv {
  /// Reads an unsigned integer as Go's `strconv.ParseUint`.
  ///
  /// - Parameters:
  ///   - text: digits without a sign.
  ///   - base: 2 to 36, or 0 to go by the prefix (`0b`, `0o`, `0`, `0x`) and allow underscores.
  ///   - bits: the size of the integer, from 1 to 64; 0 means 64.
  /// - Throws: Go's error.
  package static func parseUint(
    _ text: ByteString, base: Int, bits: Int
  ) throws(NumberError) -> UInt64 {
    let outcome = text.withBytes { unsigned($0, base: base, bits: bits) }
    if let reason = outcome.failure {
      throw NumberError(
        function: "ParseUint", text: text, reason: reason,
        nearestInteger: Int64(bitPattern: outcome.value))
    }
    return outcome.value
  }

  /// Reads an integer as Go's `strconv.ParseInt`.
  ///
  /// - Parameters:
  ///   - text: an optional sign and digits.
  ///   - base: 2 to 36, or 0 to go by the prefix (`0b`, `0o`, `0`, `0x`) and allow underscores.
  ///   - bits: the size of the integer, from 1 to 64; 0 means 64.
  /// - Throws: Go's error.
  package static func parseInt(
    _ text: ByteString, base: Int, bits: Int
  ) throws(NumberError) -> Int64 {
    try parseInt(text, base: base, bits: bits, function: "ParseInt")
  }

  /// Reads a decimal integer as Go's `strconv.Atoi`.
  ///
  /// - Throws: Go's error.
  package static func atoi(_ text: ByteString) throws(NumberError) -> Int {
    Int(try parseInt(text, base: 10, bits: 64, function: "Atoi"))
  }

  private static func parseInt(
    _ text: ByteString, base: Int, bits: Int, function: String
  ) throws(NumberError) -> Int64 {
    let isNegative = !text.isEmpty && text[0] == 0x2D
    let hasSign = isNegative || !text.isEmpty && text[0] == 0x2B
    let outcome = text.withBytes {
      unsigned(UnsafeBufferPointer(rebasing: $0[(hasSign ? 1 : 0)...]), base: base, bits: bits)
    }
    if let reason = outcome.failure, reason != .range {
      throw NumberError(function: function, text: text, reason: reason)
    }
    let cutoff = UInt64(1) << UInt64((bits == 0 ? 64 : bits) - 1)
    if !isNegative && outcome.value >= cutoff {
      throw NumberError(
        function: function, text: text, reason: .range, nearestInteger: Int64(cutoff - 1))
    }
    if isNegative && outcome.value > cutoff {
      throw NumberError(
        function: function, text: text, reason: .range,
        nearestInteger: 0 &- Int64(bitPattern: cutoff))
    }
    let value = Int64(bitPattern: outcome.value)
    return isNegative ? 0 &- value : value
  }

  /// Reads digits; beyond the range the value is the largest one.
  private static func unsigned(
    _ text: UnsafeBufferPointer<UInt8>, base givenBase: Int, bits: Int
  ) -> (value: UInt64, failure: NumberError.Reason?) {
    guard text.count > 0 else { return (0, .syntax) }
    var base = UInt64(truncatingIfNeeded: givenBase)
    var index = 0
    switch givenBase {
    case 2...36: break
    case 0:
      base = 10
      if text[0] == 0x30 {
        let prefix = text.count >= 3 ? text[1] | 0x20 : 0
        switch prefix {
        case 0x62: (base, index) = (2, 2)
        case 0x6F: (base, index) = (8, 2)
        case 0x78: (base, index) = (16, 2)
        default: (base, index) = (8, 1)
        }
      }
    default: return (0, .base(givenBase))
    }
    guard (0...64).contains(bits) else { return (0, .bitSize(bits)) }
    let largest = bits == 0 || bits == 64 ? UInt64.max : (UInt64(1) << UInt64(bits)) - 1
    var value: UInt64 = 0
    var hasUnderscores = false
    while index < text.count {
      let byte = text[index]
      index &+= 1
      let digit: UInt64
      switch byte {
      case 0x5F where givenBase == 0:
        hasUnderscores = true
        continue
      case 0x30...0x39: digit = UInt64(byte &- 0x30)
      case 0x41...0x5A, 0x61...0x7A: digit = UInt64((byte | 0x20) &- 0x61) &+ 10
      default: return (0, .syntax)
      }
      if digit >= base { return (0, .syntax) }
      let (product, overflowed) = value.multipliedReportingOverflow(by: base)
      let (sum, carried) = product.addingReportingOverflow(digit)
      if overflowed || carried || sum > largest { return (largest, .range) }
      value = sum
    }
    if hasUnderscores && !underscoresAreWellPlaced(text) { return (0, .syntax) }
    return (value, nil)
  }

  /// Whether underscores stand only between digits, or between a base prefix and a digit.
  static func underscoresAreWellPlaced(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    if index < text.count, text[index] == 0x2D || text[index] == 0x2B { index &+= 1 }
    var isHexadecimal = false
    // A base prefix counts as a digit.
    var followsDigit = false
    var followsUnderscore = false
    if text.count - index >= 2 && text[index] == 0x30 {
      let letter = text[index + 1] | 0x20
      if letter == 0x62 || letter == 0x6F || letter == 0x78 {
        index &+= 2
        followsDigit = true
        isHexadecimal = letter == 0x78
      }
    }
    while index < text.count {
      let byte = text[index]
      index &+= 1
      let isDigit =
        (0x30...0x39).contains(byte) || isHexadecimal && (0x61...0x66).contains(byte | 0x20)
      if isDigit {
        followsDigit = true
        followsUnderscore = false
      } else if byte == 0x5F {
        if !followsDigit { return false }
        followsDigit = false
        followsUnderscore = true
      } else {
        if followsUnderscore { return false }
        followsDigit = false
      }
    }
    return !followsUnderscore
  }

  /// Reads a truth value as Go's `strconv.ParseBool`.
  ///
  /// - Throws: Go's error.
  package static func parseBool(_ text: ByteString) throws(NumberError) -> Bool {
    switch text {
    case "1", "t", "T", "true", "TRUE", "True": return true
    case "0", "f", "F", "false", "FALSE", "False": return false
    default: throw NumberError(function: "ParseBool", text: text, reason: .syntax)
    }
  }
}
