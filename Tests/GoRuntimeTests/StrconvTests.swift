import Testing

@testable import GoRuntime

@Suite("strconv")
struct StrconvTests {
  @Test(
    "formats the fewest digits",
    arguments: [
      (0.1, "0.1"), (100.0, "100"), (1e6, "1e+06"), (123_456_789.0, "1.23456789e+08"),
      (1e-4, "0.0001"), (1e-5, "1e-05"), (.leastNonzeroMagnitude, "5e-324"), (0.3, "0.3"),
      (1.7976931348623157e308, "1.7976931348623157e+308"),
      (9_007_199_254_740_992.0, "9.007199254740992e+15"),
      (5.684341886080802e-14, "5.684341886080802e-14"), (-2.5, "-2.5"), (999_999.0, "999999"),
    ])
  func formatsShortest(number: Double, expected: String) {
    let output = OutputBuffer()
    Strconv.append(number, format: 0x67, precision: -1, to: output)
    #expect(output.string().text == expected)
  }

  @Test(
    "reads floats",
    arguments: [
      ("1", 1), ("-1.5e3", -1500), (".5", 0.5), ("5.", 5), ("0x1p4", 16), ("0x1.8p1", 3),
      ("1_000.5", 1000.5), ("+Inf", .infinity), ("-infinity", -.infinity), ("1e-400", 0),
      ("0x_1p2", 4), ("1e-99999999999999999999", 0), ("00.1", 0.1),
    ] as [(String, Double)])
  func readsFloats(text: String, expected: Double) throws {
    #expect(try Strconv.parseFloat(ByteString(text)) == expected)
  }

  @Test(
    "refuses what is no float",
    arguments: [
      ("", "invalid syntax"), (" 5", "invalid syntax"), ("1e400", "value out of range"),
      ("1e99999999999999999999", "value out of range"), ("0x10", "invalid syntax"),
      ("1__0", "invalid syntax"), ("1e", "invalid syntax"), (".", "invalid syntax"),
      ("+nan", "invalid syntax"), ("1.2.3", "invalid syntax"), ("é", "invalid syntax"),
    ])
  func refusesFloats(text: String, reason: String) {
    let error = #expect(throws: NumberError.self) { try Strconv.parseFloat(ByteString(text)) }
    #expect(error?.message.text == "strconv.ParseFloat: parsing \"\(text)\": \(reason)")
  }

  @Test(
    "reads integers by prefix",
    arguments: [
      ("12", 12), ("-12", -12), ("0x1F", 31), ("0b101", 5), ("0o17", 15), ("017", 15),
      ("1_000", 1000), ("+7", 7), ("-9223372036854775808", Int64.min), ("0", 0), ("0x_1", 1),
    ])
  func readsIntegers(text: String, expected: Int64) throws {
    #expect(try Strconv.parseInt(ByteString(text), base: 0, bits: 64) == expected)
  }

  @Test(
    "refuses what is no integer",
    arguments: [
      ("", 10, 64, "invalid syntax"), ("08", 0, 64, "invalid syntax"),
      ("1_", 0, 64, "invalid syntax"), ("1_0", 10, 64, "invalid syntax"),
      ("9223372036854775808", 10, 64, "value out of range"), ("128", 10, 8, "value out of range"),
      ("-", 10, 64, "invalid syntax"), ("1", 1, 64, "invalid base 1"),
      ("1", 10, 65, "invalid bit size 65"),
    ])
  func refusesIntegers(text: String, base: Int, bits: Int, reason: String) {
    let error = #expect(throws: NumberError.self) {
      try Strconv.parseInt(ByteString(text), base: base, bits: bits)
    }
    #expect(error?.message.text == "strconv.ParseInt: parsing \"\(text)\": \(reason)")
  }

  @Test("keeps the nearest integer beside a range error")
  func keepsNearestInteger() {
    let high = #expect(throws: NumberError.self) { try Strconv.atoi("99999999999999999999") }
    #expect(high?.nearestInteger == .max)
    #expect(high?.message == "strconv.Atoi: parsing \"99999999999999999999\": value out of range")
    let low = #expect(throws: NumberError.self) { try Strconv.atoi("-99999999999999999999") }
    #expect(low?.nearestInteger == .min)
  }

  @Test("reads truth values")
  func readsBooleans() throws {
    for text in ["1", "t", "T", "true", "TRUE", "True"] as [ByteString] {
      #expect(try Strconv.parseBool(text))
    }
    #expect(try !Strconv.parseBool("F"))
    let error = #expect(throws: NumberError.self) { try Strconv.parseBool("yes") }
    #expect(error?.message == "strconv.ParseBool: parsing \"yes\": invalid syntax")
  }

  @Test(
    "quotes strings",
    arguments: [
      ([0x61, 0x22, 0x5C], #""a\"\\""#), ([0xFF, 0xC3], #""\xff\xc3""#),
      (Array("\u{7F}\u{0}\u{A0}\u{AD}".utf8), #""\x7f\x00\u00a0\u00ad""#),
      (Array("日本\u{200B}\u{1F600}\u{E0001}".utf8), "\"日本\\u200b😀\\U000e0001\""),
      (Array("\t\r\u{B}\u{C}\u{8}\u{7}".utf8), #""\t\r\v\f\b\a""#),
      (Array("\u{FFFD}\u{FEFF}".utf8), "\"\u{FFFD}\\ufeff\""),
    ] as [([UInt8], String)])
  func quotes(bytes: [UInt8], expected: String) {
    let output = OutputBuffer()
    Strconv.quote(ByteString(bytes), to: output)
    #expect(output.string().text == expected)
  }
}
