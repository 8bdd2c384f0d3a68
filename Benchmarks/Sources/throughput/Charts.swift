import ArgumentParser
import Chartplotter

/// The times of each chart given.
struct Charts: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints bytes, yardstick, warm and cold times of each chart (the default).")

  @Argument(help: "Charts, and folders of charts.")
  var charts: [String]

  @OptionGroup var values: ValuesOptions

  @Option(help: "How many turns each median is taken of.")
  var iterations = Count(200)

  @Option(help: "Numbers of threads for the renders a second, separated by commas.")
  var threads = ThreadCounts()

  @Flag(help: "One JSON object a chart and number of threads, on a line of its own.")
  var json = false

  func run() throws {
    var table = Table(ChartReport.columns)
    var failed = false
    for path in try charts.flatMap(ChartFinder.charts) {
      let work = ChartWork(path: path, values: values.layers)
      do {
        try measure(work) { report in
          if json { print(report.json) } else { table.add(report.row) }
        }
      } catch {
        failed = true
        StandardError.print("\(work.name): \(error)")
      }
    }
    if !table.isEmpty { print(table.text) }
    if failed { throw ExitCode.failure }
  }

  /// Measures one chart and hands on a report for each number of threads.
  private func measure(_ work: ChartWork, _ report: (ChartReport) -> Void) throws {
    PeakMemory.reset()
    let compiled = try work.load()
    let times = try ChartTimes(measuring: work, compiled, iterations: iterations.value)
    for threads in threads.values {
      let rate = Threads.turnsPerSecond(threads: threads) { try work.warm(compiled) }
      report(
        ChartReport(
          chart: work.name, times: times, threads: threads, rendersPerSecond: rate,
          peakMebibytes: PeakMemory.mebibytes()))
    }
  }
}
