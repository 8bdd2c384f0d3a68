import Chartplotter

/// The times of one chart, each the median of its turns, in microseconds.
struct ChartTimes {
  /// How long the output is.
  let bytes: Int
  /// The time libyaml takes to read the output.
  let yardstick: Double
  /// The time of a chart that is compiled.
  let warm: Double
  /// The time of the whole job.
  let cold: Double

  /// How many times yardstick, warm and cold turns take turns.
  private static let rounds = 5

  /// Measures a chart.
  ///
  /// - Parameters:
  ///   - work: The chart and its values.
  ///   - compiled: The chart, loaded.
  ///   - iterations: How many turns each median is taken of.
  /// - Throws: `RenderError` when the chart does not render.
  init(measuring work: ChartWork, _ compiled: Chart, iterations: Int) throws {
    let output = try work.cold()
    bytes = output.count
    // In rounds, so that a machine that changes its pace does so for all three alike.
    var (yardsticks, warmTurns, coldTurns) = (Measurement(), Measurement(), Measurement())
    let turns = max(iterations / Self.rounds, 1)
    for _ in 0..<Self.rounds {
      yardsticks.run(iterations: turns) { _ = Yardstick.countEvents(of: output) }
      try warmTurns.run(iterations: turns) { try work.warm(compiled) }
      try coldTurns.run(iterations: turns) { _ = try work.cold() }
    }
    yardstick = yardsticks.medianMicroseconds
    warm = warmTurns.medianMicroseconds
    cold = coldTurns.medianMicroseconds
  }
}
