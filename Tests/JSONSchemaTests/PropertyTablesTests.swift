import GoRuntime
import Testing

@testable import JSONSchema

/// Of equal names the last counts, in tables of every size.
@Suite struct PropertyTablesTests {
  @Test func findsTheLastOfEqualNames() throws {
    var tables = PropertyTables()
    for count in [0, 1, 2, 7, 8, 9, 16, 100] {
      let names = (0..<count).map {
        "name \($0 % 61)\($0 % 3 == 0 ? " that takes up more room" : "")"
      }
      let text = "{\(names.map { "\"\($0)\": true" }.joined(separator: ","))}"
      let document = try JSONDocument(parsing: ByteString(text))
      let table = tables.append(membersOf: 0, document)
      for number in table.entries {
        tables.entries[Int(number)].schema = tables.entries[Int(number)].key
      }
      for name in names + ["other", "name", ""] {
        let key = ByteString(name)
        let last = names.lastIndex(of: name).map { Int32(1 + 2 * $0) }
        #expect(tables.schema(for: key, hash: key.keyHash, in: table, document) == last)
      }
      let kept = table.entries.filter { tables.entries[Int($0)].key >= 0 }.count
      #expect(kept == Set(names).count)
    }
  }
}
