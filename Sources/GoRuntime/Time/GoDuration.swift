/// Go's `time.Duration`: nanoseconds, an `int64` that prints as `1h2m3s`.
public final class GoDuration: GoObject, @unchecked Sendable {
  /// The length in nanoseconds.
  public let nanoseconds: Int64

  /// A duration of nanoseconds.
  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// The nanoseconds of a second.
  package static let second: Int64 = 1_000_000_000
  /// The nanoseconds of a minute.
  package static let minute = 60 * second
  /// The nanoseconds of an hour.
  package static let hour = 60 * minute

  override public var kind: Kind { .int64 }
  override public var typeName: String { "time.Duration" }
  override public var stringer: ByteString? { text }
  override public var underlying: Value? { .int64(nanoseconds) }
  override public var isTrue: Bool { nanoseconds != 0 }

  override public func isEqual(to other: GoObject) -> Bool {
    (other as? GoDuration)?.nanoseconds == nanoseconds
  }

  /// The length in seconds, as Go's `Seconds` computes it.
  package var seconds: Double { Self.units(nanoseconds, Self.second) }
  /// The length in minutes.
  package var minutes: Double { Self.units(nanoseconds, Self.minute) }
  /// The length in hours.
  package var hours: Double { Self.units(nanoseconds, Self.hour) }

  /// Whole units and the fraction apart, which keeps Go's precision.
  private static func units(_ nanoseconds: Int64, _ unit: Int64) -> Double {
    Double(nanoseconds / unit) + Double(nanoseconds % unit) / Double(unit)
  }

  /// The multiple of a positive length that is nearest, halves away from zero; else itself.
  package func rounded(to multiple: GoDuration) -> GoDuration {
    let unit = multiple.nanoseconds
    guard unit > 0 else { return self }
    let rest = (nanoseconds % unit).magnitude
    let isLess = rest &+ rest < unit.magnitude
    let (step, overflow): (Int64, Bool)
    if nanoseconds < 0 {
      (step, overflow) =
        isLess
        ? (nanoseconds &+ Int64(rest), false)
        : nanoseconds.subtractingReportingOverflow(unit &- Int64(rest))
    } else {
      (step, overflow) =
        isLess
        ? (nanoseconds &- Int64(rest), false)
        : nanoseconds.addingReportingOverflow(unit &- Int64(rest))
    }
    return GoDuration(
      nanoseconds: overflow ? (nanoseconds < 0 ? Int64.min : Int64.max) : step)
  }

  /// The multiple of a positive length that is next towards zero; else itself.
  package func truncated(to multiple: GoDuration) -> GoDuration {
    guard multiple.nanoseconds > 0 else { return self }
    return GoDuration(nanoseconds: nanoseconds &- nanoseconds % multiple.nanoseconds)
  }

  /// The text such as `1h2m3.5s` or `1.5ms`.
  package var text: ByteString {
    if nanoseconds == 0 { return "0s" }
    let output = OutputBuffer(capacity: 32)
    if nanoseconds < 0 { output.append(UInt8(ascii: "-")) }
    let length = nanoseconds.magnitude
    switch length {
    case 0..<1_000:
      output.append("\(length)ns")
    case 1_000..<1_000_000:
      Self.append(length, unit: 1_000, to: output)
      output.append("µs")
    case 1_000_000..<1_000_000_000:
      Self.append(length, unit: 1_000_000, to: output)
      output.append("ms")
    default:
      let second = Self.second.magnitude
      let total = length / second
      if total >= 3600 { output.append("\(total / 3600)h") }
      if total >= 60 { output.append("\(total / 60 % 60)m") }
      Self.append(total % 60 * second + length % second, unit: second, to: output)
      output.append("s")
    }
    return output.string()
  }

  /// Appends a number of units with as many decimals as it needs.
  private static func append(_ length: UInt64, unit: UInt64, to output: OutputBuffer) {
    output.append("\(length / unit)")
    var rest = length % unit
    if rest == 0 { return }
    output.append(UInt8(ascii: "."))
    var place = unit / 10
    while rest > 0 {
      output.append(UInt8(truncatingIfNeeded: 0x30 + rest / place))
      rest %= place
      place /= 10
    }
  }

  override public func method(_ name: ByteString) -> GoMethod? {
    let nanoseconds = nanoseconds
    func result(_ value: Value) -> GoMethod { GoMethod { (_) throws(CallError) in value } }
    switch name.text {
    case "String": return result(.string(text))
    case "Nanoseconds": return result(.int64(nanoseconds))
    case "Microseconds": return result(.int64(nanoseconds / 1_000))
    case "Milliseconds": return result(.int64(nanoseconds / 1_000_000))
    case "Seconds": return result(.float(seconds))
    case "Minutes": return result(.float(minutes))
    case "Hours": return result(.float(hours))
    case "Abs":
      let length = nanoseconds == .min ? .max : abs(nanoseconds)
      return result(.object(GoDuration(nanoseconds: length)))
    case "Round":
      return withDuration { GoDuration(nanoseconds: nanoseconds).rounded(to: $0) }
    case "Truncate":
      return withDuration { GoDuration(nanoseconds: nanoseconds).truncated(to: $0) }
    default: return nil
    }
  }

  private func withDuration(
    _ body: @escaping @Sendable (GoDuration) -> GoDuration
  ) -> GoMethod {
    GoMethod(parameters: [.named("time.Duration", .int64)]) { (arguments) throws(CallError) in
      .object(body(GoDuration(argument: arguments.first)))
    }
  }

  /// The duration that an argument is; untyped numbers count nanoseconds.
  convenience init(argument: Value?) {
    switch argument {
    case .object(let object as GoDuration)?: self.init(nanoseconds: object.nanoseconds)
    case .integer(let value, _)?: self.init(nanoseconds: value)
    default: self.init(nanoseconds: 0)
    }
  }
}
