import Dispatch

/// Work shared out over a number of threads.
enum Threads {
  /// Does the work a number of times in all and returns how many turns a second were done.
  static func turnsPerSecond(
    threads: Int, iterations: Int, _ work: @Sendable (_ thread: Int) -> Void
  ) -> Double {
    let share = max(iterations / threads, 1)
    let clock = ContinuousClock()
    let start = clock.now
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for _ in 0..<share { work(thread) }
    }
    return Double(share * threads) / (clock.now - start).microseconds * 1e6
  }
}
