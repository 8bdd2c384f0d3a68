import Dispatch
import Synchronization

/// Work on several threads at once.
enum Threads {
  /// How long the threads work: long enough for their start not to count.
  private static let duration = Duration.milliseconds(50)
  /// How many times they do so.
  private static let rounds = 5

  /// How many turns a number of threads do in a second, together: the median of a few rounds.
  static func turnsPerSecond(threads: Int, _ work: @escaping @Sendable () throws -> Void) -> Double
  {
    let works = Array(repeating: work, count: threads)
    let rates = (0..<rounds).map { _ in turnsPerSecond(works).reduce(0, +) }
    return rates.sorted()[rounds / 2]
  }

  /// How many turns a second each work gets done, all at once, each on a thread of its own.
  static func turnsPerSecond(_ works: [@Sendable () throws -> Void]) -> [Double] {
    let rates = Mutex(Array(repeating: 0.0, count: works.count))
    DispatchQueue.concurrentPerform(iterations: works.count) { index in
      let clock = ContinuousClock()
      let start = clock.now
      var turns = 0.0
      repeat {
        // The same work has succeeded before; a failure here would have shown there.
        try? works[index]()
        turns += 1
      } while clock.now - start < duration
      let rate = turns / (clock.now - start).microseconds * 1e6
      rates.withLock { $0[index] = rate }
    }
    return rates.withLock { $0 }
  }
}
