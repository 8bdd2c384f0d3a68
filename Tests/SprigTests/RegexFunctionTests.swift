import Testing

@Suite("Sprig's functions of regular expressions")
struct RegexFunctionTests {
  /// Templates and what Helm makes of them.
  @Test(
    "render as Helm does",
    arguments: [
      (#"{{ regexReplaceAll "a(x*)b" "-ab-axxb-" "${1}W" }}"#, "-W-xxW-"),
      (#"{{ regexReplaceAll "a(x*)b" "-ab-axxb-" "$1W" }}"#, "---"),
      (#"{{ regexReplaceAll "(?P<n>\\d+)" "a12" "<$n>" }}"#, "a<12>"),
      (#"{{ regexReplaceAll "a" "banana" "$$" }}"#, "b$n$n$"),
      (#"{{ regexReplaceAll "a" "banana" "$9" }}"#, "bnn"),
      (#"{{ regexReplaceAll "\\W+" "a b--c" "_" }}"#, "a_b_c"),
      (#"{{ mustRegexMatch "^a" "ab" }}"#, "true"),
      (#"{{ regexQuoteMeta "1.2.3+(x)" }}"#, #"1\.2\.3\+\(x\)"#),
      (
        #"{{ regexMatch "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" "my.app-1" }}"#,
        "true"
      ),
      (#"{{ regexMatch "(a*)*b" (repeat 20000 "a") }}"#, "false"),
      (#"{{ regexFind "(a+)+$" (repeat 5000 "a" | printf "%sb") }}"#, ""),
      (#"{{ regexReplaceAll "(?P<a>.)(?P<b>.)" "xyz" "$b$a${a}x$1y$$" }}"#, "yxxx$z"),
      (
        #"{{ regexReplaceAll "a" "a" "${" }}|{{ regexReplaceAll "a" "a" "${1" }}|{{ regexReplaceAll "a" "a" "$" }}"#,
        "${|${1|$"
      ),
      (#"{{ regexReplaceAll "(a)" "a" "$01 $1_ ${1}_ $é" }}"#, "  a_ "),
      (#"{{ regexSplit "a*" "abaabaccadaaae" 5 }}"#, "[ b b c cadaaae]"),
      (#"{{ regexReplaceAll "" "日本" "-" }}"#, "-日-本-"),
      (#"{{ regexFindAll "\\B" "éa日A" -1 | len }}"#, "1"),
      (#"{{ regexMatch "(" "a" }}"#, "false"),
      (#"{{ regexReplaceAll "[^a-z]" ("YeH/Yg==" | b64dec) "?" }}"#, "a??b"),
    ])
  func renders(template: String, expected: String) throws {
    #expect(try render(template) == expected)
  }

  /// Templates and the errors that Helm reports.
  @Test(
    "fail as Helm does",
    arguments: [
      (
        #"{{ mustRegexFind "[" "a" }}"#,
        "error calling mustRegexFind: error parsing regexp: missing closing ]: `[`"
      ),
      (
        #"{{ mustRegexSplit "(" "a" 1 }}"#,
        "error calling mustRegexSplit: error parsing regexp: missing closing ): `(`"
      ),
      (
        #"{{ regexReplaceAllLiteral "(" "a" "b" }}"#,
        "error calling regexReplaceAllLiteral: regexp: Compile(`(`): error parsing regexp: missing closing ): `(`"
      ),
    ])
  func fails(template: String, expected: String) {
    #expect(failure(of: template)?.hasSuffix(expected) == true)
  }
}
