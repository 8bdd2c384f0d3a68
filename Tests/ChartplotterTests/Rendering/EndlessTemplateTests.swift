import Chartplotter
import Foundation
import Testing

/// Templates that would go on for ever, or fill the memory, end with the limit that they hit.
@Suite struct EndlessTemplateTests {
  /// The last words of the error, after the templates that led there.
  private static func failure(of template: String, _ limits: RenderLimits) throws -> String {
    let chart = try Chart.load(files: [
      "Chart.yaml": Array("apiVersion: v2\nname: web\nversion: 1.0.0\n".utf8),
      "templates/web.yaml": Array(template.utf8),
    ])
    var options = RenderOptions()
    options.limits = limits
    do throws(RenderError) {
      _ = try chart.render(Release(name: "rel"), options: options)
      return "rendered"
    } catch {
      let lines = error.message.split(whereSeparator: \.isNewline)
      let words = lines.last { !$0.hasPrefix("Use --debug") } ?? ""
      return words.components(separatedBy: ">: ").last?.trimmingCharacters(in: .whitespaces) ?? ""
    }
  }

  @Test(arguments: [
    (
      #"{{ define "x" }}{{ include "x" . }}{{ end }}{{ include "x" . }}"#,
      "error calling include: rendering template has a nested reference name: x: "
        + "unable to execute template"
    ),
    (
      #"{{ define "x" }}{{ tpl "{{ include \"x\" . }}" . }}{{ end }}{{ include "x" . }}"#,
      "exceeded the limit on tplDepth (1000)"
    ),
    (
      #"{{ define "x" }}{{ template "x" . }}{{ end }}{{ template "x" . }}"#,
      "exceeded maximum template depth (100000)"
    ),
    (
      #"{{ repeat 2000000000 "x" }}"#,
      "error calling repeat: exceeded the limit on stringBytes (16777216)"
    ),
    (
      "{{ until 2000000000 }}",
      "error calling until: exceeded the limit on listElements (1000000)"
    ),
    (
      "{{ untilStep 0 2000000000 1 }}",
      "error calling untilStep: exceeded the limit on listElements (1000000)"
    ),
    ("{{ seq 2000000000 }}", "error calling seq: exceeded the limit on listElements (1000000)"),
    (
      #"{{ nindent 2000000000 "x" }}"#,
      "error calling nindent: exceeded the limit on stringBytes (16777216)"
    ),
    (
      #"{{ indent 100000000 "x" }}"#,
      "error calling indent: exceeded the limit on stringBytes (16777216)"
    ),
    (
      #"{{ $s := "x" }}{{ range until 64 }}{{ $s = printf "%s%s" $s $s }}{{ end }}"#,
      "error calling printf: exceeded the limit on stringBytes (16777216)"
    ),
    (
      "{{ $l := list 1 }}{{ range until 64 }}{{ $l = concat $l $l }}{{ end }}",
      "error calling concat: exceeded the limit on listElements (1000000)"
    ),
  ])
  func endsByALimit(template: String, expected: String) throws {
    #expect(try Self.failure(of: template, RenderLimits()) == expected)
  }

  /// Each template makes little at a time, but more than the number of its steps tells.
  @Test(arguments: [
    "{{ range until 1000 }}{{ range until 1000 }}{{ end }}{{ end }}",
    #"{{ $d := dict }}{{ range until 1000 }}{{ $_ := set $d (toString .) (repeat 9999 "x") }}{{ end }}"#,
    #"{{ $d := dict }}{{ range until 1000 }}{{ $_ := set $d (toString .) (until 999) }}{{ end }}"#,
  ])
  func countsWhatIsMade(template: String) throws {
    var limits = RenderLimits()
    limits.steps = 100_000
    #expect(try Self.failure(of: template, limits) == "exceeded the limit on steps (100000)")
  }
}
