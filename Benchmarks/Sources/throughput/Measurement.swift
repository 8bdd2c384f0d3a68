/// Times taken by repeating one piece of work.
struct Measurement {
  /// Every turn's time, ascending.
  let times: [Duration]

  /// Runs the work a number of times, after a few turns that are not counted.
  init(iterations: Int, warmUp: Int = 3, _ work: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    for _ in 0..<warmUp { try work() }
    var times: [Duration] = []
    times.reserveCapacity(iterations)
    for _ in 0..<max(iterations, 1) {
      let start = clock.now
      try work()
      times.append(clock.now - start)
    }
    self.times = times.sorted()
  }

  /// The median turn, in microseconds.
  var medianMicroseconds: Double { times[times.count / 2].microseconds }
}

extension Duration {
  /// The duration in microseconds.
  var microseconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) * 1e6 + Double(attoseconds) / 1e12
  }
}
