import GoRuntime
import Testing

@testable import GoTemplate

/// Where names end, in every place of the bytes that are looked at together.
@Suite struct NameEndsTests {
  /// All places up to the end of a text.
  private static func ends(_ text: String, from offset: Int = 0) -> [Int] {
    let source = SourceText(name: "t", ByteString(text))
    var ends = NameEnds(in: source.paddedBytes, from: offset)
    var places: [Int] = []
    withExtendedLifetime(source) {
      while places.last != source.count { places.append(ends.next()) }
    }
    return places
  }

  @Test(arguments: 0..<50)
  func oneIsFoundWhereverItStands(place: Int) {
    let name = String(repeating: "aZ_09", count: 10)
    let text = name.prefix(place) + "." + name.suffix(50 - place)
    #expect(Self.ends(String(text)) == [place, 51])
    #expect(Self.ends(String(text), from: place) == [place, 51])
    #expect(Self.ends(String(text), from: place + 1) == [51])
  }

  @Test func allAreFoundInOrder() {
    #expect(Self.ends("") == [0])
    #expect(Self.ends(String(repeating: "-", count: 40)) == Array(0...40))
    #expect(Self.ends("a.bc.é/@[`{:") == [1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
  }
}
