import Chartplotter
import Foundation
import Testing

/// What lies outside a chart can't be reached from a template.
@Suite struct UnreachableTests {
  private static func answer(
    _ template: String, _ options: RenderOptions = RenderOptions()
  ) -> String {
    do throws(RenderError) {
      let chart = try Chart.load(files: [
        "Chart.yaml": Array("apiVersion: v2\nname: web\nversion: 1.0.0\n".utf8),
        "templates/a.yaml": Array(template.utf8),
        "secret/own.txt": Array("own".utf8),
      ])
      let files = try chart.renderTemplates(Release(name: "rel"), options: options)
      return String(decoding: files.flatMap(\.bytes), as: UTF8.self)
    } catch {
      return error.summary
    }
  }

  @Test(arguments: [
    ("{{ env \"HOME\" }}", "function \"env\" not defined"),
    ("{{ expandenv \"$HOME\" }}", "function \"expandenv\" not defined"),
    ("{{ tpl \"{{ env \\\"HOME\\\" }}\" . }}", "function \"env\" not defined"),
    ("[{{ getHostByName \"localhost\" }}]", "[]"),
    ("{{ lookup \"v1\" \"Secret\" \"kube-system\" \"\" }}", "map[]"),
    ("{{ lookup \"v1\" \"Secret\" \"kube-system\" \"x\" | len }}", "0"),
    ("[{{ .Files.Get \"/etc/passwd\" }}]", "[]"),
    ("[{{ .Files.Get \"../../../../../../etc/passwd\" }}]", "[]"),
    ("[{{ .Files.Get \"secret/../../web/Chart.yaml\" }}]", "[]"),
    ("[{{ range $name, $_ := .Files.Glob \"/**\" }}{{ $name }} {{ end }}]", "[]"),
    ("[{{ range $name, $_ := .Files.Glob \"../**\" }}{{ $name }} {{ end }}]", "[]"),
    ("[{{ .Files.Lines \"/etc/hosts\" }}]", "[[]]"),
    ("[{{ range $name, $_ := .Files.Glob \"**\" }}{{ $name }}{{ end }}]", "[secret/own.txt]"),
  ])
  func templatesReachNothingOutside(template: String, expected: String) {
    #expect(Self.answer(template) == expected)
  }
}
