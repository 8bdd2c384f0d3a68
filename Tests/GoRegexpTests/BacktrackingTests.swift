import GoRegexp
import GoRuntime
import Testing

/// Patterns that keep a backtracking engine busy for longer than the universe lasts: that these
/// tests end is what they show.
@Suite struct BacktrackingTests {
  @Test(arguments: [
    "^(a+)+$", "^(a|aa)+$", "^(a|a?)+$", "^(.*a){30}$", "^([a-z]+)*$", "^(a*)*$",
    "^(a+)*(a+)*(a+)*$",
  ])
  func endInLinearTime(pattern: String) throws {
    let text = ByteString(String(repeating: "a", count: 50_000) + "!")
    let regexp = try Regexp(ByteString(pattern))
    #expect(!regexp.matches(text))
  }
}
