import Testing

@testable import GoRuntime

@Suite("Writing times")
struct TimeFormatTests {
  /// 2006-01-02 22:04:05.000120450 UTC.
  private let time = GoTime(seconds: 1_136_239_445, nanosecond: 120_450)

  @Test(
    "follows Go's layouts",
    arguments: [
      ("2006-01-02T15:04:05Z07:00", "2006-01-02T22:04:05Z"),
      (
        "Monday Mon January Jan 1 01 2 02 _2 __2 002", "Monday Mon January Jan 1 01 2 02  2   2 002"
      ),
      ("15 3 03 4 04 5 05 2006 06 PM pm", "22 10 10 4 04 5 05 2006 06 PM pm"),
      ("MST Z0700 Z070000 Z07 Z07:00 Z07:00:00", "UTC Z Z Z Z Z"),
      ("-0700 -07 -07:00 -070000 -07:00:00", "+0000 +00 +00:00 +000000 +00:00:00"),
      (
        "05.000 05.000000000 05.999 05.999999999 05,9999",
        "05.000 05.000120450 05 05.00012045 05,0001"
      ),
      (
        "Month Jane Mondays Januaryish _2006 .0006 0", "Month Jane Mondays Januaryish _2006 .0006 0"
      ),
      ("", ""), ("é", "é"),
    ])
  func layouts(layout: String, expected: String) {
    #expect(time.format(ByteString(layout)).text == expected)
  }

  @Test("shows zones of offsets that are not whole hours")
  func offsets() {
    let place = GoLocation.fixed("", offset: -(5 * 3600 + 30 * 60 + 15))
    let shown = time.inLocation(place)
    #expect(
      shown.format("15:04:05 -0700 -07:00:00 -07 MST Z07:00")
        == "16:33:50 -0530 -05:30:15 -05 -0530 -05:30")
  }

  @Test("prints as Go prints it")
  func stringer() {
    #expect(time.stringer == "2006-01-02 22:04:05.00012045 +0000 UTC")
    #expect(GoTime.zero.stringer == "0001-01-01 00:00:00 +0000 UTC")
    #expect(GoTime(seconds: -62_167_219_201).format("2006-01-02 06") == "-0001-12-31 01")
    #expect(GoTime(seconds: .max).stringer?.isEmpty == false)
    #expect(GoTime(seconds: .min).stringer?.isEmpty == false)
  }

  @Test("survives times at the ends of what can be counted", arguments: [Int64.min, -1, 0, .max])
  func extremes(seconds: Int64) throws {
    let rule = try #require(ZoneRule(Array("EST5EDT".utf8)[...]))
    #expect(rule.period(at: seconds, after: 0).zone.name.isEmpty == false)
    for year in [Int.min, -1, 0, 9_999, .max] {
      let date = CivilDate(year: year, month: .max, day: .min)
      let time = GoTime(date: date, hour: 0, minute: 0, second: 0, location: .utc)
      #expect(time.stringer?.isEmpty == false)
    }
    let time = GoTime(seconds: seconds, location: .fixed("X", offset: 86_399))
    #expect(time.format("2006-01-02 15:04:05 Mon 002").isEmpty == false)
  }

  @Test("counts days as calendars do")
  func days() {
    for days in [-719_468, -1, 0, 59, 60, 18_321, 18_322, 2_932_896] {
      #expect(CivilDate(daysSinceEpoch: days).daysSinceEpoch == days)
    }
    #expect(CivilDate(year: 2024, month: 12, day: 31).dayOfYear == 366)
    #expect(GoTime(seconds: 0).weekday == 4)
    #expect(GoTime(seconds: -86_400 * 4).weekday == 0)
  }
}
