internal import Chartplotter

/// Renders template cases in this process.
enum TemplateRenderer {
  private static let chartFile = Array(
    """
    apiVersion: v2
    name: chart
    version: 0.1.0
    appVersion: "1.0.0"
    type: application

    """.utf8)

  /// What one case gives.
  static func render(_ one: TemplateCase) -> Answer {
    var files: [String: [UInt8]] = [
      "Chart.yaml": chartFile, "values.yaml": one.values, "templates/case.yaml": one.template,
    ]
    for (name, text) in one.others { files["templates/\(name)"] = text }
    do throws(RenderError) {
      let chart = try Chart.load(files: files)
      let rendered = try chart.renderTemplates(Release(name: "rel"))
      let own = rendered.first { $0.name == "chart/templates/case.yaml" }
      return .output(own?.bytes ?? [])
    } catch {
      return .error(Array(error.message.utf8))
    }
  }
}
