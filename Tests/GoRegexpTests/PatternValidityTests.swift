import GoRuntime
import Testing

@testable import GoRegexp

/// What is called valid without being compiled.
@Suite struct PatternValidityTests {
  @Test(arguments: [
    "", "a", "^sha256:[a-f0-9]{64}$", "^v?[0-9]+(\\.[0-9]+)*$", "a|b|", "[^a-z]{128}",
    "[^\\D\\S\\W[:^alpha:]à-éñ-òø-ýā-ăą-ćĉ-ċč-ďđ-ēĕ-ėę-ěĝ-ğġ-ģĥ-ħĩ-īĭ-įı-ĳĵ-ķ]{128}",
    "[^\\x{100}-\\x{10FFF}\\x{20000}-\\x{2FFFF}\\x{30000}-\\x{3FFFF}\\x{40000}-\\x{4FFFF}]{128}",
    "[^!#%'+-/:<>@BDFHJLNPRTVXZ\\^`bdfhjlnprtvxz|~¡£¥§©«­¯±³µ·¹»½¿ÁÃÅÇÉËÍÏÑ]{128}",
    "((((.{2}){2}){2}){2}){2}",
  ])
  func surelyValidPatternsFit(_ pattern: String) throws {
    #expect(Regexp.isSurelyValid(ByteString(pattern)))
    #expect(try !Regexp(ByteString(pattern)).isLarge)
  }

  @Test(arguments: [
    "(", "[", "a)", "a**", "\\", "[b-a]", "a{1001}", "(?i)a", "\\pL", "[\\PL]", "[^a-z]{129}",
    String(repeating: "a", count: 129),
  ])
  func unsurePatterns(_ pattern: String) {
    #expect(!Regexp.isSurelyValid(ByteString(pattern)))
  }
}
