import Testing

@Suite("Sprig's URL functions")
struct URLFunctionTests {
  /// Templates and what Helm makes of them.
  @Test(
    "render as Helm does",
    arguments: [
      (
        #"{{ urlParse "http://admin:secret@server.com:8080/api?list=false#anchor" | urlJoin }}"#,
        "http://admin:secret@server.com:8080/api?list=false#anchor"
      ),
      (#"{{ urlParse "https://example.com" | urlJoin }}"#, "https://example.com"),
      (#"{{ urlParse "example.com/path" | urlJoin }}"#, "example.com/path"),
      (#"{{ urlParse "mailto:a@b" | urlJoin }}"#, "mailto:a@b"),
      (#"{{ urlParse "/just/path" | urlJoin }}"#, "/just/path"),
      (#"{{ urlParse "http://h/p%20q?x=%31&y#f g" | urlJoin }}"#, "http://h/p%20q?x=%31&y#f%20g"),
      (#"{{ urlParse "ftp://u@h" | urlJoin }}"#, "ftp://u@h"),
      (#"{{ urlParse "scheme:opaque" | urlJoin }}"#, "scheme:opaque"),
      (##"{{ urlParse "#f" | urlJoin }}"##, "#f"),
      (#"{{ urlParse "http://é.com/ü" | urlJoin }}"#, "http://%C3%A9.com/%C3%BC"),
      (#"{{ (urlParse "http://h:1/p").hostname }}"#, "h"),
      (#"{{ urlJoin (dict "scheme" "https" "host" "h" "userinfo" "u:p") }}"#, "https://u:p@h"),
      (#"{{ urlJoin (dict "host" "h" "path" "p") }}"#, "//h/p"),
      (#"{{ urlJoin (dict "host" "h h" "scheme" "http") }}"#, "http://h%20h"),
      (#"{{ (urlParse "HTTP://User:P%40ss@Host.com:80/a%2Fb?x=y z#f%20g").path }}"#, "/a/b"),
      (
        #"{{ (urlParse "HTTP://User:P%40ss@Host.com:80/a%2Fb?x=y z#f%20g").userinfo }}"#,
        "User:P%40ss"
      ),
      (#"{{ (urlParse "HTTP://User:P%40ss@Host.com:80/a%2Fb?x=y z#f%20g").scheme }}"#, "http"),
      (#"{{ (urlParse "http://[::1]:80/x").hostname }}"#, "::1"),
      (#"{{ (urlParse "http://[fe80::1%25en0]/").host }}"#, "[fe80::1%en0]"),
      (#"{{ (urlParse "a:b:c").opaque }}"#, "b:c"),
      (#"{{ (urlParse "///x/y").path }}"#, "///x/y"),
      (#"{{ urlJoin (dict "path" "a:b") }}"#, "./a:b"),
      (
        #"{{ urlJoin (dict "scheme" "s" "opaque" "o" "query" "q" "fragment" "f g") }}"#,
        "s:o?q#f%20g"
      ),
      (#"{{ urlJoin (dict "host" "h" "path" "/p q?#" "query" "a b") }}"#, "//h/p%20q%3F%23?a b"),
      ("{{ urlJoin nil }}", ""),
    ])
  func renders(template: String, expected: String) throws {
    #expect(try render(template) == expected)
  }

  /// Templates and the errors that Helm reports.
  @Test(
    "fail as Helm does",
    arguments: [
      (
        #"{{ urlParse "http://a b" | urlJoin }}"#,
        #"error calling urlParse: unable to parse url: parse "http://a b": invalid character " " in host name"#
      ),
      (
        #"{{ urlParse "%zz" | urlJoin }}"#,
        #"error calling urlParse: unable to parse url: parse "%zz": invalid URL escape "%zz""#
      ),
      (
        #"{{ urlParse "http://host:port/" | urlJoin }}"#,
        #"error calling urlParse: unable to parse url: parse "http://host:port/": invalid port ":port" after host"#
      ),
      (
        #"{{ urlJoin (dict "scheme" 1) }}"#,
        "error calling urlJoin: unable to parse scheme key, must be of type string, but int found"
      ),
      (#"{{ urlParse "http://[::1" }}"#, #"parse "http://[::1": missing ']' in host"#),
      (#"{{ urlParse "http://[1.2.3.4]/" }}"#, #"parse "http://[1.2.3.4]/": invalid IP-literal"#),
      (#"{{ urlParse "http://a[::1]/" }}"#, #"parse "http://a[::1]/": invalid IP-literal"#),
      (
        #"{{ urlParse "http://a:b:80/" }}"#,
        #"parse "http://a:b:80/": invalid port ":b:80" after host"#
      ),
      (#"{{ urlParse ":foo" }}"#, #"parse ":foo": missing protocol scheme"#),
      (#"{{ urlParse "1a:b" }}"#, #"parse "1a:b": first path segment in URL cannot contain colon"#),
      (
        #"{{ urlParse "http://u ser@h/" }}"#,
        #"parse "http://u ser@h/": net/url: invalid userinfo"#
      ),
      (#"{{ urlParse "http://h%41/" }}"#, #"parse "http://h%41/": invalid URL escape "%41""#),
      (
        #"{{ urlParse "http://[zz]/" }}"#,
        #"parse "http://[zz]/": invalid host: ParseAddr("zz"): unable to parse IP"#
      ),
      (
        #"{{ urlParse "http://[1::2::3]/" }}"#,
        #"parse "http://[1::2::3]/": invalid host: ParseAddr("1::2::3"): multiple :: in address (at ":3")"#
      ),
    ])
  func fails(template: String, expected: String) {
    #expect(failure(of: template)?.hasSuffix(expected) == true)
  }
}
