/// A rule for all times to come, such as `EST5EDT,M3.2.0,M11.1.0`, as POSIX's TZ variable has it.
struct ZoneRule: Sendable {
  /// A day of the year and a time of day.
  private struct Change: Sendable {
    enum Day: Sendable {
      /// From 1 to 365; the 29th of February has no number.
      case julian(Int)
      /// From 0 to 365.
      case ordinal(Int)
      case weekday(month: Int, week: Int, day: Int)
    }

    var day: Day
    /// Seconds from midnight.
    var time: Int
  }

  private let standard: GoLocation.Zone
  private var daylight: GoLocation.Zone?
  private var start = Change(day: .weekday(month: 3, week: 2, day: 0), time: 7200)
  private var end = Change(day: .weekday(month: 11, week: 1, day: 0), time: 7200)

  /// Reads a rule; nil when it is malformed.
  init?(_ text: ArraySlice<UInt8>) {
    var reader = Reader(rest: text)
    guard let name = reader.name(), let offset = reader.offset() else { return nil }
    // The rule's offsets are added to local time to get UTC; zones have it the other way.
    standard = GoLocation.Zone(name: name, offset: -offset, isDaylight: false)
    guard let next = reader.rest.first, next != UInt8(ascii: ",") else { return }
    guard let daylightName = reader.name() else { return nil }
    var daylightOffset = -offset + 3600
    if let next = reader.rest.first, next != UInt8(ascii: ",") {
      guard let given = reader.offset() else { return nil }
      daylightOffset = -given
    }
    daylight = GoLocation.Zone(name: daylightName, offset: daylightOffset, isDaylight: true)
    if reader.rest.isEmpty { return }
    guard reader.take(",") || reader.take(";"), let start = Self.change(&reader),
      reader.take(","), let end = Self.change(&reader), reader.rest.isEmpty
    else { return nil }
    self.start = start
    self.end = end
  }

  private static func change(_ reader: inout Reader) -> Change? {
    let day: Change.Day
    if reader.take("J") {
      guard let number = reader.number(1...365) else { return nil }
      day = .julian(number)
    } else if reader.take("M") {
      guard let month = reader.number(1...12), reader.take("."),
        let week = reader.number(1...5), reader.take("."), let weekday = reader.number(0...6)
      else { return nil }
      day = .weekday(month: month, week: week, day: weekday)
    } else {
      guard let number = reader.number(0...365) else { return nil }
      day = .ordinal(number)
    }
    guard reader.take("/") else { return Change(day: day, time: 7200) }
    guard let time = reader.offset() else { return nil }
    return Change(day: day, time: time)
  }

  /// What holds at a Unix time behind the last transition.
  func period(at time: Int64, after lastEnd: Int64) -> GoLocation.Period {
    guard let daylight else {
      return GoLocation.Period(zone: standard, start: lastEnd, end: .max)
    }
    let day = Int(time.flooredQuotient(by: 86_400))
    let year = CivilDate(daysSinceEpoch: day).year
    // The first and the last year that a time can be in are not whole.
    let yearStart = Int64(CivilDate(year: year, month: 1, day: 1).daysSinceEpoch) &* 86_400
    let second = time &- yearStart
    var (from, to) = (
      Int64(Self.seconds(start, year: year)) - Int64(standard.offset),
      Int64(Self.seconds(end, year: year)) - Int64(daylight.offset)
    )
    var (outer, inner) = (standard, daylight)
    // In the south, daylight time goes over the turn of the year.
    if to < from {
      (from, to) = (to, from)
      (outer, inner) = (inner, outer)
    }
    if second < from {
      return GoLocation.Period(zone: outer, start: yearStart, end: from &+ yearStart)
    }
    if second >= to {
      return GoLocation.Period(
        zone: outer, start: to &+ yearStart, end: yearStart &+ 365 * 86_400)
    }
    return GoLocation.Period(zone: inner, start: from &+ yearStart, end: to &+ yearStart)
  }

  /// The local seconds from the start of the year to a change.
  private static func seconds(_ change: Change, year: Int) -> Int {
    let days: Int
    switch change.day {
    case .julian(let number):
      days = number - 1 + (CivilDate.isLeap(year) && number >= 60 ? 1 : 0)
    case .ordinal(let number): days = number
    case .weekday(let month, let week, let weekday):
      let first = CivilDate(year: year, month: month, day: 1)
      let firstWeekday = (first.daysSinceEpoch % 7 + 7 + 4) % 7
      var day = (weekday - firstWeekday + 7) % 7
      for _ in 1..<week where day + 7 < CivilDate.days(inMonth: month, of: year) { day += 7 }
      days = first.dayOfYear - 1 + day
    }
    return days * 86_400 + change.time
  }

  /// Reads the pieces of a rule.
  private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest = rest.dropFirst()
      return true
    }

    /// An abbreviation of at least three characters, or any text between `<` and `>`.
    mutating func name() -> ByteString? {
      if take("<") {
        guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let name = ByteString(rest[..<close])
        rest = rest[(close + 1)...]
        return name
      }
      let end =
        rest.firstIndex { byte in
          switch byte {
          case 0x30...0x39, UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "+"): true
          default: false
          }
        } ?? rest.endIndex
      guard end - rest.startIndex >= 3 else { return nil }
      let name = ByteString(rest[..<end])
      rest = rest[end...]
      return name
    }

    /// Hours with a sign, and minutes and seconds if given.
    mutating func offset() -> Int? {
      guard !rest.isEmpty else { return nil }
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard var seconds = number(0...168).map({ $0 * 3600 }) else { return nil }
      for unit in [60, 1] {
        guard take(":") else { break }
        guard let part = number(0...59) else { return nil }
        seconds += part * unit
      }
      return isNegative ? -seconds : seconds
    }

    /// A number within a range.
    mutating func number(_ range: ClosedRange<Int>) -> Int? {
      var value = 0
      let start = rest.startIndex
      while let digit = rest.first, (0x30...0x39).contains(digit) {
        value = value * 10 + Int(digit - 0x30)
        if value > range.upperBound { return nil }
        rest = rest.dropFirst()
      }
      return rest.startIndex > start && value >= range.lowerBound ? value : nil
    }
  }
}

extension Int64 {
  /// The quotient rounded down, by a positive divisor.
  func flooredQuotient(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
