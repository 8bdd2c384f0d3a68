import Testing

/// Quoted strings as Go reads them, those that stand for themselves and those that do not.
@Suite struct StringLiteralTests {
  @Test(arguments: [
    (#"{{ "" }}"#, ""),
    (#"{{ "plain" }}"#, "plain"),
    (#"{{ "plain and longer than sixteen bytes" }}"#, "plain and longer than sixteen bytes"),
    (#"{{ "a\tb" }}"#, "a\tb"),
    (#"{{ "a long text that ends in an escape\n" }}"#, "a long text that ends in an escape\n"),
    (#"{{ "\"a\" and \\ and a\u00e9 and more\x21" }}"#, "\"a\" and \\ and a\u{e9} and more!"),
    (#"{{ "gr\u00fc\u00dfe, größe" }}"#, "grüße, größe"),
    ("{{ `raw` }}", "raw"),
    (#"{{ `raw \n with "backslashes" and größe` }}"#, #"raw \n with "backslashes" and größe"#),
    ("{{ `two\r\nlines of a raw string` }}", "two\nlines of a raw string"),
    ("{{ `` }}", ""),
  ])
  func areRead(template: String, expected: String) {
    #expect(ExecutionTests.render(template) == expected)
  }
}
