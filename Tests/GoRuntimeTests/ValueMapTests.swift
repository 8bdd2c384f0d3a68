import GoRuntime
import Testing

/// Maps against a dictionary and a sort, small ones and those that keep their order in runs.
@Suite struct ValueMapTests {
  private static func number(_ value: Value) -> Int? {
    if case .integer(let number, _) = value { Int(number) } else { nil }
  }

  private static func check(_ map: ValueMap, _ expected: [Int: Int]) {
    let sorted = expected.map { (ByteString("k\($0.key)"), $0.value) }.sorted { $0.0 < $1.0 }
    #expect(map.count == sorted.count)
    #expect(map.keys == sorted.map(\.0))
    #expect(map.values.map(number) == sorted.map(\.1))
    #expect(map.map(\.key) == sorted.map(\.0))
    for (key, value) in sorted { #expect(map[key].flatMap(number) == value) }
  }

  @Test(arguments: [5, 12, 13, 60, 3000, 9000])
  func keepsOrderWhileKeysComeAndGo(bound: Int) {
    let map = ValueMap()
    var expected: [Int: Int] = [:]
    var state: UInt64 = 42
    for round in 0..<bound * 4 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Int(state >> 33) % bound
      let key = ByteString("k\(number)")
      if state >> 32 & 3 == 0 {
        let removed = map.removeValue(for: key).flatMap(Self.number)
        #expect(removed == expected.removeValue(forKey: number))
      } else {
        map.set(key, .int(round))
        expected[number] = round
      }
    }
    Self.check(map, expected)
    Self.check(map.shallowCopy(), expected)
    for number in expected.keys { map.removeValue(for: ByteString("k\(number)")) }
    Self.check(map, [:])
    map.set("k1", .int(2))
    Self.check(map, [1: 2])
  }

  @Test func copiesShareNothingThatChanges() {
    let inner = ValueMap([("a key that lies in a buffer", .int(1)), ("b", .bool(true))])
    let map = ValueMap([
      ("map", .map(inner)), ("list", .list([.map(inner), .string("text that lies in a buffer")])),
      ("number", .float(1.5)), ("none", .null), ("empty", .map(ValueMap(capacity: 0))),
    ])
    let (shallow, deep) = (map.shallowCopy(), map.deepCopy())
    for copy in [shallow, deep] { #expect(Value.map(copy).isDeeplyEqual(to: .map(map))) }
    inner.set("b", .bool(false))
    #expect(Value.map(shallow).isDeeplyEqual(to: .map(map)))
    #expect(!Value.map(deep).isDeeplyEqual(to: .map(map)))
    deep.set("number", .int(2))
    #expect(map["number"].map { $0.isDeeplyEqual(to: .float(1.5)) } == true)
  }

  @Test(arguments: [0, 5, 13, 2048, 9000])
  func copiesWhatTheClosureMakesOfValues(count: Int) {
    let map = ValueMap(capacity: 0, type: .values)
    var expected: [Int: Int] = [:]
    for number in (0..<count).reversed() {
      map.set(ByteString("k\(number)"), .int(number))
      if number % 3 != 0 { expected[number] = number * 2 }
    }
    var isHashed = true
    let copy = map.compactMapValues { key, hash, value in
      isHashed = isHashed && hash == key.keyHash
      return Self.number(value).flatMap { $0 % 3 == 0 ? nil : .int($0 * 2) }
    }
    #expect(isHashed)
    #expect(copy.type == .values)
    Self.check(copy, expected)
    copy.set("k0", .int(7))
    expected[0] = 7
    Self.check(copy, expected)
  }

  @Test(arguments: [0, 4, 13]) func growingLeavesAMapTheSame(room: Int) {
    let map = ValueMap(capacity: room)
    let other = map
    let keys = (0..<100).map { ByteString("a key of some length \($0)") }
    for key in keys { map[key] = .string(key) }
    #expect(other === map && other !== map.shallowCopy())
    #expect(other.count == 100)
    for key in keys {
      guard case .string(let found)? = other[key] else {
        Issue.record("\(key) is missing")
        continue
      }
      #expect(found == key)
    }
  }

  @Test func aMapWithoutRoomTakesEntries() {
    for capacity in [-1, 0] {
      let map = ValueMap(capacity: capacity)
      #expect(map.isEmpty)
      #expect(map["a"] == nil)
      #expect(map.deepCopy().isEmpty)
      map.set("a", .int(1))
      Self.check(ValueMap([("k1", .int(1))]), [1: 1])
      #expect(map["a"].flatMap(Self.number) == 1)
      map.removeAll()
      #expect(map.isEmpty)
    }
  }

  @Test(arguments: [true, false])
  func takesKeysInEitherOrder(isRising: Bool) {
    let map = ValueMap()
    var expected: [Int: Int] = [:]
    let numbers = 100_000..<107_000
    for number in isRising ? Array(numbers) : numbers.reversed() {
      map.set(ByteString("k\(number)"), .int(number))
      expected[number] = number
    }
    Self.check(map, expected)
    map.removeAll()
    Self.check(map, [:])
  }
}
