/// An exact decimal number: what the schema library reads into Go's `big.Rat`.
///
/// The value is digits × 10^exponent, without leading or trailing zeros among the digits. A float
/// counts as the shortest decimal that reads back as it, as Go prints it.
struct DecimalNumber: Sendable, Equatable {
  /// Whether the number is below zero.
  let isNegative: Bool
  /// The digits when they fit: up to 18 of them.
  let coefficient: UInt64
  /// The digits, 0 to 9, most significant first, when there are more than 18; else empty.
  let digits: [UInt8]
  /// The power of ten of the last digit.
  let exponent: Int

  /// How many digits the coefficient holds at most.
  private static let coefficientDigits = 18
  /// Go's `big.Rat` refuses exponents beyond this.
  private static let exponentLimit = 1_000_000

  /// Whether the number is 0.
  var isZero: Bool { coefficient == 0 && digits.isEmpty }

  /// Whether the number has no fraction.
  var isInteger: Bool { exponent >= 0 || isZero }

  /// An integer.
  init(_ value: Int64) { self.init(negative: value < 0, magnitude: value.magnitude) }

  /// An integer without a sign.
  init(_ value: UInt64) { self.init(negative: false, magnitude: value) }

  private init(negative: Bool, magnitude: UInt64) {
    if magnitude >= 1_000_000_000_000_000_000 {
      var bytes: [UInt8] = []
      var rest = magnitude
      while rest > 0 {
        bytes.append(UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
      }
      self.init(negative: negative, digits: bytes.reversed(), exponent: 0)
      return
    }
    var magnitude = magnitude
    var exponent = 0
    while magnitude != 0, magnitude % 10 == 0 {
      magnitude /= 10
      exponent += 1
    }
    self.init(negative: negative, coefficient: magnitude, exponent: exponent)
  }

  /// Takes a coefficient that doesn't end in zeros.
  private init(negative: Bool, coefficient: UInt64, exponent: Int) {
    isNegative = negative && coefficient != 0
    self.coefficient = coefficient
    digits = []
    self.exponent = coefficient == 0 ? 0 : exponent
  }

  /// Takes digits that may have zeros at either end.
  private init(negative: Bool, digits all: [UInt8], exponent: Int) {
    var exponent = exponent
    var slice = all[...]
    while let last = slice.last, last == 0 {
      slice.removeLast()
      exponent += 1
    }
    while let first = slice.first, first == 0 { slice.removeFirst() }
    if slice.isEmpty {
      isNegative = false
      self.exponent = 0
    } else {
      isNegative = negative
      self.exponent = exponent
    }
    if slice.count <= Self.coefficientDigits {
      coefficient = slice.reduce(0) { $0 * 10 + UInt64($1) }
      digits = []
    } else {
      coefficient = 0
      digits = Array(slice)
    }
  }

  /// A finite float; nil for the others.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 {
      self.init(whole)
      return
    }
    var text = value.description
    guard let number = text.withUTF8({ DecimalNumber(parsing: $0) }) else { return nil }
    self = number
  }

  /// Reads a JSON number's text; nil when its exponent is beyond what Go reads.
  init?(parsing text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var negative = false
    if index < text.count, text[index] == UInt8(ascii: "-") {
      negative = true
      index += 1
    }
    var value: UInt64 = 0
    var many: [UInt8] = []
    var count = 0
    var fraction = 0
    var inFraction = false
    scan: while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = byte - UInt8(ascii: "0")
        if count < Self.coefficientDigits {
          value = value * 10 + UInt64(digit)
        } else {
          if many.isEmpty { many = Self.digits(of: value, count: count) }
          many.append(digit)
        }
        // Leading zeros don't fill the coefficient.
        if count > 0 || digit != 0 { count += 1 }
        if inFraction { fraction += 1 }
      case UInt8(ascii: "."):
        inFraction = true
      default:
        break scan
      }
      index += 1
    }
    var exponent = 0
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      var isDown = false
      if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
        isDown = text[index] == UInt8(ascii: "-")
        index += 1
      }
      while index < text.count, text[index] &- UInt8(ascii: "0") < 10 {
        exponent = min(exponent * 10 + Int(text[index] - UInt8(ascii: "0")), 1 << 40)
        index += 1
      }
      if isDown { exponent = -exponent }
    }
    if index != text.count { return nil }
    exponent -= fraction
    if exponent.magnitude > Self.exponentLimit { return nil }
    if !many.isEmpty {
      self.init(negative: negative, digits: many, exponent: exponent)
      return
    }
    while value != 0, value % 10 == 0 {
      value /= 10
      exponent += 1
    }
    self.init(negative: negative, coefficient: value, exponent: exponent)
  }

  private static func digits(of value: UInt64, count: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: count)
    var rest = value
    for index in result.indices.reversed() {
      result[index] = UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    return result
  }

  /// The digits, most significant first; none for 0.
  var allDigits: [UInt8] {
    if !digits.isEmpty || coefficient == 0 { return digits }
    var count = 0
    var rest = coefficient
    while rest > 0 {
      rest /= 10
      count += 1
    }
    return Self.digits(of: coefficient, count: count)
  }

  /// The nearest float, as `big.Rat.Float64` finds it.
  var double: Double {
    let text = String(allDigits.map { Character(Unicode.Scalar($0 + UInt8(ascii: "0"))) })
    guard !text.isEmpty else { return 0 }
    return Double("\(isNegative ? "-" : "")\(text)e\(exponent)") ?? 0
  }

  /// The number as Go's `big.Int.Int64` gives it, low 64 bits of the magnitude with the sign; nil
  /// when it has a fraction.
  var truncatedInt: Int? {
    guard isInteger else { return nil }
    var low: UInt64 = 0
    for digit in allDigits { low = low &* 10 &+ UInt64(digit) }
    // Powers of ten beyond 64 have only zeros in the low 64 bits.
    for _ in 0..<min(exponent, 64) { low = low &* 10 }
    let signed = Int(truncatingIfNeeded: low)
    return isNegative ? 0 &- signed : signed
  }
}
