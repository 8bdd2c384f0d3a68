import Testing

/// Templates and what Helm makes of them.
private let renderedTemplates: [(String, String)] = [
  ("{{ typeOf nil }}", "<nil>"),
  ("{{ typeOf true }}", "bool"),
  ("{{ typeOf 'x' }}", "int"),
  ("{{ typeOf now | hasPrefix \"time\" }}", "true"),
  ("{{ typeOf (regexFindAll \"a\" \"aa\" -1) }}", "[]string"),
  ("{{ typeIs \"string\" \"\" }}", "true"),
  ("{{ typeIs \"string\" 3.5 }}", "false"),
  ("{{ typeIs \"string\" \"12abc\" }}", "true"),
  ("{{ typeIs \"string\" 'x' }}", "false"),
  ("{{ typeIs \"string\" (splitList \",\" \"a,b\") }}", "false"),
  ("{{ typeIs \"string\" (int 3) }}", "false"),
  ("{{ typeIsLike \"map[string]interface {}\" nil }}", "false"),
  ("{{ typeIsLike \"map[string]interface {}\" \"a\" }}", "false"),
  ("{{ typeIsLike \"map[string]interface {}\" 3.5 }}", "false"),
  ("{{ typeIsLike \"map[string]interface {}\" (list 1 \"b\" nil) }}", "false"),
  ("{{ typeIsLike \"map[string]interface {}\" \"12abc\" }}", "false"),
  ("{{ typeIsLike \"map[string]interface {}\" 'x' }}", "false"),
  ("{{ kindOf \"\" }}", "string"),
  ("{{ kindOf 1 }}", "int"),
  ("{{ kindOf true }}", "bool"),
  ("{{ kindOf (list 1 \"b\" nil) }}", "slice"),
  ("{{ kindOf \"12abc\" }}", "string"),
  ("{{ kindOf (until 3) }}", "slice"),
  ("{{ kindIs \"map\" 0 }}", "false"),
  ("{{ kindIs \"map\" 'x' }}", "false"),
  ("{{ kindIs \"slice\" false }}", "false"),
  ("{{ kindIs \"slice\" (split \",\" \"a\") }}", "false"),
  ("{{ kindIs \"float64\" 'x' }}", "false"),
  ("{{ kindIs \"invalid\" true }}", "false"),
  ("{{ deepEqual nil nil }}", "true"),
  ("{{ deepEqual nil \"a\" }}", "false"),
  ("{{ deepEqual nil -3 }}", "false"),
  ("{{ deepEqual nil true }}", "false"),
  ("{{ deepEqual nil (list) }}", "false"),
  ("{{ deepEqual nil (dict \"k\" \"v\") }}", "false"),
  ("{{ default \"d\" nil }}", "d"),
  ("{{ default \"d\" -3 }}", "-3"),
  ("{{ default \"d\" (list 1 \"b\" nil) }}", "[1 b <nil>]"),
  ("{{ default \"d\" \"0x1f\" }}", "0x1f"),
  ("{{ default \"d\" (until 3) }}", "[0 1 2]"),
  ("{{ default \"d\" (semver \"1.2.3\").Major }}", "1"),
  ("{{ empty nil }}", "true"),
  ("{{ empty \"a\" }}", "false"),
  ("{{ empty 1 }}", "false"),
  ("{{ empty 3.5 }}", "false"),
  ("{{ empty (dict) }}", "true"),
  ("{{ empty \"12abc\" }}", "false"),
  ("{{ coalesce \"\" nil }}", ""),
  ("{{ coalesce \"\" 0 }}", ""),
  ("{{ coalesce \"\" (list) }}", ""),
  ("{{ coalesce \"\" \"12abc\" }}", "12abc"),
  ("{{ coalesce \"\" (int64 3) }}", "3"),
  ("{{ all }}", "true"),
  ("{{ any 0 \"\" }}", "false"),
  ("{{ ternary 1 2 true }}", "1"),
  ("{{ ternary 1 2 false }}", "2"),
]

@Suite("Sprig's type functions")
struct ReflectionFunctionTests {
  @Test(
    "renders as Helm does",
    arguments: renderedTemplates)
  func renders(template: String, expected: String) throws {
    #expect(try render(template) == expected)
  }
}
