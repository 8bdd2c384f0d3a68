import Chartplotter
import Testing

/// One call that would make or look at far more than it was given ends by a limit.
@Suite struct AmplifyingFunctionTests {
  private static func answer(of template: String) -> String {
    var options = RenderOptions()
    options.limits.stringBytes = 1 << 20
    options.limits.listElements = 10_000
    options.limits.steps = 400_000
    do throws(RenderError) {
      let chart = try Chart.load(files: [
        "Chart.yaml": Array("apiVersion: v2\nname: web\nversion: 1.0.0\n".utf8),
        "templates/web.yaml": Array(template.utf8),
      ])
      _ = try chart.render(Release(name: "rel"), options: options)
      return "rendered"
    } catch {
      return error.summary
    }
  }

  private static let megabyte = "{{ $s := repeat 1000000 \"x\" }}"
  private static let tooLong = "exceeded the limit on stringBytes (1048576)"
  private static let tooMany = "exceeded the limit on listElements (10000)"
  private static let tooDear = "exceeded the limit on steps (400000)"
  private static let notWhole = "value nests deeper than 1000 levels or is too large to print"

  @Test(arguments: [
    ("{{ quote $s $s $s }}", "error calling quote: \(tooLong)"),
    ("{{ squote $s $s $s }}", "error calling squote: \(tooLong)"),
    ("{{ cat $s $s $s }}", "error calling cat: \(tooLong)"),
    ("{{ join \"\" (list $s $s $s) }}", "error calling join: \(tooLong)"),
    ("{{ print \(String(repeating: "$s ", count: 60)) }}", "error calling print: \(notWhole)"),
    ("{{ println \(String(repeating: "$s ", count: 60)) }}", "error calling println: \(notWhole)"),
    ("{{ regexReplaceAll \"x\" $s $s }}", "error calling regexReplaceAll: \(tooLong)"),
    (
      "{{ regexReplaceAllLiteral \"x\" $s $s }}", "error calling regexReplaceAllLiteral: \(tooLong)"
    ),
    ("{{ replace \"x\" $s $s }}", "error calling replace: \(tooLong)"),
    ("{{ wrapWith 1 $s \"a b c\" }}", "error calling wrapWith: \(tooLong)"),
    ("{{ splitList \"\" $s }}", "error calling splitList: \(tooMany)"),
    ("{{ split \"\" $s }}", "error calling split: \(tooMany)"),
    ("{{ splitn \"\" 20000 $s }}", "error calling splitn: \(tooMany)"),
    ("{{ regexFindAll \"x\" $s -1 }}", "error calling regexFindAll: \(tooMany)"),
    ("{{ regexSplit \"x\" $s -1 }}", "error calling regexSplit: \(tooMany)"),
    ("{{ fromJson $s }}", "error calling fromJson: \(tooDear)"),
    ("{{ fromYaml $s }}", "error calling fromYaml: \(tooDear)"),
    ("{{ range until 1000 }}{{ $_ := contains \"y\" $s }}{{ end }}", tooDear),
    ("{{ range until 1000 }}{{ $_ := sha256sum $s }}{{ end }}", tooDear),
    (
      "{{ range until 1000 }}{{ $_ := regexMatch \"(x|xx)+$\" $s }}{{ end }}",
      "error calling regexMatch: \(tooDear)"
    ),
    ("{{ regexReplaceAll \"(x|xx)+y\" $s \"$1\" }}", "error calling regexReplaceAll: \(tooDear)"),
  ])
  func endsOnAMegabyte(template: String, expected: String) {
    #expect(Self.answer(of: Self.megabyte + template) == expected)
  }

  /// Two dictionaries and two lists of 2^40 leaves each, all of them shared.
  private static let graphs =
    "{{ $d := dict \"x\" 1 }}{{ $e := dict \"x\" 1 }}{{ $l := list 1 }}{{ $m := list 1 }}"
    + "{{ range until 40 }}{{ $d = dict \"a\" $d \"b\" $d }}{{ $e = dict \"a\" $e \"b\" $e }}"
    + "{{ $l = list $l $l }}{{ $m = list $m $m }}{{ end }}"

  @Test(arguments: [
    ("{{ toYaml $d }}", "error calling toYaml: \(tooLong)"),
    ("{{ toYamlPretty $d }}", "error calling toYamlPretty: \(tooLong)"),
    ("{{ toJson $d }}", "error calling toJson: \(tooLong)"),
    ("{{ toPrettyJson $l }}", "error calling toPrettyJson: \(tooLong)"),
    ("{{ toRawJson $d }}", "error calling toRawJson: \(tooLong)"),
    ("{{ toToml $d }}", "error calling toToml: \(tooLong)"),
    ("{{ toToml (dict \"l\" $l) }}", "error calling toToml: \(tooLong)"),
    ("{{ printf \"%v\" $l }}", "error calling printf: \(notWhole)"),
    ("{{ deepCopy $d }}", "error calling deepCopy: \(tooDear)"),
    ("{{ merge $d $e }}", "error calling merge: \(tooDear)"),
    ("{{ mergeOverwrite $d $e }}", "error calling mergeOverwrite: \(tooDear)"),
    ("{{ deepEqual $d $e }}", "error calling deepEqual: \(tooDear)"),
    ("{{ deepEqual $l $m }}", "error calling deepEqual: \(tooDear)"),
    ("{{ has $l (list $m) }}", "error calling has: \(tooDear)"),
    ("{{ uniq (list $l $m) }}", "error calling uniq: \(tooDear)"),
    ("{{ without (list $l) $m }}", "error calling without: \(tooDear)"),
  ])
  func endsOnSharedParts(template: String, expected: String) {
    #expect(Self.answer(of: Self.graphs + template) == expected)
  }

  @Test(arguments: [
    "genPrivateKey \"rsa\"", "genPrivateKey \"dsa\"", "htpasswd \"a\" \"b\"", "bcrypt \"a\"",
    "genCA \"a\" 1", "derivePassword 1 \"long\" \"a\" \"b\" \"c\"",
  ])
  func endsOnManySecrets(call: String) {
    let name = call.split(separator: " ")[0]
    #expect(
      Self.answer(of: "{{ range until 9 }}{{ $_ := \(call) }}{{ end }}")
        == "error calling \(name): \(Self.tooDear)")
  }

  @Test(arguments: [
    "regexFindAll \"x.*y|x\" $s -1", "regexSplit \"x.*y|x\" $s -1",
    "regexReplaceAll \"x.*y|x\" $s \"z\"", "regexReplaceAllLiteral \"x.*y|x\" $s \"z\"",
  ])
  func endsOnSearchesToTheEnd(call: String) throws {
    var options = RenderOptions()
    options.limits.wallTime = .milliseconds(50)
    let chart = try Chart.load(files: [
      "Chart.yaml": Array("apiVersion: v2\nname: web\nversion: 1.0.0\n".utf8),
      "templates/web.yaml": Array("\(Self.megabyte){{ $_ := \(call) }}".utf8),
    ])
    let error = #expect(throws: RenderError.self) {
      try chart.render(Release(name: "rel"), options: options)
    }
    #expect(error?.limit?.name == "wallTime")
  }

  @Test func endsOnManyTexts() {
    #expect(
      Self.answer(of: "{{ range until 9999 }}{{ $_ := tpl (printf \"{{ %d }}\" .) $ }}{{ end }}")
        == Self.tooDear)
  }
}
