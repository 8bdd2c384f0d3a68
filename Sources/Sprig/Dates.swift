internal import GoRuntime
internal import GoTemplate

extension Sprig {
  private static let timeType = GoType.named("time.Time", .struct)

  /// Sprig's functions on dates and durations.
  static let dates: [Function] = dateTexts + dateValues + durationTexts

  /// Functions that write dates.
  private static let dateTexts: [Function] =
    [
      Function("date", [.string, .any], returns: .string) { (arguments, _) throws(CallError) in
        .string(format(arguments[1], layout: arguments.string(0), zone: "Local"))
      },
      Function("htmlDate", [.any], returns: .string) { (arguments, _) throws(CallError) in
        .string(format(arguments[0], layout: "2006-01-02", zone: "Local"))
      },
      Function("htmlDateInZone", [.any, .string], returns: .string) {
        (arguments, _) throws(CallError) in
        .string(format(arguments[0], layout: "2006-01-02", zone: arguments.string(1)))
      },
      Function("unixEpoch", [timeType], returns: .string) { (arguments, _) throws(CallError) in
        .string(ByteString(String(time(arguments[0]).seconds)))
      },
    ]
    + named(
      "dateInZone", "date_in_zone", parameters: [.string, .any, .string], returns: .string
    ) { (arguments, _) throws(CallError) in
      .string(format(arguments[1], layout: arguments.string(0), zone: arguments.string(2)))
    }

  /// Functions that make dates.
  private static let dateValues: [Function] =
    [
      Function("now", [], returns: timeType) { (_, _) throws(CallError) in
        .object(GoTime.now())
      },
      Function("toDate", [.string, .string], returns: timeType) {
        (arguments, _) throws(CallError) in
        do throws(CallError) {
          return .object(try parse(arguments))
        } catch {
          return .object(GoTime.zero)
        }
      },
      Function("mustToDate", [.string, .string], returns: timeType) {
        (arguments, _) throws(CallError) in
        .object(try parse(arguments))
      },
    ]
    + named("dateModify", "date_modify", parameters: [.string, timeType], returns: timeType) {
      (arguments, _) throws(CallError) in
      do throws(CallError) {
        let duration = try GoDuration(parsing: arguments.string(0))
        return .object(time(arguments[1]).adding(duration))
      } catch {
        return arguments[1]
      }
    }
    + named(
      "mustDateModify", "must_date_modify", parameters: [.string, timeType], returns: timeType
    ) { (arguments, _) throws(CallError) in
      .object(time(arguments[1]).adding(try GoDuration(parsing: arguments.string(0))))
    }

  /// Functions that write durations.
  private static let durationTexts: [Function] = [
    Function("ago", [.any], returns: .string) { (arguments, _) throws(CallError) in
      let now = GoTime.now()
      let second = GoDuration(nanoseconds: GoDuration.second)
      return .string(now.since(moment(arguments[0]) ?? now).rounded(to: second).text)
    },
    Function("duration", [.any], returns: .string) { (arguments, _) throws(CallError) in
      .string(GoDuration(nanoseconds: seconds(arguments[0]) &* GoDuration.second).text)
    },
    Function("durationRound", [.any], returns: .string) { (arguments, _) throws(CallError) in
      .string(largestUnit(of: lengthToRound(arguments[0])))
    },
  ]

  /// The time that a checked argument is.
  private static func time(_ value: Value) -> GoTime {
    if case .object(let time as GoTime) = value { return time }
    return .zero
  }

  /// The instant of a date or of a Unix time; nil for all else, which Sprig takes for now.
  private static func moment(_ value: Value) -> GoTime? {
    switch value {
    case .object(let time as GoTime): time
    case .integer(let seconds, let type) where type == .int || type == .int64:
      GoTime(seconds: seconds, location: .local)
    default: nil
    }
  }

  /// A date as a layout shows it in a zone; an unknown zone is UTC.
  private static func format(
    _ value: Value, layout: ByteString, zone: ByteString
  ) -> ByteString {
    let instant: GoTime
    if case .integer(let seconds, .int32) = value {
      instant = GoTime(seconds: seconds)
    } else {
      instant = moment(value) ?? GoTime.now()
    }
    return instant.inLocation(GoLocation.named(zone) ?? .utc).format(layout)
  }

  private static func parse(_ arguments: Arguments) throws(CallError) -> GoTime {
    try GoTime.parse(arguments.string(1), layout: arguments.string(0), location: .local)
  }

  /// The seconds of a text or an `int64`; other numbers count as none.
  private static func seconds(_ value: Value) -> Int64 {
    switch value {
    case .string(let text):
      do throws(NumberError) {
        return try Strconv.parseInt(text, base: 10, bits: 64)
      } catch {
        return error.nearestInteger
      }
    case .integer(let number, .int64): return number
    default: return 0
    }
  }

  private static func lengthToRound(_ value: Value) -> Int64 {
    switch value {
    case .string(let text):
      do throws(CallError) {
        return try GoDuration(parsing: text).nanoseconds
      } catch {
        return 0
      }
    case .integer(let number, .int64): return number
    case .object(let time as GoTime): return GoTime.now().since(time).nanoseconds
    default: return 0
    }
  }

  /// The whole number of the largest unit that a length exceeds, its sign dropped.
  private static func largestUnit(of nanoseconds: Int64) -> ByteString {
    let length = nanoseconds.magnitude
    let hour = GoDuration.hour.magnitude
    let units: [(String, UInt64)] = [
      ("y", hour * 24 * 365), ("mo", hour * 24 * 30), ("d", hour * 24), ("h", hour),
      ("m", GoDuration.minute.magnitude), ("s", GoDuration.second.magnitude),
    ]
    for (name, unit) in units where length > unit { return ByteString("\(length / unit)\(name)") }
    return "0s"
  }
}
