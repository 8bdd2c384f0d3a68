import Testing

@Suite("Sprig's random functions")
struct RandomFunctionTests {
  @Test("draw from their alphabets")
  func drawFromAlphabets() throws {
    #expect(try render("{{ randAlphaNum 200 }}").wholeMatch(of: /[0-9A-Za-z]{200}/) != nil)
    #expect(try render("{{ randAlpha 200 }}").wholeMatch(of: /[A-Za-z]{200}/) != nil)
    #expect(try render("{{ randNumeric 200 }}").wholeMatch(of: /[0-9]{200}/) != nil)
    #expect(try render("{{ randAscii 200 }}").wholeMatch(of: /[ -~]{200}/) != nil)
    #expect(try render("{{ randAlpha -1 }}") == "")
  }

  @Test("make identifiers, numbers and permutations")
  func makeValues() throws {
    let uuid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
    #expect(try render("{{ uuidv4 }}").wholeMatch(of: uuid) != nil)
    #expect(try render("{{ shuffle \"aéb\" }}").sorted() == ["a", "b", "é"])
    #expect(try ["3", "4"].contains(render("{{ randInt 3 5 }}")))
    #expect(failure(of: "{{ randInt 5 5 }}")?.hasSuffix("invalid argument to Intn") == true)
  }
}
