import GoRuntime
import GoTemplate
import Sprig
import Testing

@testable import Chartplotter

@Suite("Helm's functions of durations")
struct DurationFunctionTests {
  @Test(
    "measure and round",
    arguments: [
      (
        #"{{ mustToDuration "1h30m" }} {{ mustToDuration 5 }} {{ mustToDuration 1.5 }}"#,
        "1h30m0s 5s 1.5s"
      ),
      (#"{{ mustToDuration "2.5" }} {{ mustToDuration " 1m " }}"#, "2.5s 1m0s"),
      (
        #"{{ durationSeconds "1m30.5s" }} {{ durationMinutes 90 }} {{ durationHours "90m" }}"#,
        "90.5 1.5 1.5"
      ),
      (#"{{ durationDays "36h" }} {{ durationWeeks "336h" }}"#, "1.5 2"),
      (
        #"{{ durationMilliseconds "1.5s" }} {{ durationMicroseconds "1ms" }} {{ durationNanoseconds "1us" }}"#,
        "1500 1000 1000"
      ),
      (
        #"{{ durationSeconds "x" }} {{ durationNanoseconds nil }} {{ durationHours (list) }}"#,
        "0 0 0"
      ),
      (
        #"{{ durationRoundTo "2h13m" "30m" }} {{ durationRoundTo "2h13m" "x" }} {{ durationRoundTo "x" "1m" }}"#,
        "2h0m0s 2h13m0s 0s"
      ),
      (
        #"{{ durationTruncateTo "2h13m" "1h" }} {{ durationTruncateTo "-2h13m" "1h" }}"#,
        "2h0m0s -2h0m0s"
      ),
      (
        #"{{ (mustToDuration "1h").Minutes }} {{ kindOf (mustToDuration 1) }} {{ typeOf (mustToDuration 1) }}"#,
        "60 int64 time.Duration"
      ),
      (
        #"{{ mustToDuration (mustToDuration "1h") }} {{ durationSeconds (toDate "2006-01-02" "2020-05-17").Month }}"#,
        "1h0m0s 5"
      ),
    ])
  func renders(template: String, expected: String) throws {
    #expect(try Self.render(template) == expected)
  }

  @Test(
    "report what is no duration",
    arguments: [
      (#"{{ mustToDuration "x y" }}"#, #"could not parse duration "x y""#),
      (#"{{ mustToDuration nil }}"#, "invalid duration"),
      (#"{{ mustToDuration " " }}"#, "empty duration"),
      (#"{{ mustToDuration (list) }}"#, "unsupported duration type []interface {}"),
      (#"{{ mustToDuration true }}"#, "unsupported duration type bool"),
      (#"{{ mustToDuration now }}"#, "unsupported duration type time.Time"),
      (#"{{ mustToDuration 1e300 }}"#, "duration seconds overflow: 1e+300"),
      (#"{{ mustToDuration "inf" }}"#, "invalid duration seconds: +Inf"),
      (#"{{ mustToDuration 9999999999999 }}"#, "duration seconds overflow: 9999999999999"),
    ])
  func fails(template: String, expected: String) {
    let error = #expect(throws: TemplateError.self) { try Self.render(template) }
    #expect(error?.text.text.hasSuffix("error calling mustToDuration: " + expected) == true)
  }

  private static func render(_ template: String) throws(TemplateError) -> String {
    let functions = FunctionTable(Sprig.functions + DurationFunctions.all)
    var set = TemplateSet(functions: functions, missingKey: .zero)
    try set.parse(ByteString(template), name: "case")
    let output = OutputBuffer()
    try set.execute("case", data: .null, to: output)
    return output.string().text
  }
}
