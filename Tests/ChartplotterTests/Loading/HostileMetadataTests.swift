import Chartplotter
import Testing

/// Chart.yaml of strangers: names that are paths or hold control characters, and nulls for tables.
@Suite struct HostileMetadataTests {
  private static let head = "apiVersion: v2\nname: web\nversion: 1.0.0\n"

  /// What a chart with a Chart.yaml and two subcharts renders to, or Helm's text of its refusal.
  private static func answer(_ chartFile: String) -> String {
    func chart(_ name: String) -> [UInt8] {
      Array("apiVersion: v2\nname: \(name)\nversion: 1.0.0\n".utf8)
    }
    do throws(RenderError) {
      let chart = try Chart.load(files: [
        "Chart.yaml": Array(chartFile.utf8),
        "templates/a.yaml": Array("{{ toJson .Chart.Name }} {{ toJson .Values }}".utf8),
        "charts/one/Chart.yaml": chart("one"),
        "charts/one/values.yaml": Array("exports: {a: {b: 1}}\n".utf8),
        "charts/two/Chart.yaml": chart("two"),
      ])
      let files = try chart.renderTemplates(Release(name: "rel"))
      return files.map(\.text).joined()
    } catch {
      return error.message
    }
  }

  @Test(arguments: [
    ("name: ../web", "validation: chart.metadata.name \"../web\" is invalid"),
    ("name: a/b", "validation: chart.metadata.name \"a/b\" is invalid"),
    ("name: /etc/web", "validation: chart.metadata.name \"/etc/web\" is invalid"),
    ("name: a/", "validation: chart.metadata.name \"a/\" is invalid"),
    ("name: ..", "validation: chart.metadata.name \"..\" is not allowed"),
    ("name: .", "validation: chart.metadata.name \".\" is not allowed"),
    ("name: \"..\\x1b/a\"", "validation: chart.metadata.name \"../a\" is invalid"),
    ("name: \".\\x00.\"", "validation: chart.metadata.name \"..\" is not allowed"),
    ("name: \"\\e\\a\"", "validation: chart.metadata.name is required"),
    ("version: ../1.0.0", "validation: chart.metadata.version \"../1.0.0\" is invalid"),
    ("version: 1.0.0/..", "validation: chart.metadata.version \"1.0.0/..\" is invalid"),
    (
      "version: \"1.0.0\\e[31m\"", #"validation: chart.metadata.version "1.0.0\x1b[31m" is invalid"#
    ),
    ("version: \"1.0.0\\n\"", #"validation: chart.metadata.version "1.0.0\n" is invalid"#),
    (
      "dependencies: [{name: one, version: '*', alias: ../up}]",
      "validation: dependency \"one\" has disallowed characters in the alias"
    ),
    (
      "dependencies: [{name: one, version: '*', alias: \"a\\e[31m\"}]",
      "validation: dependency \"one\" has disallowed characters in the alias"
    ),
    (
      "dependencies: [{name: one, version: '*', alias: \"a\\nb\"}]",
      "validation: dependency \"one\" has disallowed characters in the alias"
    ),
  ])
  func refusesNamesThatArePathsOrSteerTerminals(line: String, refusal: String) {
    #expect(Self.answer(Self.head + line + "\n") == refusal)
  }

  /// Helm drops what can't be printed from names, so nothing that is written holds it.
  @Test func dropsControlCharactersFromNames() {
    #expect(
      Self.answer(Self.head + "name: \"w\\e[31m\\u202eeb\"\n")
        == #""w[31meb" {"one":{"exports":{"a":{"b":1}},"global":{}},"two":{"global":{}}}"#)
  }

  private static let plain =
    #""web" {"one":{"exports":{"a":{"b":1}},"global":{}},"two":{"global":{}}}"#

  @Test(arguments: [
    ("maintainers: [null]", "validation: maintainers must not contain empty or null nodes"),
    ("maintainers: null", plain),
    ("maintainers: [{name: null, email: null}]", plain),
    ("dependencies: [null]", "validation: dependencies must not contain empty or null nodes"),
    ("dependencies: null", plain),
    ("dependencies: [{name: one, version: '*', import-values: null}]", plain),
    ("dependencies: [{name: one, version: '*', import-values: [null]}]", plain),
    ("dependencies: [{name: one, version: '*', import-values: [{child: null}]}]", plain),
    ("dependencies: [{name: one, version: '*', import-values: [[]]}]", plain),
    ("dependencies: [{name: one, version: '*', tags: [null], condition: null}]", plain),
    (
      "dependencies: [{name: null, version: null, repository: null}]",
      "an error occurred while checking for chart dependencies. You may need to run 'helm "
        + "dependency build' to fetch missing dependencies: found in Chart.yaml, but missing in "
        + "charts/ directory: "
    ),
    ("annotations: null", plain),
    ("annotations: {a: null}", plain),
    ("keywords: [null]", plain),
    ("sources: null", plain),
    ("name: null", "validation: chart.metadata.name is required"),
    ("kubeVersion: null", plain),
  ])
  func takesNullWhereATableIsMeant(line: String, expected: String) {
    #expect(Self.answer(Self.head + line + "\n") == expected)
  }

  @Test(arguments: ["null", "[]", "1", "text", "[null]", "{dependencies: 1}", "{maintainers: {}}"])
  func refusesFilesOfAnotherShape(text: String) {
    let answer = Self.answer(text)
    #expect(
      answer.hasPrefix("validation: chart.metadata.")
        || answer.hasPrefix("cannot load Chart.yaml: "), "\(answer)")
  }
}
