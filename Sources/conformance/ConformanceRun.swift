internal import Processes

/// Runs the cases that the command line names and prints those that differ.
struct ConformanceRun {
  private let options: Options

  /// A run with the given options.
  init(_ options: Options) { self.options = options }

  /// Runs everything; true when every case passed.
  func run() throws(CommandFailure) -> Bool {
    switch options.command {
    case .templates:
      var cases: [TemplateCase] = []
      for path in options.paths { cases += try TemplateCase.load(path) }
      let chosen = cases.filter { matches($0.id) }
      let limit = options.lines
      return try report(count: chosen.count) { number in
        let one = chosen[number]
        let actual = TemplateRenderer.render(one)
        return Outcome(
          id: one.id, actual: actual, difference: one.difference(from: actual, limit: limit))
      }
    case .scenarios:
      guard let charts = options.charts else { throw CommandFailure("--charts DIR is needed") }
      var cases: [CommandCase] = []
      for path in options.paths { cases += try CommandCase.scenarios(path, charts: charts) }
      return try report(cases.filter { matches($0.id) })
    case .corpus:
      var cases: [CommandCase] = []
      for path in options.paths { cases += try CommandCase.corpus(path, filter: options.filter) }
      return try report(cases)
    }
  }

  private func matches(_ id: String) -> Bool {
    options.filter.isEmpty || id.contains(options.filter)
  }

  private func report(_ cases: [CommandCase]) throws(CommandFailure) -> Bool {
    guard let resolved = realpath(options.renderer, nil) else {
      throw CommandFailure(
        "\(options.renderer) is not there: build it with swift build --product render")
    }
    defer { free(resolved) }
    let renderer = String(cString: resolved)
    if access(renderer, X_OK) != 0 {
      throw CommandFailure("\(renderer) can't be run")
    }
    let timeout = options.timeout
    let limit = options.lines
    return try report(count: cases.count) { number in
      let one = cases[number]
      let actual = one.run(renderer: renderer, timeout: timeout)
      return Outcome(
        id: one.id, actual: actual, difference: one.difference(from: actual, limit: limit))
    }
  }

  private func report(
    count: Int, job: @escaping @Sendable (Int) -> Outcome
  ) throws(CommandFailure) -> Bool {
    let tally = try Tally(emit: options.emit, showsDifferences: options.lines > 0)
    WorkerPool(count: count, job: job) { tally.add($1) }.run(threads: options.threads)
    tally.finish()
    return tally.failed == 0
  }
}
