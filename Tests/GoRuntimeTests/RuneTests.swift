import Testing

@testable import GoRuntime

@Suite("runes")
struct RuneTests {
  @Test("decodes as Go does")
  func decodes() {
    let bytes: [UInt8] = [
      0x61, 0xC3, 0xA9, 0xE2, 0x82, 0xF0, 0x9F, 0x98, 0x80, 0xC0, 0xED, 0xA0, 0x80,
    ]
    #expect(
      ByteString(bytes).runes == [
        0x61, 0xE9, 0xFFFD, 0xFFFD, 0x1F600, 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD,
      ])
    bytes.withUnsafeBufferPointer { buffer in
      #expect(buffer.lastRune(before: 3) == (0xE9, 2))
      #expect(buffer.lastRune(before: 5) == (0xFFFD, 1))
      #expect(buffer.lastRune(before: 9) == (0x1F600, 4))
    }
  }

  @Test(
    "maps single characters only",
    arguments: [
      (0xDF, 0xDF, 0xDF), (0x1F80, 0x1F88, 0x1F80), (0x1FB3, 0x1FBC, 0x1FB3),
      (0x19B, 0x19B, 0x19B), (0x130, 0x130, 0x69), (0xE9, 0xC9, 0xE9), (0x416, 0x416, 0x436),
    ] as [(Rune, Rune, Rune)])
  func mapsCase(rune: Rune, upper: Rune, lower: Rune) {
    #expect(rune.uppercased == upper)
    #expect(rune.lowercased == lower)
  }

  @Test("knows title case")
  func mapsTitleCase() {
    #expect(Rune(0x1C6).titlecased == 0x1C5)
    #expect(Rune(0x1C5).isTitle)
  }
}
