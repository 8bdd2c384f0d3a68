internal import GoRuntime

/// Finds the schemas of properties by their names, for all the schemas of a program.
///
/// The names stay in their documents, and all tables share two arrays: most have a handful of
/// entries.
struct PropertyTables: Sendable {
  /// The entries of one object of a document.
  struct Table: Sendable {
    /// Where its entries are, in the order of the schema.
    fileprivate(set) var entries: Range<Int32>
    /// Where its places are; as many as a power of two, or none while the entries are few.
    fileprivate var places: Range<Int32>
  }

  /// A property.
  struct Entry: Sendable {
    /// The key; -1 for a property that the object has again further behind.
    var key: JSONDocument.Index
    /// The hash of the name.
    var hash: UInt32
    /// The number of the schema.
    var schema: Int32 = -1
  }

  /// The entries of all tables.
  var entries: [Entry] = []
  /// Numbers of entries plus one, by hash.
  private var places: [Int32] = []

  /// Up to this many entries are compared one by one.
  private static let linearLimit = 8

  /// Makes a table of an object's members, of equal names the last; their schemas are still to be
  /// set.
  mutating func append(membersOf object: JSONDocument.Index, _ document: JSONDocument) -> Table {
    let start = Int32(entries.count)
    document.forEachMember(of: object) { key, _ in
      entries.append(Entry(key: key, hash: document.string(at: key).keyHash))
    }
    let count = entries.count - Int(start)
    var table = Table(entries: start..<Int32(entries.count), places: 0..<0)
    if count > Self.linearLimit {
      var size = 16
      while size < count * 2 { size *= 2 }
      let first = Int32(places.count)
      places.append(contentsOf: repeatElement(0, count: size))
      table.places = first..<Int32(places.count)
    }
    // From the last on, so that those that come again are found when their turn comes.
    for number in table.entries.reversed() { insert(number, table, document) }
    return table
  }

  private mutating func insert(_ number: Int32, _ table: Table, _ document: JSONDocument) {
    let entry = entries[Int(number)]
    if table.places.isEmpty {
      for other in entries[Int(number + 1)..<Int(table.entries.upperBound)]
      where other.hash == entry.hash && other.key >= 0 && document.equals(other.key, entry.key) {
        entries[Int(number)].key = -1
        return
      }
      return
    }
    let mask = UInt32(table.places.count - 1)
    var place = entry.hash & mask
    while true {
      let other = places[Int(table.places.lowerBound) + Int(place)]
      if other == 0 { break }
      let found = entries[Int(other - 1)]
      if found.hash == entry.hash, document.equals(found.key, entry.key) {
        entries[Int(number)].key = -1
        return
      }
      place = (place &+ 1) & mask
    }
    places[Int(table.places.lowerBound) + Int(place)] = number + 1
  }

  /// The schema of a property, or nil.
  @inline(__always)
  func schema(
    for name: ByteString, hash: UInt32, in table: Table, _ document: JSONDocument
  ) -> Int32? {
    if table.places.isEmpty {
      for number in table.entries {
        let entry = entries[Int(number)]
        if entry.hash == hash, entry.key >= 0, document.equals(entry.key, name) {
          return entry.schema
        }
      }
      return nil
    }
    let mask = UInt32(table.places.count &- 1)
    var place = hash & mask
    while true {
      let number = places[Int(table.places.lowerBound) + Int(place)]
      if number == 0 { return nil }
      let entry = entries[Int(number &- 1)]
      if entry.hash == hash, document.equals(entry.key, name) { return entry.schema }
      place = (place &+ 1) & mask
    }
  }
}
