import ArgumentParser
import Chartplotter

/// How much slower charts render when each is rendered by a thread of its own at the same time.
struct Together: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints each chart's pace beside the others, as a part of its pace alone.",
    discussion: """
      Each chart is rendered by a thread of its own, all at the same time. The sum of the parts is \
      how many times the throughput of one thread they reach.
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
    let (warmParts, coldParts) = (parts(warm), parts(cold))
    var table = Table(["chart", "warm", "cold"])
    for (index, work) in works.enumerated() {
      table.add([
        work.name, warmParts[index].rounded(places: 2), coldParts[index].rounded(places: 2),
      ])
    }
    table.add([
      "together", warmParts.reduce(0, +).rounded(places: 2),
      coldParts.reduce(0, +).rounded(places: 2),
    ])
    print(table.text)
  }

  /// The pace of each work beside the others, as a part of its pace alone.
  private func parts(_ works: [@Sendable () throws -> Void]) -> [Double] {
    let rounds = (0..<iterations.value).map { _ in
      let alone = works.map { Threads.turnsPerSecond([$0])[0] }
      return zip(Threads.turnsPerSecond(works), alone).map { $0 / $1 }
    }
    return works.indices.map { index in rounds.map { $0[index] }.sorted()[rounds.count / 2] }
  }
}
