import Testing

@testable import GoRuntime

@Suite("Maps of entries read")
struct EntryStackTests {
  @Test("hold the last of equal keys, in the order of keys", arguments: [0, 1, 5, 12, 13, 200])
  func maps(count: Int) {
    var stack = EntryStack()
    let expected = ValueMap()
    stack.push("outer", .null)
    for at in 0..<count {
      // Some keys come again, and some are too long to be stored in place.
      let key = ByteString("\(at * 7 % 31)" + String(repeating: "k", count: at % 3 * 8))
      stack.push(key, .int(at))
      expected.set(key, .int(at))
    }
    let map = stack.popMap(from: 1)
    #expect(Value.map(map).isDeeplyEqual(to: .map(expected)))
    #expect(map.keys == expected.keys)
    for (key, value) in expected { #expect(map[key]?.isDeeplyEqual(to: value) == true) }
    map.set("new", .bool(true))
    #expect(map.count == expected.count + 1)
    #expect(stack.count == 1)
  }

  @Test("are ordered bytewise, short keys and long")
  func order() {
    let ordered: [ByteString] = [
      "", "\0", "\0\0", "a", "a\0", "a\0b", "aa", "aaaaaaaa", "aaaaaaaaaaaaaaa",
      "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaab", "aaaaaaaab", "ab", "b", "é",
    ]
    for (place, left) in ordered.enumerated() {
      for (other, right) in ordered.enumerated() { #expect((left < right) == (place < other)) }
    }
  }
}
