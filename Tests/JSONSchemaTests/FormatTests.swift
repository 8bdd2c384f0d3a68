import GoRuntime
import Testing

@testable import JSONSchema

/// The formats with the library's texts; an empty text stands for a valid string.
@Suite struct FormatTests {
  private func fault(_ format: Format, _ text: String) -> String {
    do throws(FormatError) {
      try format.check(ByteString(text))
      return ""
    } catch {
      return error.message
    }
  }

  @Test(arguments: [
    (Format.regex, "^a+$", ""),
    (.regex, "(", "error parsing regexp: missing closing ): `(`"),
    (.jsonPointer, "", ""),
    (.jsonPointer, "/a~1b/~0", ""),
    (.jsonPointer, "a", "not starting with /"),
    (.jsonPointer, "/a~2", "~ must be followed by 0 or 1"),
    (.jsonPointer, "/a~", "~ must be followed by 0 or 1"),
    (.relativeJSONPointer, "1/a", ""),
    (.relativeJSONPointer, "0#", ""),
    (.relativeJSONPointer, "/a", "must start with non-negative integer"),
    (.relativeJSONPointer, "01/a", "starts with zero"),
    (.uuid, "2EB8AA08-aa98-11EA-b4aa-73b441d16380", ""),
    (.uuid, "a-b", "must have 5 elements"),
    (.uuid, "2EB8AA0-8aa98-11EA-b4aa-73b441d16380", "element 1 must be 8 characters long"),
    (.uuid, "2EB8AA0G-aa98-11EA-b4aa-73b441d16380", "non-hex character 'G'"),
    (.ipv4, "127.0.0.1", ""),
    (.ipv4, "127.0.0", "expected four decimals"),
    (.ipv4, "127.0.0.01", "leading zeros"),
    (.ipv4, "127.0.0.x", "strconv.Atoi: parsing \"x\": invalid syntax"),
    (.ipv4, "127.0.0.256", "decimal must be between 0 and 255"),
    (.ipv6, "::1", ""),
    (.ipv6, "1::d6:192.168.0.1", ""),
    (.ipv6, "1.2.3.4", "missing colon"),
    (
      .ipv6, "12345::",
      "ParseAddr(\"12345::\"): each group must have 4 or less digits (at \"12345::\")"
    ),
    (.ipv6, "1:2", "ParseAddr(\"1:2\"): address string too short"),
    (.ipv6, "::1%eth0", "zone id is not a part of ipv6 address"),
    (.hostname, "www.example.com.", ""),
    (.hostname, "a..b", "label must be 1 to 63 characters long"),
    (.hostname, "-a", "label starts with hyphen"),
    (.hostname, "a-", "label ends with hyphen"),
    (.hostname, "a_b", "invalid character '_'"),
    (.email, "joe.bloggs@example.com", ""),
    (.email, "\"joe bloggs\"@example.com", ""),
    (.email, "joe@[127.0.0.1]", ""),
    (.email, "joe@[IPv6:::1]", ""),
    (.email, "nobody", "missing @"),
    (.email, ".a@b", "starts with dot"),
    (.email, "a.@b", "ends with dot"),
    (.email, "a..b@c", "consecutive dots"),
    (.email, "a b@c", "invalid character ' '"),
    (.email, "a@-b", "invalid domain: label starts with hyphen"),
    (.email, "a@[1.2.3]", "invalid ipv4 address: expected four decimals"),
    (.semver, "1.2.3-rc.1+build.5", ""),
    (.semver, "1.2", "versionCore must have 3 numbers separated by dot"),
    (.semver, "1.02.3", "minor starts with zero"),
    (.semver, "1.2.x", "patch contains non-digit"),
    (.semver, "1.2.3-01", "pre-release numeric identifier starts with zero"),
    (.semver, "1.2.3+", "build is empty"),
    (.semver, "1.2.3-a_b", "invalid character '_' in pre-release identifier"),
  ])
  func names(format: Format, text: String, message: String) {
    #expect(fault(format, text) == message)
  }

