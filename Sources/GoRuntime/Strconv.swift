/// Go's `strconv` package: numbers and quoted strings to text and back.
package enum Strconv {
  /// Appends an integer in decimal.
  @inlinable
  package static func append(_ value: Int64, to output: OutputBuffer) {
    if value >= 0 && value < 10 {
      output.append(0x30 &+ UInt8(truncatingIfNeeded: value))
      return
    }
    if value < 0 { output.append(0x2D) }
    append(value.magnitude, to: output)
  }

  /// Appends an unsigned integer in decimal.
  @usableFromInline
  package static func append(_ value: UInt64, to output: OutputBuffer) {
    let count = decimalDigitCount(value)
    let start = output.extend(by: count)
    var rest = value
    var index = count
    while rest >= 10 {
      index &-= 1
      let next = rest / 10
      start[index] = 0x30 &+ UInt8(truncatingIfNeeded: rest &- next &* 10)
      rest = next
    }
    start[0] = 0x30 &+ UInt8(truncatingIfNeeded: rest)
  }

  /// The number of decimal digits of a number; zero has one.
  static func decimalDigitCount(_ value: UInt64) -> Int {
    var count = 1
    var rest = value
    while rest >= 10 {
      rest /= 10
      count &+= 1
    }
    return count
  }

  /// Appends an unsigned integer in a base from 2 to 36, with lower or upper case letters.
  package static func append(
    _ value: UInt64, base: UInt64, uppercase: Bool = false, to output: OutputBuffer
  ) {
    var count = 1
    var rest = value
    while rest >= base {
      rest /= base
      count &+= 1
    }
    let start = output.extend(by: count)
    rest = value
    while count > 0 {
      count &-= 1
      start[count] = digit(rest % base, uppercase: uppercase)
      rest /= base
    }
  }

  /// The character of a digit below 36.
  static func digit(_ value: UInt64, uppercase: Bool) -> UInt8 {
    let small = UInt8(truncatingIfNeeded: value)
    if small < 10 { return 0x30 &+ small }
    return (uppercase ? 0x41 : 0x61) &+ (small &- 10)
  }
}
