import Chartplotter

/// What was measured for one chart at one number of threads.
struct ChartReport {
  var chart: String
  var bytes: Int
  var yardstick: Double
  var warm: Double
  var cold: Double
  var threads: Int
  var rendersPerSecond: Double
  var peakMebibytes: Double

  /// How many times yardstick, warm and cold turns take turns.
  private static let rounds = 5

  /// Measures a chart.
  ///
  /// - Parameters:
  ///   - work: The chart and its values.
  ///   - iterations: How many turns each median is taken of.
  ///   - threads: How many threads render at once for the renders a second.
  /// - Throws: `RenderError` when the chart does not load or render.
  init(measuring work: ChartWork, iterations: Int, threads: Int) throws {
    PeakMemory.reset()
    let output = try work.cold()
    let compiled = try work.load()
    chart = work.name
    bytes = output.count
    self.threads = threads
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
    rendersPerSecond = Threads.turnsPerSecond(
      threads: threads, iterations: max(iterations, threads)
    ) { _ in
      // The same work has just succeeded on this thread; a failure here would show in `warm`.
      try? work.warm(compiled)
    }
    peakMebibytes = PeakMemory.mebibytes()
  }

  /// The report as one JSON object on a line.
  var json: String {
    let fields: [(String, String)] = [
      ("chart", "\"\(chart)\""),
      ("bytes", "\(bytes)"),
      ("yardstick_us", yardstick.rounded(places: 1)),
      ("warm_us", warm.rounded(places: 1)),
      ("warm_in_yardsticks", (warm / yardstick).rounded(places: 2)),
      ("cold_us", cold.rounded(places: 1)),
      ("cold_in_yardsticks", (cold / yardstick).rounded(places: 2)),
      ("threads", "\(threads)"),
      ("renders_per_second", rendersPerSecond.rounded(places: 0)),
      ("peak_mib", peakMebibytes.rounded(places: 1)),
    ]
    return "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
  }

  /// The columns of the table, with their headings.
  static let columns = [
    "chart", "bytes", "yardstick µs", "warm µs", "warm yd", "cold µs", "cold yd", "threads",
    "renders/s", "peak MiB",
  ]

  /// The report as cells of the table.
  var row: [String] {
    [
      chart, "\(bytes)", yardstick.rounded(places: 1), warm.rounded(places: 1),
      (warm / yardstick).rounded(places: 2), cold.rounded(places: 1),
      (cold / yardstick).rounded(places: 2), "\(threads)", rendersPerSecond.rounded(places: 0),
      peakMebibytes.rounded(places: 1),
    ]
  }
}

extension Double {
  /// The number with a fixed number of decimal places.
  func rounded(places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (self * scale).rounded() / scale
    return places == 0 ? "\(Int(scaled))" : "\(scaled)"
  }
}
