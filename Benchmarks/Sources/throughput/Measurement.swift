/// Times taken by repeating one piece of work.
struct Measurement {
  private var times: [Duration] = []

  /// No times yet.
  init() {}

  /// Times of one run; see `run`.
  init(iterations: Int, warmUp: Int = 3, _ work: () throws -> Void) rethrows {
    try run(iterations: iterations, warmUp: warmUp, work)
  }

  /// Runs the work a number of times, after a few turns that are not counted, and adds the times.
  mutating func run(iterations: Int, warmUp: Int = 3, _ work: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    for _ in 0..<warmUp { try work() }
    for _ in 0..<max(iterations, 1) {
      let start = clock.now
      try work()
      times.append(clock.now - start)
    }
  }

  /// The median turn, in microseconds.
  var medianMicroseconds: Double { times.sorted()[times.count / 2].microseconds }
}

extension Duration {
  /// The duration in microseconds.
  var microseconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) * 1e6 + Double(attoseconds) / 1e12
  }
}
