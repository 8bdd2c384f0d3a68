import Testing

@testable import render

/// The flag parser against pflag's rules and texts.
struct FlagParserTests {
  /// What parsing gives, as text.
  private func parse(_ words: String...) -> String {
    do throws(FlagError) {
      var parser = FlagParser(HelmFlags.all)
      let result = try parser.parse(words)
      let flags = result.arguments.sorted { $0.key < $1.key }
        .map { "\($0.key)=\($0.value.joined(separator: "|"))" }
      return (flags + result.words + result.warnings.map { "!\($0)" }).joined(separator: " ")
    } catch {
      return "Error: \(error.message)"
    }
  }

  @Test func readsFlagsInEveryForm() {
    #expect(parse("rel", "chart") == "rel chart")
    #expect(parse("rel", "-f", "a.yaml", "chart") == "values=a.yaml rel chart")
    #expect(parse("-fa.yaml", "--values=b.yaml", "-f=c.yaml") == "values=a.yaml|b.yaml|c.yaml")
    #expect(parse("-f", "-") == "values=-")
    #expect(parse("-f", "a,b", "--set", "a=1,b=2") == "set=a=1,b=2 values=a|b")
    #expect(parse("--debug", "x", "--debug=false") == "debug=true|false x")
    #expect(parse("-gf", "v.yaml") == "generate-name=true values=v.yaml")
    #expect(parse("-nprod") == "namespace=prod")
    #expect(parse("--dry-run", "x", "--dry-run=client") == "dry-run=unset|client x")
    #expect(parse("a", "--", "--debug", "-x") == "a --debug -x")
    #expect(parse("-a", "a/v1,b/v2", "-a", "c/v1") == "api-versions=a/v1|b/v2|c/v1")
    #expect(parse("--set", "-x") == "set=-x")
    #expect(parse("--output-dir=") == "output-dir=")
    #expect(parse("-") == "-")
  }

  @Test func warnsAboutDeprecatedFlags() {
    #expect(
      parse("--force")
        == "force=true !Flag --force has been deprecated, use --force-replace instead")
  }

  @Test func refusesWhatPflagRefuses() {
    #expect(parse("--nope") == "Error: unknown flag: --nope")
    #expect(parse("--nope=1") == "Error: unknown flag: --nope")
    #expect(parse("-gz") == "Error: unknown shorthand flag: 'z' in -z")
    #expect(parse("-zg") == "Error: unknown shorthand flag: 'z' in -zg")
    #expect(parse("--=x") == "Error: bad flag syntax: --=x")
    #expect(parse("---x") == "Error: bad flag syntax: ---x")
    #expect(parse("--output-dir") == "Error: flag needs an argument: --output-dir")
    #expect(parse("-gn") == "Error: flag needs an argument: 'n' in -n")
    #expect(
      parse("--debug=maybe")
        == #"Error: invalid argument "maybe" for "--debug" flag: strconv.ParseBool: parsing "maybe": invalid syntax"#
    )
    #expect(
      parse("--generate-name=x")
        == #"Error: invalid argument "x" for "-g, --generate-name" flag: strconv.ParseBool: parsing "x": invalid syntax"#
    )
    #expect(
      parse("--timeout", "soon")
        == #"Error: invalid argument "soon" for "--timeout" flag: time: invalid duration "soon""#)
    #expect(
      parse("--timeout", "5")
        == #"Error: invalid argument "5" for "--timeout" flag: time: missing unit in duration "5""#)
    #expect(
      parse("-f", #"a"b"#)
        == #"Error: invalid argument "a\"b" for "-f, --values" flag: parse error on line 1, column 2: bare " in non-quoted-field"#
    )
    #expect(
      parse("-l", "x")
        == #"Error: invalid argument "x" for "-l, --labels" flag: x must be formatted as key=value"#
    )
    #expect(
      parse("--post-renderer", "a", "--post-renderer", "b")
        == #"Error: invalid argument "b" for "--post-renderer" flag: cannot specify --post-renderer flag more than once"#
    )
  }

  @Test func splitsCommaSeparatedText() throws {
    #expect(try CommaSeparatedText.split("") == [])
    #expect(try CommaSeparatedText.split("a") == ["a"])
    #expect(try CommaSeparatedText.split("a,,b,") == ["a", "", "b", ""])
    #expect(try CommaSeparatedText.split(#""a,b",c"#) == ["a,b", "c"])
    #expect(try CommaSeparatedText.split(#""a ""q"" b""#) == [#"a "q" b"#])
    #expect(try CommaSeparatedText.split("a\nb") == ["a"])
  }
}
