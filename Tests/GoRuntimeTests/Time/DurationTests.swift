import Testing

@testable import GoRuntime

@Suite("Durations")
struct DurationTests {
  @Test(
    "are read and written as Go does",
    arguments: [
      ("0", "0s"), ("1h", "1h0m0s"), ("-1.5h", "-1h30m0s"), ("1h2m3.004s", "1h2m3.004s"),
      ("1ns", "1ns"),
      ("1.5us", "1.5µs"), ("2µs", "2µs"), ("2μs", "2µs"), ("1500us", "1.5ms"), ("999ms", "999ms"),
      ("+5s", "5s"),
      (".5s", "500ms"), ("1.s", "1s"), ("90m", "1h30m0s"),
      ("9223372036854775807ns", "2562047h47m16.854775807s"),
      ("-9223372036854775808ns", "-2562047h47m16.854775808s"), ("0.3333333333333333333h", "20m0s"),
    ])
  func texts(text: String, expected: String) throws {
    #expect(try GoDuration(parsing: ByteString(text)).text.text == expected)
  }

  @Test(
    "are refused in Go's words",
    arguments: [
      ("", #"time: invalid duration """#), ("x", #"time: invalid duration "x""#),
      ("1", #"time: missing unit in duration "1""#),
      ("1d", #"time: unknown unit "d" in duration "1d""#),
      (".s", #"time: invalid duration ".s""#), ("-", #"time: invalid duration "-""#),
      ("9223372036854775808ns", #"time: invalid duration "9223372036854775808ns""#),
      ("3000000h", #"time: invalid duration "3000000h""#),
      ("99999999999999999999h", #"time: invalid duration "99999999999999999999h""#),
    ])
  func errors(text: String, expected: String) {
    let error = #expect(throws: CallError.self) { try GoDuration(parsing: ByteString(text)) }
    #expect(error?.message.text == expected)
  }

  @Test(
    "are rounded and truncated as Go does",
    arguments: [
      ("2h13m", "30m", "2h0m0s", "2h0m0s"), ("2h15m", "30m", "2h30m0s", "2h0m0s"),
      ("-2h15m", "30m", "-2h30m0s", "-2h0m0s"), ("5s", "0", "5s", "5s"), ("5s", "-1s", "5s", "5s"),
      ("2562047h47m16s", "1000000h", "2562047h47m16.854775807s", "2000000h0m0s"),
    ])
  func rounding(text: String, unit: String, rounded: String, truncated: String) throws {
    let duration = try GoDuration(parsing: ByteString(text))
    let multiple = try GoDuration(parsing: ByteString(unit))
    #expect(duration.rounded(to: multiple).text.text == rounded)
    #expect(duration.truncated(to: multiple).text.text == truncated)
  }
}
