import Testing

@testable import GoRuntime

/// What Go's `Sprintf` returns.
private func sprintf(_ format: ByteString, _ arguments: Value...) -> String {
  let output = OutputBuffer()
  Fmt.sprintf(format, arguments, to: output)
  return output.string().text
}

private let map = Value.map(
  ValueMap([("b", .float(2)), ("a", .float(1)), ("c", .string("three"))]))
private let list = Value.list([.int(1), .string("a"), .null])

@Suite("fmt")
struct FmtTests {
  @Test(
    "prints %v of every kind of value",
    arguments: [
      (Value.null, "<nil>"), (.bool(true), "true"), (.int(-7), "-7"),
      (.integer(-1, .uint64), "18446744073709551615"),
      (.float(1_000_000), "1e+06"), (.float(100_000), "100000"), (.float(3.14), "3.14"),
      (.float(-0.0), "-0"), (.float(.infinity), "+Inf"), (.float(.nan), "NaN"),
      (.string("héllo"), "héllo"), (list, "[1 a <nil>]"), (map, "map[a:1 b:2 c:three]"),
      (.list(List([.integer(104, .uint8)], type: .bytes)), "[104]"), (.list([]), "[]"),
    ] as [(Value, String)])
  func printsDefaultForm(value: Value, expected: String) {
    let output = OutputBuffer()
    Fmt.append(value, to: output)
    #expect(output.string().text == expected)
    #expect(sprintf("%v", value) == expected)
  }

  @Test(
    "prints Go syntax for %#v",
    arguments: [
      (list, "[]interface {}{1, \"a\", interface {}(nil)}"),
      (map, "map[string]interface {}{\"a\":1, \"b\":2, \"c\":\"three\"}"),
      (.integer(255, .uint8), "0xff"), (.float(1e21), "1e+21"), (.string("x\n"), "\"x\\n\""),
      (.list(List([.string("s")], type: .strings)), "[]string{\"s\"}"),
      (.list(List([], type: .nilAny)), "[]interface {}(nil)"),
      (.map(ValueMap([], type: .nilAny)), "map[string]interface {}(nil)"),
      (.list(List([.integer(1, .uint8)], type: .bytes)), "[]byte{0x1}"),
    ] as [(Value, String)])
  func printsGoSyntax(value: Value, expected: String) {
    #expect(sprintf("%#v", value) == expected)
  }

  @Test(
    "formats integers",
    arguments: [
      ("%5d|", 42, "   42|"), ("%-5d|", 42, "42   |"), ("%05d", -42, "-0042"), ("%+d", 42, "+42"),
      ("% d", 42, " 42"), ("%x", -255, "-ff"), ("%#x", 255, "0xff"), ("%#X", 255, "0XFF"),
      ("%#o", 8, "010"), ("%O", 8, "0o10"), ("%b", 5, "101"), ("%#b", 5, "0b101"),
      ("%c", 0x2713, "✓"), ("%q", 0x27, "'\\''"), ("%+q", 0x2713, "'\\u2713'"),
      ("%U", 0x2713, "U+2713"), ("%#U", 0x2713, "U+2713 '✓'"), ("%08.3d|", 7, "     007|"),
      ("%.0d|", 0, "|"), ("%5.0d|", 0, "     |"), ("%-010d|", 5, "5         |"),
      ("%c", -1, "\u{FFFD}"), ("%U", -1, "U+FFFFFFFFFFFFFFFF"),
      ("%+.3d", 7, "+007"), ("%#08x", 255, "0x000000ff"),
      ("%e", 1, "%!e(int=1)"), ("%s", 1, "%!s(int=1)"), ("%t", 1, "%!t(int=1)"),
    ] as [(String, Int, String)])
  func formatsIntegers(format: String, number: Int, expected: String) {
    #expect(sprintf(ByteString(format), .int(number)) == expected)
  }

  @Test(
    "formats floats",
    arguments: [
      ("%e", 123456.789, "1.234568e+05"), ("%.2f", 2.675, "2.67"), ("%.0f", 2.5, "2"),
      ("%8.3f|", -3.14159, "  -3.142|"), ("%-8.2f|", 1.5, "1.50    |"),
      ("%08.2f", -1.5, "-0001.50"), ("%+.1f", 1.25, "+1.2"), ("% .1f", 1.0, " 1.0"),
      ("%g", 0.00001234, "1.234e-05"), ("%.3g", 1234.5678, "1.23e+03"), ("%G", 1e-7, "1E-07"),
      ("%#g", 1.0, "1.00000"), ("%#.3g", 1.0, "1.00"), ("%#.0f", 1.0, "1."),
      ("%F", 1.5, "1.500000"), ("%x", 1.0, "0x1p+00"), ("%X", 255.5, "0X1.FFP+07"),
      ("%.2x", 3.14159, "0x1.92p+01"), ("%b", 1.0, "4503599627370496p-52"),
      ("%d", 3.5, "%!d(float64=3.5)"), ("%6.2f|", Double.infinity, "  +Inf|"),
      ("%06d", 1.0, "%!d(float64=000001)"), ("%.3e", 0.0, "0.000e+00"),
      ("%.20f", 0.1, "0.10000000000000000555"), ("%010v|", Double.nan, "       NaN|"),
      ("%+v", Double.nan, "NaN"), ("%+f", Double.nan, "+NaN"),
    ] as [(String, Double, String)])
  func formatsFloats(format: String, number: Double, expected: String) {
    #expect(sprintf(ByteString(format), .float(number)) == expected)
  }

