#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Go's `time.Time`: an instant, and the place whose clock shows it.
public final class GoTime: GoObject, @unchecked Sendable {
  /// The seconds since 1970-01-01 00:00:00 UTC.
  public let seconds: Int64
  /// The nanoseconds beyond, below a thousand million.
  public let nanosecond: Int
  /// The place.
  package let location: GoLocation

  /// An instant in a place.
  package init(seconds: Int64, nanosecond: Int = 0, location: GoLocation = .utc) {
    self.seconds = seconds
    self.nanosecond = nanosecond
    self.location = location
  }

  /// Go's zero time, the start of the year 1.
  package static let zero = GoTime(seconds: -62_135_596_800)

  /// The instant of now, in the machine's place.
  package static func now() -> GoTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return GoTime(
      seconds: Int64(time.tv_sec), nanosecond: Int(time.tv_nsec), location: .local)
  }

  /// The instant at which a place's clock shows a date and time: Go's `time.Date`.
  ///
  /// The parts may lie outside of their ranges and carry over.
  package convenience init(
    date: CivilDate, hour: Int, minute: Int, second: Int, nanosecond: Int = 0,
    location: GoLocation
  ) {
    let months = date.month &- 1
    let years = Int(Int64(months).flooredQuotient(by: 12))
    let normal = CivilDate(
      year: date.year &+ years, month: months &- years &* 12 &+ 1, day: 1)
    let days = normal.daysSinceEpoch &+ date.day &- 1
    let carried = Int64(nanosecond).flooredQuotient(by: GoDuration.second)
    var unix = Int64(days) &* 86_400 &+ Int64(hour) &* 3600 &+ Int64(minute) &* 60
    unix = unix &+ Int64(second) &+ carried
    let period = location.period(at: unix)
    if period.zone.offset != 0 {
      let utc = unix &- Int64(period.zone.offset)
      let isWithin = utc >= period.start && utc < period.end
      unix =
        isWithin ? utc : unix &- Int64(location.period(at: utc).zone.offset)
    }
    self.init(
      seconds: unix, nanosecond: nanosecond - Int(carried * GoDuration.second),
      location: location)
  }

  /// The same instant in another place.
  package func inLocation(_ location: GoLocation) -> GoTime {
    GoTime(seconds: seconds, nanosecond: nanosecond, location: location)
  }

  /// The instant that is a duration away.
  package func adding(_ duration: GoDuration) -> GoTime {
    var seconds = seconds &+ duration.nanoseconds / GoDuration.second
    var nanosecond = nanosecond + Int(duration.nanoseconds % GoDuration.second)
    if nanosecond >= 1_000_000_000 {
      nanosecond -= 1_000_000_000
      seconds = seconds &+ 1
    } else if nanosecond < 0 {
      nanosecond += 1_000_000_000
      seconds = seconds &- 1
    }
    return GoTime(seconds: seconds, nanosecond: nanosecond, location: location)
  }

  /// The duration from another instant to this one, within what a duration can be.
  package func since(_ other: GoTime) -> GoDuration {
    let (difference, overflow) = seconds.subtractingReportingOverflow(other.seconds)
    let (whole, overflow2) = difference.multipliedReportingOverflow(by: GoDuration.second)
    let (total, overflow3) = whole.addingReportingOverflow(
      Int64(nanosecond - other.nanosecond))
    if overflow || overflow2 || overflow3 {
      return GoDuration(nanoseconds: seconds < other.seconds ? .min : .max)
    }
    return GoDuration(nanoseconds: total)
  }

  /// What the place's clock shows, as seconds since 1970-01-01 00:00:00 of that clock.
  var localSeconds: Int64 { seconds &+ Int64(zone.offset) }

  /// The zone that holds in the place.
  var zone: GoLocation.Zone { location.period(at: seconds).zone }

  /// The day in the place.
  package var date: CivilDate {
    CivilDate(daysSinceEpoch: Int(localSeconds.flooredQuotient(by: 86_400)))
  }

  /// The seconds since midnight in the place.
  package var secondOfDay: Int {
    let local = localSeconds
    return Int(local &- local.flooredQuotient(by: 86_400) &* 86_400)
  }

  /// The day of the week in the place, from Sunday's 0 on.
  package var weekday: Int {
    let days = localSeconds.flooredQuotient(by: 86_400)
    return Int((days % 7 + 11) % 7)
  }

  override public var kind: Kind { .struct }
  override public var typeName: String { "time.Time" }
  override public var stringer: ByteString? {
    format("2006-01-02 15:04:05.999999999 -0700 MST")
  }
  override public var encoded: Value? {
    .string(format("2006-01-02T15:04:05.999999999Z07:00"))
  }

  override public func method(_ name: ByteString) -> GoMethod? { timeMethod(name) }

  override public func isEqual(to other: GoObject) -> Bool {
    guard let other = other as? GoTime else { return false }
    return seconds == other.seconds && nanosecond == other.nanosecond
      && (location === other.location || location.name == other.location.name)
  }
}
