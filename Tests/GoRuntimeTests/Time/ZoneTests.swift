import Testing

@testable import GoRuntime

@Suite("Time zones")
struct ZoneTests {
  @Test(
    "follow POSIX rules",
    arguments: [
      ("EST5EDT,M3.2.0,M11.1.0", 1_720_000_000, "EDT", -14400),
      ("EST5EDT,M3.2.0,M11.1.0", 1_704_067_200, "EST", -18000),
      ("EST5EDT", 1_720_000_000, "EDT", -14400), ("UTC0", 0, "UTC", 0),
      ("<+0330>-3:30", 0, "+0330", 12600),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1_704_067_200, "AEDT", 39600),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1_720_000_000, "AEST", 36000),
      ("ABC1DEF,J60/0,300/24:30:30", 1_709_251_199, "ABC", -3600),
      ("ABC1DEF,J60/0,300/24:30:30", 1_709_254_800, "DEF", 0),
      ("IST-2IDT,M3.4.4/26,M10.5.0", 1_720_000_000, "IDT", 10800),
    ])
  func rules(rule: String, time: Int64, name: String, offset: Int) throws {
    let zone = try #require(ZoneRule(Array(rule.utf8)[...])).period(at: time, after: 0).zone
    #expect(zone.name.text == name)
    #expect(zone.offset == offset)
  }

  @Test(
    "refuse malformed rules",
    arguments: [
      "", "AB1", "ABC", "ABC1DEF,", "ABC1DEF,M13.1.0,M1.1.0", "ABC1DEF,M1.1.0", "<AB",
      "ABC1DEF,M1.6.0,M2.1.0x",
    ])
  func malformed(rule: String) {
    #expect(ZoneRule(Array(rule.utf8)[...]) == nil)
  }

  @Test("are read from files of both versions")
  func files() throws {
    let old = try #require(GoLocation.decode(Self.file(version: 0), name: "Old"))
    #expect(old.period(at: 0).zone.name == "AAA")
    #expect(old.period(at: 1_000).zone.name == "BBB")
    let new = try #require(GoLocation.decode(Self.file(version: 0x32) + Self.wide, name: "New"))
    #expect(new.period(at: -1).zone.name == "AAA")
    #expect(new.period(at: 1_720_000_000).zone.name == "EDT")
    #expect(new.offset(of: "BBB", localTime: 2_000) == 7200)
    #expect(new.offset(of: "ZZZ", localTime: 0) == nil)
  }

  @Test("refuse malformed files")
  func malformedFiles() {
    let file = Self.file(version: 0)
    for length in 0..<file.count {
      #expect(GoLocation.decode(Array(file.prefix(length)), name: "X") == nil)
    }
    var wrongIndex = file
    wrongIndex[44 + 8 + 1] = 9
    #expect(GoLocation.decode(wrongIndex, name: "X") == nil)
  }

  @Test(
    "lead nowhere but to the zones' folder",
    arguments: ["../etc/passwd", "/etc/localtime", "a/../b", "\\x", "No/Such"])
  func names(name: String) {
    #expect(GoLocation.named(ByteString(name)) == nil)
  }

  @Test("know UTC by both its names")
  func utc() {
    #expect(GoLocation.named("") === GoLocation.utc)
    #expect(GoLocation.named("UTC") === GoLocation.utc)
  }

  /// A file of two zones: one hour east, and two from the thousandth second on.
  private static func file(version: UInt8) -> [UInt8] {
    header(version: version) + [0, 0, 0, 0, 0, 0, 3, 0xE8] + [0, 1] + zones
  }

  /// The second block of a newer file, with a rule for the time to come.
  private static let wide: [UInt8] =
    header(version: 0x32) + [UInt8](repeating: 0, count: 14) + [3, 0xE8] + [0, 1] + zones
    + Array("\nEST5EDT,M3.2.0,M11.1.0\n".utf8)

  private static func header(version: UInt8) -> [UInt8] {
    let counts: [UInt8] = [0, 0, 0, 2, 2, 8]
    return Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
      + counts.flatMap { [0, 0, 0, $0] }
  }

  private static let zones: [UInt8] =
    [0, 0, 0x0E, 0x10, 0, 0] + [0, 0, 0x1C, 0x20, 0, 4] + Array("AAA\0BBB\0".utf8)
}
