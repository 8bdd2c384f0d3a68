internal import GoRuntime

/// Finds the schema of a property by its name.
struct PropertyTable: Sendable {
  /// The entries, in the order of the schema.
  private(set) var entries: [(name: ByteString, hash: UInt32, schema: Int32)] = []
  /// Numbers of entries plus one, by hash; empty while the entries are few.
  private var places: [UInt16] = []

  /// Up to this many entries are compared one by one.
  private static let linearLimit = 6

  /// Whether there is no entry.
  var isEmpty: Bool { entries.isEmpty }

  /// Sets the schema of a property.
  mutating func append(_ name: ByteString, _ schema: Int32) {
    entries.append((name, name.keyHash, schema))
  }

  /// Makes the table ready for look-ups.
  mutating func seal() {
    guard entries.count > Self.linearLimit, entries.count < Int(UInt16.max) else { return }
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    places = Array(repeating: 0, count: size)
    for (index, entry) in entries.enumerated() {
      var place = Int(entry.hash) & (size - 1)
      while places[place] != 0 { place = (place + 1) & (size - 1) }
      places[place] = UInt16(index + 1)
    }
  }

  /// The schema of a property, or nil.
  @inline(__always)
  func schema(for name: ByteString, hash: UInt32) -> Int32? {
    if places.isEmpty {
      for entry in entries where entry.hash == hash && entry.name == name { return entry.schema }
      return nil
    }
    var place = Int(hash) & (places.count &- 1)
    while places[place] != 0 {
      let entry = entries[Int(places[place]) &- 1]
      if entry.hash == hash, entry.name == name { return entry.schema }
      place = (place &+ 1) & (places.count &- 1)
    }
    return nil
  }
}
