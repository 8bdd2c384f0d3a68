import GoRuntime
import Testing

@testable import GoTemplate

/// A table finds its own functions before the builtin ones, and gives away only its own.
@Suite struct FunctionTableTests {
  private static func function(_ name: ByteString, _ text: ByteString) -> Function {
    Function(name, [], returns: .string) { _, _ in .string(text) }
  }

  private static func render(
    _ text: ByteString, _ functions: FunctionTable
  ) throws(TemplateError) -> ByteString {
    var set = TemplateSet(functions: functions)
    try set.parse(text, name: "t")
    let output = OutputBuffer()
    try set.execute("t", data: .null, to: output)
    return output.string()
  }

  @Test func builtinFunctionsComeBehind() throws {
    let table = FunctionTable([Self.function("own", "o")])
    #expect(table.names == ["own"])
    #expect(table["own"] != nil)
    #expect(table["printf"] == nil)
    #expect(table["other"] == nil)
    #expect(table.place(of: "other") == nil)
    #expect(table.isBuiltin(try #require(table.place(of: "printf"))))
    #expect(try Self.render("{{ own }} {{ printf \"%d\" 1 }}", table) == "o 1")
  }

  @Test func ownFunctionsHideBuiltinOnesUntilTheyAreRemoved() throws {
    var table = FunctionTable([Self.function("len", "first"), Self.function("len", "second")])
    #expect(table.names == ["len"])
    #expect(try Self.render("{{ len }}", table) == "second")
    table.remove("len")
    #expect(table.names.isEmpty)
    #expect(try Self.render("{{ len \"four\" }}", table) == "4")
  }

  @Test func builtinNamesAreInOrder() {
    let names = FunctionTable.builtinNames
    let table = FunctionTable()
    #expect(names == names.sorted())
    for name in names {
      #expect(table.place(of: name).map { table.function(at: $0).pointee.name } == name)
    }
  }
}
