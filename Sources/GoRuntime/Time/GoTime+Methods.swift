extension GoTime {
  private static let timeType = GoType.named("time.Time", .struct)
  private static let durationType = GoType.named("time.Duration", .int64)

  /// The method of a name, as far as templates can call it.
  func timeMethod(_ name: ByteString) -> GoMethod? {
    plainMethod(name) ?? comparison(name) ?? derivation(name)
  }

  /// The methods without parameters.
  private func plainMethod(_ name: ByteString) -> GoMethod? {
    let value: Value
    switch name.text {
    case "Year": value = .int(date.year)
    case "Month": value = .object(NamedInteger.month(date.month))
    case "Day": value = .int(date.day)
    case "YearDay": value = .int(date.dayOfYear)
    case "Weekday": value = .object(NamedInteger.weekday(weekday))
    case "Hour": value = .int(secondOfDay / 3600)
    case "Minute": value = .int(secondOfDay / 60 % 60)
    case "Second": value = .int(secondOfDay % 60)
    case "Nanosecond": value = .int(nanosecond)
    case "Unix": value = .int64(seconds)
    case "UnixMilli":
      value = .int64(seconds &* 1_000 &+ Int64(nanosecond / 1_000_000))
    case "UnixMicro": value = .int64(seconds &* 1_000_000 &+ Int64(nanosecond / 1_000))
    case "UnixNano": value = .int64(seconds &* 1_000_000_000 &+ Int64(nanosecond))
    case "IsZero":
      value = .bool(seconds == GoTime.zero.seconds && nanosecond == 0)
    case "IsDST": value = .bool(zone.isDaylight)
    case "Location": value = .object(location)
    case "UTC": value = .object(inLocation(.utc))
    case "Local": value = .object(inLocation(.local))
    case "String": value = .string(stringer ?? ByteString())
    case "MarshalText": value = Self.bytes(marshalled(isQuoted: false))
    case "MarshalJSON": value = Self.bytes(marshalled(isQuoted: true))
    default: return nil
    }
    return GoMethod { (_) throws(CallError) in value }
  }

  private func marshalled(isQuoted: Bool) -> ByteString {
    let text = format("2006-01-02T15:04:05.999999999Z07:00")
    return isQuoted ? ByteString("\"\(text.text)\"") : text
  }

  private static func bytes(_ text: ByteString) -> Value {
    .list(List(text.bytes.map { .integer(Int64($0), .uint8) }, type: .bytes))
  }

  /// The methods that compare with another time.
  private func comparison(_ name: ByteString) -> GoMethod? {
    let result: @Sendable (Int) -> Value
    switch name.text {
    case "After": result = { .bool($0 > 0) }
    case "Before": result = { .bool($0 < 0) }
    case "Equal": result = { .bool($0 == 0) }
    case "Compare": result = { .int($0) }
    case "Sub":
      return GoMethod(parameters: [Self.timeType]) { [self] (arguments) throws(CallError) in
        .object(since(GoTime.argument(arguments)))
      }
    default: return nil
    }
    return GoMethod(parameters: [Self.timeType]) { [self] (arguments) throws(CallError) in
      let other = GoTime.argument(arguments)
      if seconds != other.seconds { return result(seconds < other.seconds ? -1 : 1) }
      if nanosecond != other.nanosecond {
        return result(nanosecond < other.nanosecond ? -1 : 1)
      }
      return result(0)
    }
  }

  /// The methods that make another time or a text.
  private func derivation(_ name: ByteString) -> GoMethod? {
    switch name.text {
    case "Format":
      return GoMethod(parameters: [.string]) { [self] (arguments) throws(CallError) in
        guard case .string(let layout)? = arguments.first else { return .string(ByteString()) }
        return .string(format(layout))
      }
    case "Add":
      return GoMethod(parameters: [Self.durationType]) {
        [self] (arguments) throws(CallError) in
        .object(adding(GoDuration(argument: arguments.first)))
      }
    case "AddDate":
      return GoMethod(parameters: [.int, .int, .int]) {
        [self] (arguments) throws(CallError) in
        let steps = arguments.map { argument in
          if case .integer(let value, _) = argument { return Int(value) }
          return 0
        }
        guard steps.count == 3 else { return .object(self) }
        let day = date
        return .object(
          GoTime(
            date: CivilDate(
              year: day.year &+ steps[0], month: day.month &+ steps[1],
              day: day.day &+ steps[2]),
            hour: secondOfDay / 3600, minute: secondOfDay / 60 % 60, second: secondOfDay % 60,
            nanosecond: nanosecond, location: location))
      }
    case "In":
      return GoMethod(parameters: [.named("*time.Location", .ptr)]) {
        [self] (arguments) throws(CallError) in
        guard case .object(let object)? = arguments.first, let place = object as? GoLocation
        else { throw CallError("time: missing Location in call to Time.In") }
        return .object(inLocation(place))
      }
    case "Truncate", "Round":
      let isRound = name == "Round"
      return GoMethod(parameters: [Self.durationType]) {
        [self] (arguments) throws(CallError) in
        .object(aligned(to: GoDuration(argument: arguments.first), isRound: isRound))
      }
    default: return nil
    }
  }

  /// The instant at a multiple of a duration since the zero time.
  private func aligned(to unit: GoDuration, isRound: Bool) -> GoTime {
    guard unit.nanoseconds > 0 else { return self }
    let divisor = UInt64(unit.nanoseconds)
    let second = seconds &- GoTime.zero.seconds
    // Seconds times a thousand million exceed 64 bits, so the remainder is taken in two steps.
    let rest: UInt64
    if second >= 0 {
      let product = UInt64(second).multipliedFullWidth(by: 1_000_000_000)
      let (low, carry) = product.low.addingReportingOverflow(UInt64(nanosecond))
      let high = product.high &+ (carry ? 1 : 0)
      rest = divisor.dividingFullWidth((high % divisor, low)).remainder
    } else {
      return self
    }
    let isUp = isRound && rest &+ rest >= divisor
    let step = isUp ? Int64(divisor - rest) : 0 &- Int64(rest)
    return adding(GoDuration(nanoseconds: step))
  }

  private static func argument(_ arguments: [Value]) -> GoTime {
    if case .object(let object)? = arguments.first, let time = object as? GoTime { return time }
    return .zero
  }
}
