internal import GoRuntime

/// Names and their numbers, in the order in which they were first added.
struct NameIndex: Sendable {
  /// The names, by number.
  private(set) var names: [ByteString] = []
  private var hashes: [UInt32] = []
  /// Numbers plus one, at the places that the names' hashes lead to; 0 where there is none.
  private var table: [Int32] = Array(repeating: 0, count: 64)

  /// The number of a name, or nil.
  func number(of name: ByteString) -> Int? { number(of: name, hash: name.keyHash) }

  /// The number of a name whose `keyHash` is known, or nil.
  func number(of name: ByteString, hash: UInt32) -> Int? {
    table.withUnsafeBufferPointer { table in
      hashes.withUnsafeBufferPointer { hashes in
        let mask = table.count - 1
        var place = Int(hash) & mask
        while table[place] != 0 {
          let number = Int(table[place]) - 1
          if hashes[number] == hash, names[number] == name { return number }
          place = (place + 1) & mask
        }
        return nil
      }
    }
  }

  /// The number of a name, which is added when it is new.
  mutating func add(_ name: ByteString) -> Int {
    let hash = name.keyHash
    if let number = number(of: name, hash: hash) { return number }
    names.append(name)
    hashes.append(hash)
    if names.count * 2 > table.count {
      table = Array(repeating: 0, count: table.count * 2)
      for number in 0..<names.count { place(number) }
    } else {
      place(names.count - 1)
    }
    return names.count - 1
  }

  private mutating func place(_ number: Int) {
    let mask = table.count - 1
    var place = Int(hashes[number]) & mask
    while table[place] != 0 { place = (place + 1) & mask }
    table[place] = Int32(truncatingIfNeeded: number + 1)
  }
}
