import GoRegexp
import GoRuntime
import Testing

@Suite("Errors in patterns")
struct PatternErrorTests {
  /// Patterns and what Go's `regexp/syntax` says of them.
  @Test(
    "are told in Go's words",
    arguments: [
      ("(", "missing closing ): `(`"),
      ("a(b", "missing closing ): `a(b`"),
      (")", "unexpected ): `)`"),
      ("a)b", "unexpected ): `a)b`"),
      ("[", "missing closing ]: `[`"),
      ("a[bc", "missing closing ]: `[bc`"),
      ("[]", "missing closing ]: `[]`"),
      ("[^", "missing closing ]: `[^`"),
      ("[z-a]", "invalid character class range: `z-a`"),
      ("[[:foo:]]", "invalid character class range: `[:foo:]`"),
      (#"[a-\d]"#, #"invalid escape sequence: `\d`"#),
      ("*", "missing argument to repetition operator: `*`"),
      ("a|*", "missing argument to repetition operator: `*`"),
      ("(+)", "missing argument to repetition operator: `+`"),
      ("(?i)?", "missing argument to repetition operator: `?`"),
      ("a**", "invalid nested repetition operator: `**`"),
      ("a*+?", "invalid nested repetition operator: `*+?`"),
      ("a{2}{3}", "invalid nested repetition operator: `{2}{3}`"),
      ("a{1001}", "invalid repeat count: `{1001}`"),
      ("a{1001}?", "invalid repeat count: `{1001}`"),
      ("a{3,2}", "invalid repeat count: `{3,2}`"),
      ("a{9999999999}", "invalid repeat count: `{9999999999}`"),
      ("((a{10}){10}){11}", "invalid repeat count: `{11}`"),
      ("(?=a)", "invalid or unsupported Perl syntax: `(?=`"),
      ("(?", "invalid or unsupported Perl syntax: `(?`"),
      ("(?i-)", "invalid or unsupported Perl syntax: `(?i-)`"),
      ("(?P=n)", "invalid or unsupported Perl syntax: `(?P`"),
      ("(?P<n", "invalid named capture: `(?P<n`"),
      ("(?P<>a)", "invalid named capture: `(?P<>`"),
      ("(?<n m>a)", "invalid named capture: `(?<n m>`"),
      ("(?<=a)", "invalid named capture: `(?<=a)`"),
      (#"\"#, "trailing backslash at end of expression: ``"),
      (#"a\8"#, #"invalid escape sequence: `\8`"#),
      (#"\1"#, #"invalid escape sequence: `\1`"#),
      (#"\C"#, #"invalid escape sequence: `\C`"#),
      (#"\Z"#, #"invalid escape sequence: `\Z`"#),
      (#"\x{110000}"#, #"invalid escape sequence: `\x{110000`"#),
      (#"\xg1"#, #"invalid escape sequence: `\xg1`"#),
      (#"\p{Foo}"#, #"invalid character class range: `\p{Foo}`"#),
      (#"\pX"#, #"invalid character class range: `\pX`"#),
      (#"\p{Greek"#, #"invalid character class range: `\p{Greek`"#),
    ])
  func message(pattern: String, expected: String) {
    #expect(Self.error(ByteString(pattern)) == "error parsing regexp: " + expected)
  }

  @Test("name invalid UTF-8 from its first byte on")
  func invalidUTF8() throws {
    let error = #expect(throws: RegexpError.self) { try Regexp(ByteString([0x61, 0xFF, 0x62])) }
    #expect(error?.code == .invalidUTF8)
    #expect(error?.expression.bytes == [0xFF, 0x62])
  }

  @Test("limit depth and size")
  func limits() {
    let open = String(repeating: "(", count: 1001)
    #expect(
      Self.error(ByteString(open)) == "error parsing regexp: expression nests too deeply: `\(open)`"
    )
    let close = String(repeating: ")", count: 999)
    #expect(Self.error(ByteString(open.dropLast(2) + close)) == nil)
    #expect(Self.error("((a{100}){10}){1}") == nil)
    #expect(
      Self.error(ByteString(String(repeating: "(?:", count: 100_000)))?.hasPrefix("error") == true)
  }

  /// The text of a pattern's error, or nil when it has none.
  private static func error(_ pattern: ByteString) -> String? {
    do throws(RegexpError) {
      _ = try Regexp(pattern)
      return nil
    } catch {
      return error.message.text
    }
  }
}