  @Test(arguments: [
    (Format.date, "2024-02-29", ""),
    (.date, "2023-02-29", "parsing time \"2023-02-29\": day out of range"),
    (.date, "2023-13-01", "parsing time \"2023-13-01\": month out of range"),
    (
      .date, "2023-1-01",
      "parsing time \"2023-1-01\" as \"2006-01-02\": cannot parse \"1-01\" as \"01\""
    ),
    (.date, "x", "parsing time \"x\" as \"2006-01-02\": cannot parse \"x\" as \"2006\""),
    (.date, "2023-01-01x", "parsing time \"2023-01-01x\": extra text: \"x\""),
    (.time, "23:59:60Z", ""),
    (.time, "08:30:06.283185+01:00", ""),
    (.time, "08:30Z", "less than 9 characters long"),
    (.time, "08-30-06Z", "missing colon in correct place"),
    (.time, "24:00:00Z", "hour/min/sec out of range"),
    (.time, "12:00:60Z", "invalid leap second"),
    (.time, "12:00:00.Z", "no digits in second fraction"),
    (.time, "12:00:00*01:00", "offset must begin with plus/minus"),
    (.time, "12:00:00+1:00", "offset must be 6 characters long"),
    (.time, "12:00:00+24:00", "hour/min in offset out of range"),
    (.dateTime, "1963-06-19T08:30:06.283185Z", ""),
    (.dateTime, "1963-06-19 08:30:06Z", "11th character must be t or T"),
    (.dateTime, "1963-06-19T", "less than 20 characters long"),
    (
      .dateTime, "1990-02-31T15:59:59.1-08:00",
      "invalid date element: parsing time \"1990-02-31\": day out of range"
    ),
    (.duration, "P4DT12H30M5S", ""),
    (.duration, "P2W", ""),
    (.duration, "4D", "must start with P"),
    (.duration, "P", "nothing after P"),
    (.duration, "P1", "missing unit"),
    (.duration, "PT", "no time elements"),
    (.duration, "P1D2Y", "unit 'Y' out of order"),
    (.duration, "P1X", "invalid unit 'X'"),
    (.duration, "PW", "no number in week"),
    (.period, "1963-06-19T08:30:06Z/P1D", ""),
    (.period, "P1D", "missing slash"),
    (.period, "P/x", "invalid start duration: nothing after P"),
  ])
  func times(format: Format, text: String, message: String) {
    #expect(fault(format, text) == message)
  }

  @Test(arguments: [
    (Format.uri, "http://foo.bar/?baz=qux#quux", ""),
    (.uri, "urn:oasis:names", ""),
    (.uri, "::bad", "parse \"::bad\": missing protocol scheme"),
    (.uri, "/abc", "relative url"),
    (.uri, "http://a b/", "parse \"http://a b/\": invalid character \" \" in host name"),
    (.uri, "http://[::1", "parse \"http://[::1\": missing ']' in host"),
    (.uri, "http://a:b/", "parse \"http://a:b/\": invalid port \":b\" after host"),
    (.uri, "http://a/%zz", "parse \"http://a/%zz\": invalid URL escape \"%zz\""),
    (
      .uri, "http://a/\u{7F}", "parse \"http://a/\\x7f\": net/url: invalid control character in URL"
    ),
    (.uriReference, "a/b?c#d", ""),
    (.uriReference, "\\\\x", "contains \\"),
    (.uriReference, "a:b:c", ""),
    (.uriReference, "1a:b", "parse \"1a:b\": first path segment in URL cannot contain colon"),
    (.uriTemplate, "http://example.com/dictionary/{term:1}/{term}", ""),
    (.uriTemplate, "http://example.com/{term", "no matching closing brace"),
    (.uriTemplate, "http://example.com/}", "nested curly braces"),
  ])
  func urls(format: Format, text: String, message: String) {
    #expect(fault(format, text) == message)
  }

  @Test func unknownFormatsAreIgnored() {
    #expect(Format(name: "color") == nil)
  }
}
