#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif
internal import GoRuntime
internal import GoTemplate

extension Sprig {
  /// Functions that round and compare floats.
  static let rounding: [Function] = [
    Function("floor", [.any], returns: .float) { arguments, _ in
      .float(Cast.float64(arguments[0]).rounded(.down))
    },
    Function("ceil", [.any], returns: .float) { arguments, _ in
      .float(Cast.float64(arguments[0]).rounded(.up))
    },
    Function("round", [.any, .int], variadic: .float, returns: .float, roundToPlaces),
    Function("maxf", [.any], variadic: .any, returns: .float) { arguments, _ in
      var largest = Cast.float64(arguments[0])
      for index in 1..<arguments.count {
        largest = larger(largest, Cast.float64(arguments[index]))
      }
      return .float(largest)
    },
    Function("minf", [.any], variadic: .any, returns: .float) { arguments, _ in
      var least = Cast.float64(arguments[0])
      for index in 1..<arguments.count {
        // Go's Min mirrors its Max, zeros included.
        least = -larger(-least, -Cast.float64(arguments[index]))
      }
      return .float(least)
    },
  ]

  /// Go's `math.Max`: infinity before not-a-number, and zero before minus zero.
  private static func larger(_ x: Double, _ y: Double) -> Double {
    if x == .infinity || y == .infinity { return .infinity }
    if x.isNaN || y.isNaN { return .nan }
    if x == 0 && y == 0 { return x.sign == .minus ? y : x }
    return x > y ? x : y
  }

  /// Rounds to decimal places; the fraction from which on it goes up is one half or a parameter.
  private static func roundToPlaces(_ arguments: Arguments, _: Execution) -> Value {
    let threshold = arguments.count > 2 ? arguments.float(2) : 0.5
    let scale = powerOfTen(arguments.int(1))
    let scaled = scale * Cast.float64(arguments[0])
    // The fraction has the number's sign, so that negative numbers go down.
    let fraction = scaled.isInfinite ? .nan : scaled - scaled.rounded(.towardZero)
    return .float(scaled.rounded(fraction >= threshold ? .up : .down) / scale)
  }

  /// Go's `math.Pow(10, y)`, which multiplies squares and so differs from the exact power in the
  /// last place for large exponents.
  private static func powerOfTen(_ exponent: Int) -> Double {
    if exponent == 0 { return 1 }
    // Beyond this Go answers at once: infinity, or zero for negative exponents.
    if exponent.magnitude >= 1 << 32 { return exponent < 0 ? 0 : .infinity }
    var mantissa = 1.0
    var binary = 0
    var square = 0.625
    var squareExponent = 4
    var rest = exponent.magnitude
    while rest != 0 {
      if squareExponent < -(1 << 12) || squareExponent > 1 << 12 {
        // Overflow; Go leaves the loop so that the result becomes infinite or zero.
        binary += squareExponent
        break
      }
      if rest & 1 == 1 {
        mantissa *= square
        binary += squareExponent
      }
      square *= square
      squareExponent <<= 1
      if square < 0.5 {
        square += square
        squareExponent -= 1
      }
      rest >>= 1
    }
    if exponent < 0 {
      mantissa = 1 / mantissa
      binary = -binary
    }
    return scalbn(mantissa, Int32(clamping: binary))
  }
}
