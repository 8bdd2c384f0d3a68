package import GoRuntime

/// Conversions of any value to a number, as spf13/cast 1.7.0 does them: what cannot be converted
/// is zero.
package enum Cast {
  /// The value as an `int64`.
  package static func int64(_ value: Value) -> Int64 {
    switch value {
    case .integer(let number, _): return number
    case .float(let number): return truncated(number)
    case .bool(let bool): return bool ? 1 : 0
    case .string(let text):
      let digits = withoutZeroFraction(text)
      return (try? Strconv.parseInt(digits, base: 0, bits: 0)) ?? 0
    case .object(let object): return pointee(object).map(int64) ?? 0
    default: return 0
    }
  }

  /// The value as an `int`.
  package static func int(_ value: Value) -> Int { Int(int64(value)) }

  /// The value as a `float64`.
  package static func float64(_ value: Value) -> Double {
    switch value {
    case .integer(let number, let type):
      return type.isUnsigned ? Double(UInt64(bitPattern: number)) : Double(number)
    case .float(let number): return number
    case .bool(let bool): return bool ? 1 : 0
    case .string(let text): return (try? Strconv.parseFloat(text)) ?? 0
    case .object(let object): return pointee(object).map(float64) ?? 0
    default: return 0
    }
  }

  /// What a pointer points at, or the number of a month or weekday; of other named types nothing
  /// is converted.
  private static func pointee(_ object: GoObject) -> Value? {
    switch object.typeName {
    case "time.Month", "time.Weekday": object.underlying
    default: object.kind == .ptr ? object.underlying : nil
    }
  }

  /// The whole part of a number, as Go's conversion yields it on amd64: the least integer for what
  /// is out of range.
  package static func truncated(_ number: Double) -> Int64 {
    number > -9.3e18 && number < 9_223_372_036_854_775_808 && number >= -9_223_372_036_854_775_808
      ? Int64(number) : Int64.min
  }

  /// The text without a fraction of nothing but zeros.
  private static func withoutZeroFraction(_ text: ByteString) -> ByteString {
    var sawZero = false
    var index = text.count
    while index > 0 {
      index &-= 1
      switch text[index] {
      case 0x2E: if sawZero { return text[0..<index] }
      case 0x30: sawZero = true
      default: return text
      }
    }
    return text
  }
}
