import Testing

@testable import GoRuntime

@Suite("Reading times")
struct TimeParserTests {
  @Test(
    "follows Go's layouts",
    arguments: [
      ("2006-01-02", "2020-05-17", "2020-05-17 00:00:00 +0000 UTC"),
      (
        "2006-01-02T15:04:05Z07:00", "2020-05-17T01:02:03.25+09:00",
        "2020-05-17 01:02:03.25 +0900 +0900"
      ),
      ("2006-01-02T15:04:05Z07:00", "2020-05-17T01:02:03Z", "2020-05-17 01:02:03 +0000 UTC"),
      ("Jan _2 2006 3:04PM", "feb  3 2013 12:54AM", "2013-02-03 00:54:00 +0000 UTC"),
      (
        "Jan 2, 2006 at 3:04pm (MST)", "Feb 3, 2013 at 7:54pm (PST)",
        "2013-02-03 19:54:00 +0000 PST"
      ),
      ("06-1-2", "70-1-2", "1970-01-02 00:00:00 +0000 UTC"),
      ("06-1-2", "68-1-2", "2068-01-02 00:00:00 +0000 UTC"),
      ("2006 002", "2020 060", "2020-02-29 00:00:00 +0000 UTC"),
      ("2006 __2", "2021   3", "2021-01-03 00:00:00 +0000 UTC"),
      ("15:04:05.000", "01:02:03.456", "0000-01-01 01:02:03.456 +0000 UTC"),
      ("15:04:05.999", "01:02:03", "0000-01-01 01:02:03 +0000 UTC"),
      ("MST", "GMT+3", "0000-01-01 00:00:00 +0300 GMT+3"),
      ("-07", "-08", "0000-01-01 00:00:00 -0800 -0800"),
    ])
  func values(layout: String, text: String, expected: String) throws {
    let time = try GoTime.parse(ByteString(text), layout: ByteString(layout), location: .utc)
    #expect(time.stringer?.text == expected)
  }

  @Test(
    "refuses in Go's words",
    arguments: [
      ("2006-01-02", "garbage", #""garbage" as "2006-01-02": cannot parse "garbage" as "2006""#),
      ("2006-01-02", "2020/01/02", #""2020/01/02" as "2006-01-02": cannot parse "/01/02" as "-""#),
      ("2006-01-02", "2020-13-01", #""2020-13-01": month out of range"#),
      ("2006-01-02", "2020-02-30", #""2020-02-30": day out of range"#),
      ("2006-01-02", "2020-02-03x", #""2020-02-03x": extra text: "x""#),
      ("2006 002", "2021 366", #""2021 366": day-of-year out of range"#),
      ("2006 01 002", "2021 02 001", #""2021 02 001": day-of-year does not match month"#),
      ("15:04", "25:00", #""25:00": hour out of range"#),
      ("15:04:05", "10:60:00", #""10:60:00": minute out of range"#),
      ("-0700", "+2500", #""+2500": time zone offset hour out of range"#),
      ("3:04PM", "3:04pm", #""3:04pm" as "3:04PM": cannot parse "pm" as "PM""#),
      ("Mon", "é", #""\xc3\xa9" as "Mon": cannot parse "\xc3\xa9" as "Mon""#),
    ])
  func errors(layout: String, text: String, expected: String) {
    let error = #expect(throws: CallError.self) {
      try GoTime.parse(ByteString(text), layout: ByteString(layout), location: .utc)
    }
    #expect(error?.message.text == "parsing time " + expected)
  }
}
