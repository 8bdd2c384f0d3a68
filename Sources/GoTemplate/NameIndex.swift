internal import GoRuntime

/// Names and their numbers, in the order in which they were first added.
struct NameIndex: Sendable {
  /// What a name is found by.
  private struct Key {
    /// The words of a short name; of a long one its hash, and what no short one has.
    var low: UInt64
    var high: UInt64
    var hash: UInt32

    /// The key of a name.
    @inline(__always)
    init(_ name: ByteString) {
      hash = name.keyHash
      (low, high) = name.words ?? (UInt64(hash), .max)
    }

    /// Whether no other name has the key.
    var isUnique: Bool { high != .max }
  }

  /// Where a name's hash leads to.
  private struct Place {
    var key = Key(ByteString())
    /// The number plus one; 0 where there is no name.
    var mark: Int32 = 0
  }

  /// The names, by number.
  private(set) var names: [ByteString] = []
  /// A power of two of places, most of them free; none as long as there is no name.
  private var places: [Place] = []

  /// The number of a name, or nil; many an index has no name.
  @inline(__always)
  func number(of name: ByteString) -> Int? {
    names.isEmpty ? nil : number(of: name, Key(name))
  }

  /// The number of a name with a key, or nil; there is some name.
  @inline(__always)
  private func number(of name: ByteString, _ key: Key) -> Int? {
    key.isUnique ? number(at: key) { _ in true } : numberOfLong(name, key)
  }

  /// The number of a name that may share its key with others; there is some name.
  private func numberOfLong(_ name: ByteString, _ key: Key) -> Int? {
    names.withUnsafeBufferPointer { names in
      number(at: key) { Self.isName(name, at: $0, in: names) }
    }
  }

  /// The number with a key that is found to be the right one, or nil; there is some name.
  @inline(__always)
  private func number(at key: Key, where isRight: (Int) -> Bool) -> Int? {
    places.withUnsafeBufferPointer { places in
      let mask = places.count &- 1
      var index = Int(key.hash) & mask
      while places[index].mark != 0 {
        let number = Int(places[index].mark) &- 1
        if places[index].key.low == key.low, places[index].key.high == key.high, isRight(number) {
          return number
        }
        index = (index &+ 1) & mask
      }
      return nil
    }
  }

  /// Whether a name is the one of a number, mostly without retaining either.
  @inline(__always)
  private static func isName(
    _ name: ByteString, at number: Int, in names: UnsafeBufferPointer<ByteString>
  ) -> Bool {
    guard number < names.count, let known = names.baseAddress.map({ $0 + number }) else {
      return false
    }
    return withUnsafePointer(to: name) { ByteString.areSame($0, known) } || known.pointee == name
  }

  /// The number of a name, which is added when it is new.
  mutating func add(_ name: ByteString) -> Int {
    let key = Key(name)
    if !names.isEmpty, let number = number(of: name, key) { return number }
    names.append(name)
    makePlaces(for: names.count)
    place(Place(key: key, mark: Int32(truncatingIfNeeded: names.count)))
    return names.count - 1
  }

  /// Makes room for some names.
  mutating func reserveCapacity(_ count: Int) {
    names.reserveCapacity(count)
    makePlaces(for: count)
  }

  /// Takes care that there are at least two places for each of some names.
  private mutating func makePlaces(for count: Int) {
    if count * 2 <= places.count { return }
    var size = max(places.count, 64)
    while size < count * 2 { size *= 2 }
    let filled = places.filter { $0.mark != 0 }
    places = Array(repeating: Place(), count: size)
    for known in filled { place(known) }
  }

  private mutating func place(_ new: Place) {
    let mask = places.count - 1
    var index = Int(new.key.hash) & mask
    while places[index].mark != 0 { index = (index + 1) & mask }
    places[index] = new
  }
}
