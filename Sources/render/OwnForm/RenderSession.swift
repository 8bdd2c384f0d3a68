internal import Chartplotter
internal import Processes

/// One run of `render` over any number of charts and folders.
struct RenderSession: Sendable {
  /// Makes the request for a chart from its path and the release's default name.
  typealias Preparation =
    @Sendable (_ chartPath: String, _ releaseName: String) throws(RenderError) -> RenderRequest

  private let finder: TargetFinder
  private let fileNames: [String]
  private let threads: Int
  private let prepare: Preparation

  /// A session with what the command line says.
  init(root: String?, fileNames: [String], threads: Int, prepare: @escaping Preparation) {
    finder = TargetFinder(root: root)
    self.fileNames = fileNames
    self.threads = threads
    self.prepare = prepare
  }

  /// Renders everything that the arguments name and returns the exit status.
  func run(_ arguments: [String]) -> Int32 {
    var targets: [RenderTarget] = []
    var seen: Set<String> = []
    for argument in arguments {
      do throws(RenderError) {
        for target in try finder.targets(for: argument) where seen.insert(target.path).inserted {
          targets.append(target)
        }
      } catch {
        OutputStream.write(ErrorDrawing.draw(error, chartPath: nil))
        return 1
      }
    }
    guard let selections = selectFiles(targets) else { return 1 }
    return render(targets, selections)
  }

  /// Decides which target gets which values files; nil when a name is found nowhere.
  private func selectFiles(_ targets: [RenderTarget]) -> [ValuesFiles.Selection]? {
    let files = ValuesFiles(fileNames)
    let charts = targets.filter { $0.kind == .chart }
    let selections = targets.map {
      $0.kind == .chart ? files.select(for: $0) : ValuesFiles.Selection()
    }
    for name in fileNames {
      let lacking = zip(targets, selections).filter { $0.1.missing.contains(name) }
      if lacking.isEmpty || charts.isEmpty { continue }
      if lacking.count == charts.count {
        OutputStream.write(
          ErrorDrawing.draw(files.missingError(name, targets: charts), chartPath: nil))
        return nil
      }
      for (target, _) in lacking {
        OutputStream.write(EscapedText.escape("\(target.name) has no \(name): skipped\n"))
      }
    }
    return selections
  }

  private func render(
    _ targets: [RenderTarget], _ selections: [ValuesFiles.Selection]
  ) -> Int32 {
    let report = SessionReport(targets)
    let prepare = prepare
    WorkerPool<TargetOutcome>(
      count: targets.count,
      job: { number in
        let target = targets[number]
        switch target.kind {
        case .chart:
          return ChartRun.render(target, sources: selections[number].sources, prepare: prepare)
        case .manifests(let files):
          return PlainManifests.read(target, files: files)
        }
      },
      deliver: { report.add($1, number: $0) }
    ).run(threads: threads)
    return report.finish()
  }
}
