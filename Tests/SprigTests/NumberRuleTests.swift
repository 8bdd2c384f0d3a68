import GoRuntime
import Testing

@Suite("Rules of numbers")
struct NumberRuleTests {
  @Test(
    "follow Go and its libraries at the edges",
    arguments: [
      (
        "{{ atoi \"12\" }} {{ atoi \"x\" }} {{ atoi \"99999999999999999999\" }}",
        "12 0 9223372036854775807"
      ),
      ("{{ int \"12.00\" }} {{ int \"5.\" }} {{ int \".0\" }}", "12 0 0"),
      ("{{ add 9223372036854775807 1 }}", "-9223372036854775808"),
      ("{{ div -9223372036854775808 -1 }}", "-9223372036854775808"),
      ("{{ int64 1e19 }} {{ int64 -1e19 }}", "-9223372036854775808 -9223372036854775808"),
      ("{{ mulf 1e200 1e200 }}", "+Inf"), ("{{ divf 2 3 }}", "0.6666666666666667"),
      ("{{ divf -2 3 }}", "-0.6666666666666667"), ("{{ addf 1e308 1e-308 }}", "1e+308"),
      ("{{ subf 0.3 0.1 }}", "0.2"), ("{{ divf 1e-10 3 }}", "3.33333e-11"),
      ("{{ round 1e300 400 }}", "NaN"), ("{{ round 2.675 2 }}", "2.68"),
      ("{{ maxf \"nan\" 1 }}", "NaN"), ("{{ minf \"-inf\" \"nan\" }}", "-Inf"),
      ("{{ ceil -0.5 }}", "-0"), ("{{ seq 3 0 1 }}|{{ seq 1 0 3 }}|{{ seq 2 2 }}", "||2"),
      ("{{ untilStep 3 0 1 }}{{ untilStep 0 3 -1 }}{{ until -3 }}", "[][][0 -1 -2]"),
      ("{{ printf \"%.2f %v %T\" 1i 1i 1i }}", "(0.00+1.00i) (0+1i) complex128"),
    ] as [(String, String)])
  func render(template: String, expected: String) throws {
    #expect(try SprigTests.render(template) == expected)
  }

  @Test(
    "report what cannot be calculated",
    arguments: [
      ("{{ addf \"inf\" 1 }}", "error calling addf: Cannot create a Decimal from +Inf"),
      ("{{ mulf 1 \"nan\" }}", "error calling mulf: Cannot create a Decimal from NaN"),
      ("{{ divf 1 0 }}", "error calling divf: decimal division by 0"),
    ] as [(String, String)])
  func fail(template: String, expected: String) {
    #expect(failure(of: template)?.hasSuffix(expected) == true)
  }
}
