internal import GoRuntime

/// Names and their numbers, in the order in which they were first added.
struct NameIndex: Sendable {
  /// Where a name's hash leads to.
  private struct Place {
    var hash: UInt32 = 0
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
    names.isEmpty ? nil : number(of: name, hash: name.keyHash)
  }

  /// The number of a name whose `keyHash` is known, or nil; there is some name.
  private func number(of name: ByteString, hash: UInt32) -> Int? {
    places.withUnsafeBufferPointer { places in
      names.withUnsafeBufferPointer { names in
        let mask = places.count &- 1
        var index = Int(hash) & mask
        while places[index].mark != 0 {
          let number = Int(places[index].mark) &- 1
          if places[index].hash == hash, Self.isName(name, at: number, in: names) { return number }
          index = (index &+ 1) & mask
        }
        return nil
      }
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
    let hash = name.keyHash
    if !names.isEmpty, let number = number(of: name, hash: hash) { return number }
    names.append(name)
    if names.count * 2 > places.count { grow() }
    place(Place(hash: hash, mark: Int32(truncatingIfNeeded: names.count)))
    return names.count - 1
  }

  private mutating func grow() {
    let filled = places.filter { $0.mark != 0 }
    places = Array(repeating: Place(), count: max(places.count * 2, 64))
    for known in filled { place(known) }
  }

  private mutating func place(_ new: Place) {
    let mask = places.count - 1
    var index = Int(new.hash) & mask
    while places[index].mark != 0 { index = (index + 1) & mask }
    places[index] = new
  }
}
