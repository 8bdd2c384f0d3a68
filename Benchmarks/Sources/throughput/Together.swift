import ArgumentParser
import Chartplotter

/// How much slower charts render when each is rendered by a thread of its own at the same time.
struct Together: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints each chart's pace beside the others, as a part of its pace alone.",
    discussion: """
      Each chart is rendered by a thread of its own, all at the same time. The sum of the parts is \
      how many times the throughput of one thread they reach. Rounds in which other programs took \
      the processor are left out, so there must be a processor for each chart.
      """)

  @Argument(help: "Charts, and folders of charts; one thread each.")
  var charts: [String]

  @OptionGroup var values: ValuesOptions

  @Option(help: "How many rounds, alone and together in turn, each median is taken of.")
  var iterations = Count(21)

  func run() throws {
    let works = try charts.flatMap(ChartFinder.charts).map {
      ChartWork(path: $0, values: values.layers)
    }
    let compiled = try works.map { try $0.load() }
    let warm = zip(works, compiled).map { work, chart in { @Sendable in try work.warm(chart) } }
    let cold = works.map { work in { @Sendable in _ = try work.cold() } }
    for work in warm + cold { try work() }
    let columns = try [warm, cold].map(parts)
    var table = Table(["chart", "warm", "cold"])
    for (index, work) in works.enumerated() {
      table.add([work.name] + columns.map { $0[index].rounded(places: 2) })
    }
    table.add(["together"] + columns.map { $0.reduce(0, +).rounded(places: 2) })
    print(table.text)
  }

  /// The pace of each work beside the others, as a part of its pace alone.
  private func parts(_ works: [@Sendable () throws -> Void]) throws -> [Double] {
    var rounds: [[Double]] = []
    var attempts = 0
    while rounds.count < iterations.value {
      attempts += 1
      if attempts > 20 * iterations.value {
        StandardError.print("other programs keep the processors busy")
        throw ExitCode.failure
      }
      let alone = works.flatMap { Threads.paces([$0], for: .milliseconds(20)) }
      let together = Threads.paces(works, for: .milliseconds(20))
      guard (alone + together).allSatisfy(\.isUndisturbed) else { continue }
      rounds.append(zip(together, alone).map { $0.turnsPerSecond / $1.turnsPerSecond })
    }
    return works.indices.map { index in rounds.map { $0[index] }.sorted()[rounds.count / 2] }
  }
}
