import GoRuntime
import Testing

@testable import GoTemplate

/// Names are found by their bytes, whatever they have in common and however many there are.
@Suite struct NameIndexTests {
  @Test func numbersFollowTheOrderOfAdding() {
    var index = NameIndex()
    let names = (0..<200).map { number in
      ByteString(number.isMultiple(of: 2) ? "n\(number)" : "a.common.prefix.of.names.\(number)")
    }
    for (number, name) in names.enumerated() { #expect(index.add(name) == number) }
    for (number, name) in names.enumerated() {
      #expect(index.add(name) == number)
      // The same bytes in another buffer, from another offset on.
      let copy = ByteString("(\(name))")
      #expect(index.number(of: copy[1..<(copy.count - 1)]) == number)
    }
    #expect(index.names == names)
  }

  @Test func anEmptyIndexHasNoNames() {
    let index = NameIndex()
    #expect(index.number(of: "") == nil)
    #expect(index.number(of: "a.name.of.more.than.15.bytes") == nil)
    #expect(index.names.isEmpty)
  }

  @Test(arguments: ["", "n", "n200", "a.common.prefix.of.names.0", "a.common.prefix.of.names.1999"])
  func otherNamesHaveNone(name: String) {
    var index = NameIndex()
    for number in 0..<200 { _ = index.add(ByteString("a.common.prefix.of.names.1\(number)")) }
    #expect(index.number(of: ByteString(name)) == nil)
  }
}
