internal import Chartplotter

/// Renders one chart of a session.
enum ChartRun {
  /// Renders a chart with the values files that it has.
  static func render(
    _ target: RenderTarget, sources: [ValuesLayers.Source],
    prepare: RenderSession.Preparation
  ) -> TargetOutcome {
    var outcome = TargetOutcome()
    var request: RenderRequest?
    do throws(RenderError) {
      var prepared = try prepare(target.path, releaseName(of: target))
      prepared.values.sources = sources
      request = prepared
      let chart = try Chart.load(prepared.chartPath, limits: prepared.options.limits)
      outcome.output = try prepared.output(of: chart)
    } catch {
      if let request, request.isDebugging, let partial = error.partial {
        outcome.output = (try? request.output(of: partial)) ?? []
      }
      outcome.complaint = ErrorDrawing.draw(error, chartPath: target.path)
      outcome.failure = firstLine(of: ErrorDrawing.headline(of: error))
    }
    return outcome
  }

  /// The name of the chart's folder; of an archive, its name without version and extension.
  private static func releaseName(of target: RenderTarget) -> String {
    let name = FolderListing.baseName(target.path)
    guard FolderListing.isFile(target.path) else { return name }
    var stem = name[...]
    for ending in [".tgz", ".tar.gz"] where stem.hasSuffix(ending) {
      stem = stem.dropLast(ending.count)
    }
    // In `redis-ha-4.39.0` the version starts at the first dash that a digit follows.
    var previous: Character?
    for index in stem.indices {
      if previous == "-", stem[index].isNumber {
        return String(stem[..<stem.index(before: index)])
      }
      previous = stem[index]
    }
    return String(stem)
  }

  private static func firstLine(of text: String) -> String {
    text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? text
  }
}
