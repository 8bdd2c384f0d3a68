import ArgumentParser
import Chartplotter

/// Measures how fast charts render, in yardsticks.
@main
struct Throughput: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures how fast charts render.",
    subcommands: [Charts.self, Growth.self, TextYardstick.self], defaultSubcommand: Charts.self)
}

/// The times of each chart given.
struct Charts: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints bytes, yardstick, warm and cold times of each chart (the default).")

  @Argument(help: "Charts, and folders of charts.")
  var charts: [String]

  @Option(name: [.customShort("f"), .customLong("values")], help: "A values file; repeatable.")
  var valuesFiles: [String] = []

  @Option(name: .customLong("set"), help: "A value, as NAME=VALUE; repeatable.")
  var set: [String] = []

  @Option(help: "How many turns each median is taken of.")
  var iterations = 200

  @Option(help: "Numbers of threads for the renders a second, separated by commas.")
  var threads = "1"

  @Flag(help: "One JSON object a chart, on a line of its own.")
  var json = false

  func run() throws {
    let counts = threads.split(separator: ",").compactMap { Int($0) }.filter { $0 > 0 }
    guard !counts.isEmpty else { throw ValidationError("--threads takes numbers: 1,2") }
    var values = ValuesLayers(files: valuesFiles)
    values.set = set
    var table = Table(ChartReport.columns)
    var failed = false
    for path in charts.flatMap(ChartFinder.charts) {
      let work = ChartWork(path: path, values: values)
      for threads in counts {
        do {
          let report = try ChartReport(measuring: work, iterations: iterations, threads: threads)
          if json { print(report.json) } else { table.add(report.row) }
        } catch {
          failed = true
          StandardError.print("\(work.name): \(error)")
        }
      }
    }
    if !json { print(table.text) }
    if failed { throw ExitCode.failure }
  }
}
