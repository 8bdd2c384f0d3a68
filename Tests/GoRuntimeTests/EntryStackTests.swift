import Testing

@testable import GoRuntime

@Suite("Maps of entries read")
struct EntryStackTests {
  @Test("hold the last of equal keys, in the order of keys", arguments: [0, 1, 5, 12, 13, 200])
  func maps(count: Int) {
    var stack = EntryStack()
    let expected = ValueMap()
    stack.push("outer")
    for at in 0..<count {
      // Some keys come again, and some are too long to be stored in place.
      let key = ByteString("\(at * 7 % 31)" + String(repeating: "k", count: at % 3 * 8))
      stack.push(key)
      stack.complete(with: .int(at))
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

  @Test("are taken with their lists, inner ones first", arguments: [0, 1, 3, 100])
  func lists(count: Int) {
    var stack = EntryStack()
    stack.push("map")
    stack.push(element: .string("an element that lies in a buffer"))
    for at in 0..<count { stack.push(element: .int(at)) }
    let inner = Value.list(stack.popList(from: 2))
    stack.push(element: inner)
    stack.complete(with: .list(stack.popList(from: 1)))
    let map = stack.popMap(from: 0)
    let expected = Value.list([
      .string("an element that lies in a buffer"), .list((0..<count).map { .int($0) }),
    ])
    #expect(map["map"]?.isDeeplyEqual(to: expected) == true)
    #expect(stack.count == 0)
  }

  @Test("are ordered bytewise, short keys and long")
  func order() {
    let ordered: [ByteString] = [
      "", "\0", "\0\0", "a", "a\0", "a\0b", "aa", "aaaaaaaa", "aaaaaaaaaaaaaaa",
      "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaab", "aaaaaaaab", "ab", "b", "é",
    ]
    for (place, left) in ordered.enumerated() {
      for (other, right) in ordered.enumerated() {
        #expect((left < right) == (place < other))
        withUnsafePointer(to: left) { left in
          withUnsafePointer(to: right) { right in
            #expect(KeyOrder(left).compared(to: right).signum() == (place - other).signum())
          }
        }
      }
    }
  }
}
