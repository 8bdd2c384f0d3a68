import GoRuntime
import Testing

@testable import JSONSchema

@Suite struct DecimalNumberTests {
  private func number(_ text: String) -> DecimalNumber? {
    ByteString(text).withBytes { DecimalNumber(parsing: $0) }
  }

  @Test(arguments: [
    ("1", "1.0"), ("100", "1e2"), ("0.10", "1E-1"), ("-0", "0"), ("0e5", "0"),
    ("123456789012345678901234567890", "12345678901234567890123456789e1"),
  ])
  func equal(left: String, right: String) throws {
    #expect(try #require(number(left)) == #require(number(right)))
  }

  @Test(arguments: [
    ("-1", "0"), ("1", "2"), ("0.1", "0.11"), ("-2", "-1"), ("9", "10"), ("1e-3", "1e3"),
    ("123456789012345678901", "123456789012345678902"), ("99999999999999999999", "1e20"),
    ("-1e20", "-99999999999999999999"),
  ])
  func less(left: String, right: String) throws {
    let (x, y) = (try #require(number(left)), try #require(number(right)))
    #expect(x < y)
    #expect(!(y < x))
    #expect(x != y)
  }

  @Test(arguments: [
    ("4", "2", true), ("5", "2", false), ("0", "3", true), ("0.3", "0.1", true),
    ("0.0075", "0.0001", true), ("0.00751", "0.0001", false), ("1e308", "0.5", true),
    ("9007199254740995", "5", true), ("-6", "3", true), ("1e1000", "7", false),
    ("123456789012345678901234567890", "10", true), ("1000000000000000000000", "3", false),
    ("999999999999999999999", "3", true), ("1", "0", false),
    ("246913578024691357802469135780", "123456789012345678901234567890", true),
  ])
  func multiples(value: String, divisor: String, expected: Bool) throws {
    #expect(try #require(number(value)).isMultiple(of: #require(number(divisor))) == expected)
  }

  @Test func floatsCountAsTheirShortestDecimals() {
    #expect(DecimalNumber(0.1) == number("0.1"))
    #expect(DecimalNumber(1e300) == number("1e300"))
    #expect(DecimalNumber(-2.5) == number("-2.5"))
    #expect(DecimalNumber(Double.infinity) == nil)
    #expect(DecimalNumber(UInt64.max) == number("18446744073709551615"))
    #expect(DecimalNumber(Int64.min) == number("-9223372036854775808"))
  }

  @Test func exponentsBeyondGosAreNoNumbers() {
    #expect(number("1e1000000") != nil)
    #expect(number("1e1000001") == nil)
    #expect(number("1e99999999999999999999") == nil)
  }

  @Test(
    arguments: [
      ("5", 5), ("-5", -5), ("5.0", 5), ("1e2", 100), ("5.5", nil),
      ("18446744073709551617", 1),
    ] as [(String, Int?)])
  func integers(text: String, expected: Int?) throws {
    #expect(try #require(number(text)).truncatedInt == expected)
  }

  @Test(arguments: [
    ("0", "0"), ("5", "5"), ("-5", "-5"), ("70000", "70,000"), ("999999", "999,999"),
    ("1000000", "1\u{202F}×\u{202F}10⁰⁶"), ("1234567", "1.234567\u{202F}×\u{202F}10⁰⁶"),
    ("0.5", "0.5"), ("1234.25", "1,234.25"), ("0.0001", "0.0001"),
    ("0.00001", "1\u{202F}×\u{202F}10⁻⁰⁵"), ("1e100", "1\u{202F}×\u{202F}10¹⁰⁰"),
    ("1e400", "∞"), ("-1e400", "-∞"),
  ])
  func english(text: String, expected: String) throws {
    #expect(EnglishNumber.text(try #require(number(text))) == expected)
  }

  @Test func englishIntegers() {
    #expect(EnglishNumber.text(1) == "1")
    #expect(EnglishNumber.text(-1234) == "-1,234")
    #expect(EnglishNumber.text(1_234_567) == "1,234,567")
  }
}