  @Test(
    "formats strings",
    arguments: [
      ("%10s|", "héllo", "     héllo|"), ("%-8s|", "é", "é       |"), ("%.2s", "héllo", "hé"),
      ("%q", "a\"b\n\u{1}", "\"a\\\"b\\n\\x01\""), ("%+q", "é✓", "\"\\u00e9\\u2713\""),
      ("%#q", "a b", "`a b`"), ("%#q", "a`b", "\"a`b\""), ("%x", "hello", "68656c6c6f"),
      ("% X", "hi", "68 69"), ("%#x", "hi", "0x6869"), ("%# x", "hi", "0x68 0x69"),
      ("%.1x", "hi", "68"), ("%5x|", "", "     |"), ("%05s", "ab", "000ab"),
      ("%d", "x", "%!d(string=x)"), ("%6d", "hi", "%!d(string=    hi)"), ("%T", "x", "string"),
      ("%p", "x", "%!p(string=x)"),
    ] as [(String, String, String)])
  func formatsStrings(format: String, string: String, expected: String) {
    #expect(sprintf(ByteString(format), .string(string)) == expected)
  }

  @Test("reports what does not fit")
  func reportsMisuse() {
    #expect(sprintf("%s %s", .string("a")) == "a %!s(MISSING)")
    #expect(sprintf("%s", .string("a"), .int(1), .null) == "a%!(EXTRA int=1, <nil>)")
    #expect(sprintf("%") == "%!(NOVERB)")
    #expect(sprintf("%!", .int(1)) == "%!!(int=1)")
    #expect(sprintf("%[3]s", .string("a")) == "%!s(BADINDEX)")
    #expect(sprintf("%[x]d", .int(1)) == "%!d(BADINDEX)")
    #expect(sprintf("%*d", .string("w"), .int(1)) == "%!(BADWIDTH)1")
    #expect(sprintf("%.*d", .string("p"), .int(1)) == "%!(BADPREC)1")
    #expect(sprintf("%d", .null) == "%!d(<nil>)")
    #expect(sprintf("%d", list) == "[1 %!d(string=a) <nil>]")
    #expect(sprintf("%w", map) == "%!w(map[string]interface {}=map[a:1 b:2 c:three])")
    #expect(sprintf("%é", .int(1)) == "%!é(int=1)")
    #expect(sprintf("100%%") == "100%")
  }

  @Test("takes widths, precisions and arguments by number")
  func takesArgumentsByNumber() {
    #expect(sprintf("%[2]d %[1]d", .int(1), .int(2)) == "2 1")
    #expect(sprintf("%[2]*[1]d|", .int(7), .int(4)) == "   7|")
    #expect(sprintf("%*d|", .int(-4), .int(7)) == "7   |")
    #expect(sprintf("%.*f", .int(2), .float(3.14159)) == "3.14")
    #expect(sprintf("%[1]d %d", .int(1), .int(2)) == "1 2")
  }

  @Test("prints operands with spaces where neither is a string")
  func printsOperands() {
    let output = OutputBuffer()
    Fmt.sprint([.int(1), .int(2), .string("a"), .int(3), .null, .null], to: output)
    #expect(output.string().text == "1 2a3 <nil> <nil>")
    output.truncate(to: 0)
    Fmt.sprintln([.string("a"), .int(1)], to: output)
    #expect(output.string().text == "a 1\n")
  }

  @Test("ends on a map that holds itself")
  func endsOnCycles() {
    let cyclic = ValueMap()
    cyclic.set("a", .map(cyclic))
    cyclic.set("b", .map(cyclic))
    let output = OutputBuffer()
    #expect(!Fmt.append(.map(cyclic), to: output))
    cyclic.removeAll()
  }
}

@Suite("fmt of objects")
struct ObjectFormattingTests {
  /// A named integer with a `String` method, as `time.Duration`.
  final class Named: GoObject, @unchecked Sendable {
    override var kind: Kind { .int64 }
    override var typeName: String { "time.Duration" }
    override var stringer: ByteString? { "1s" }
    override var underlying: Value? { .int64(1_000_000_000) }
  }

  /// A pointer to a structure without methods.
  final class Pointer: GoObject, @unchecked Sendable {
    override var kind: Kind { .ptr }
    override var typeName: String { "*pkg.Thing" }
    override var fields: [(name: ByteString, value: Value)]? {
      [("Name", .string("n")), ("Count", .int(2)), ("Any", .null)]
    }
  }

  @Test(
    "prints by methods, fields and underlying values",
    arguments: [
      ("%v", "1s"), ("%s", "1s"), ("%q", "\"1s\""), ("%d", "1000000000"), ("%x", "3173"),
      ("%T", "time.Duration"), ("%t", "%!t(time.Duration=1000000000)"), ("%#v", "1000000000"),
    ])
  func printsNamedTypes(format: String, expected: String) {
    #expect(sprintf(ByteString(format), .object(Named())) == expected)
  }

  @Test("prints structures behind pointers")
  func printsStructures() {
    let pointer = Value.object(Pointer())
    #expect(sprintf("%v", pointer) == "&{n 2 <nil>}")
    #expect(sprintf("%+v", pointer) == "&{Name:n Count:2 Any:<nil>}")
    #expect(
      sprintf("%#v", pointer) == "&pkg.Thing{Name:\"n\", Count:2, Any:interface {}(nil)}")
    #expect(sprintf("%d", pointer) == "&{%!d(string=n) 2 <nil>}")
  }
}
