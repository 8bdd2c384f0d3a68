extension Strconv {
  /// The fewest decimal digits that read back as a number that is not negative, and how many of
  /// them stand before the decimal point.
  package static func shortestDigits(_ value: Double) -> (digits: [UInt8], point: Int) {
    let decimal = DecimalDigits(shortest: value)
    return (decimal.digits, decimal.point)
  }

  /// Appends a number as Go's `strconv.AppendFloat` does for a float64.
  ///
  /// - Parameters:
  ///   - value: the number.
  ///   - format: one of `b e E f g G x X`; anything else is written as `%` and the letter.
  ///   - precision: digits after the point (`e`, `f`, `x`) or in all (`g`); -1 for the fewest that
  ///     read back as the same number.
  ///   - output: where the text goes.
  package static func append(
    _ value: Double, format: UInt8, precision: Int, to output: OutputBuffer
  ) {
    if value.isNaN {
      output.append("NaN")
      return
    }
    if value.isInfinite {
      output.append(value < 0 ? "-Inf" : "+Inf")
      return
    }
    let magnitude = value.magnitude
    if format == 0x67, precision < 0, magnitude < 1_000_000,
      magnitude == magnitude.rounded(.towardZero)
    {
      // Small whole numbers, as most numbers in charts are: at most six digits are never `e` form.
      if value.sign == .minus { output.append(0x2D) }
      append(UInt64(magnitude), to: output)
      return
    }
    if value.sign == .minus { output.append(0x2D) }
    switch format {
    case 0x62: appendBinary(magnitude, to: output)
    case 0x78, 0x58: appendHexadecimal(magnitude, format: format, precision: precision, to: output)
    case 0x65, 0x45:
      let digits: DecimalDigits
      var places = precision
      if precision < 0 {
        digits = DecimalDigits(shortest: magnitude)
        places = max(digits.digits.count - 1, 0)
      } else {
        var exact = DecimalDigits(exact: magnitude)
        exact.round(to: precision + 1)
        digits = exact
      }
      appendExponential(digits, precision: places, letter: format, to: output)
    case 0x66:
      let digits: DecimalDigits
      var places = precision
      if precision < 0 {
        digits = DecimalDigits(shortest: magnitude)
        places = max(digits.digits.count - digits.point, 0)
      } else {
        var exact = DecimalDigits(exact: magnitude)
        exact.round(to: exact.point + precision)
        digits = exact
      }
      appendFixed(digits, precision: places, to: output)
    case 0x67, 0x47:
      appendGeneral(magnitude, format: format, precision: precision, to: output)
    default:
      output.append(0x25)
      output.append(format)
    }
  }

  private static func appendGeneral(
    _ magnitude: Double, format: UInt8, precision: Int, to output: OutputBuffer
  ) {
    let isShortest = precision < 0
    var digits: DecimalDigits
    var limit = precision
    if isShortest {
      digits = DecimalDigits(shortest: magnitude)
      limit = 6
    } else {
      if limit == 0 { limit = 1 }
      digits = DecimalDigits(exact: magnitude)
      digits.round(to: limit)
    }
    let places = isShortest ? digits.digits.count : limit
    // The exponential form starts at the precision, but not while whole digits remain to show.
    var threshold = limit
    if threshold > digits.digits.count && digits.digits.count >= digits.point {
      threshold = digits.digits.count
    }
    if isShortest { threshold = 6 }
    let exponent = digits.point - 1
    if exponent < -4 || exponent >= threshold {
      appendExponential(
        digits, precision: max(min(places, digits.digits.count) - 1, 0),
        letter: format &- 2, to: output)
    } else {
      appendFixed(digits, precision: max(digits.digits.count - digits.point, 0), to: output)
    }
  }

  /// Appends d.ddde±dd.
  private static func appendExponential(
    _ digits: DecimalDigits, precision: Int, letter: UInt8, to output: OutputBuffer
  ) {
    output.append(0x30 &+ digits[0])
    if precision > 0 {
      output.append(0x2E)
      let given = max(min(digits.digits.count - 1, precision), 0)
      for index in 0..<given { output.append(0x30 &+ digits[index + 1]) }
      output.append(repeating: 0x30, count: precision - given)
    }
    appendExponent(digits.digits.isEmpty ? 0 : digits.point - 1, letter: letter, to: output)
  }

  /// Appends an exponent of at least two digits, with its letter and sign.
  private static func appendExponent(_ exponent: Int, letter: UInt8, to output: OutputBuffer) {
    output.append(letter)
    output.append(exponent < 0 ? 0x2D : 0x2B)
    if exponent.magnitude < 10 { output.append(0x30) }
    append(UInt64(exponent.magnitude), to: output)
  }

  /// Appends ddd.ddd.
  private static func appendFixed(
    _ digits: DecimalDigits, precision: Int, to output: OutputBuffer
  ) {
    if digits.point > 0 {
      for index in 0..<digits.point { output.append(0x30 &+ digits[index]) }
    } else {
      output.append(0x30)
    }
    guard precision > 0 else { return }
    output.append(0x2E)
    let zeros = min(max(-digits.point, 0), precision)
    output.append(repeating: 0x30, count: zeros)
    let first = max(digits.point, 0)
    let given = min(max(digits.digits.count - first, 0), precision - zeros)
    for index in 0..<given { output.append(0x30 &+ digits[first + index]) }
    output.append(repeating: 0x30, count: precision - zeros - given)
  }

  /// The whole mantissa and the exponent of two that make a number.
  private static func mantissaAndExponent(_ value: Double) -> (mantissa: UInt64, exponent: Int) {
    let biased = Int(value.exponentBitPattern)
    if biased == 0 { return (value.significandBitPattern, -1074) }
    return (value.significandBitPattern | 1 << 52, biased - 1075)
  }

  /// Appends ddddp±ddd: a whole mantissa and an exponent of two.
  private static func appendBinary(_ value: Double, to output: OutputBuffer) {
    let (mantissa, exponent) = mantissaAndExponent(value)
    append(mantissa, to: output)
    output.append(0x70)
    if exponent >= 0 { output.append(0x2B) }
    append(Int64(exponent), to: output)
  }

  /// Appends 0x1.yyyyyyyyp±ddd.
  private static func appendHexadecimal(
    _ value: Double, format: UInt8, precision: Int, to output: OutputBuffer
  ) {
    let isUppercase = format == 0x58
    var (mantissa, exponent) = mantissaAndExponent(value)
    exponent = mantissa == 0 ? 0 : exponent + 52
    // The leading 1 goes to bit 60, so that fifteen hexadecimal digits follow it.
    mantissa <<= 8
    while mantissa != 0 && mantissa & (1 << 60) == 0 {
      mantissa <<= 1
      exponent -= 1
    }
    if precision >= 0 && precision < 15 {
      let shift = UInt64(precision * 4)
      let extra = (mantissa << shift) & ((1 << 60) - 1)
      mantissa >>= 60 - shift
      if extra | (mantissa & 1) > 1 << 59 { mantissa += 1 }
      mantissa <<= 60 - shift
      if mantissa & (1 << 61) != 0 {
        mantissa >>= 1
        exponent += 1
      }
    }
    output.append(0x30)
    output.append(format)
    output.append(mantissa >> 60 & 1 == 1 ? 0x31 : 0x30)
    mantissa <<= 4
    if precision < 0 && mantissa != 0 {
      output.append(0x2E)
      while mantissa != 0 {
        output.append(digit(mantissa >> 60, uppercase: isUppercase))
        mantissa <<= 4
      }
    } else if precision > 0 {
      output.append(0x2E)
      for _ in 0..<min(precision, 16) {
        output.append(digit(mantissa >> 60, uppercase: isUppercase))
        mantissa <<= 4
      }
      output.append(repeating: 0x30, count: precision - 16)
    }
    appendExponent(exponent, letter: isUppercase ? 0x50 : 0x70, to: output)
  }
}
