import Chartplotter
import Testing

/// The order in which templates are parsed and executed, and that in which their texts are kept.
@Suite struct TemplateOrderTests {
  private let metadata = "apiVersion: v2\nversion: 1.0.0\nname: "

  private func chart(_ files: [String: String]) throws -> Chart {
    try Chart.load(files: files.mapValues { Array($0.utf8) })
  }

  @Test func deeperTemplatesComeFirstAndLaterNamesBeforeEarlierOnes() throws {
    let count = #"{{ $_ := set .Values "n" (add1 (default 0 .Values.n)) }}{{ .Values.n }}"#
    let chart = try chart([
      "Chart.yaml": metadata + "top", "templates/a.yaml": count, "templates/a/a.yaml": count,
      "templates/b.yaml": count, "templates/b/c/a.yaml": count, "templates/z/a.yaml": count,
      "templates/_part.tpl": count,
    ])
    let rendered = try chart.renderTemplates(Release(name: "rel"))
    #expect(
      rendered.map { "\($0.name) \($0.text)" } == [
        "top/templates/a.yaml 5", "top/templates/a/a.yaml 3", "top/templates/b.yaml 4",
        "top/templates/b/c/a.yaml 1", "top/templates/z/a.yaml 2",
      ])
  }

  @Test func ofTwoTemplatesWithOneNameTheLastCounts() throws {
    let chart = try chart([
      "Chart.yaml": metadata + "top", "templates/own.yaml": #"{{ include "part" . }}"#,
      "charts/a/Chart.yaml": metadata + "sub",
      "charts/a/templates/t.yaml": #"{{ define "part" }}a{{ end }}of a"#,
      "charts/b/Chart.yaml": metadata + "sub",
      "charts/b/templates/t.yaml": #"{{ define "part" }}b{{ end }}of b"#,
    ])
    let rendered = try chart.renderTemplates(Release(name: "rel"))
    #expect(
      rendered.map { "\($0.name) \($0.text)" } == [
        "top/charts/sub/templates/t.yaml of b", "top/templates/own.yaml b",
      ])
  }
}
