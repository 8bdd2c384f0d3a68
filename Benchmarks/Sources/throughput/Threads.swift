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
    let rates = (0..<rounds).map { _ in paces(works).map(\.turnsPerSecond).reduce(0, +) }
    return rates.sorted()[rounds / 2]
  }

  /// The pace of each work, all at once, each on a thread of its own.
  static func paces(
    _ works: [@Sendable () throws -> Void], for duration: Duration = duration
  ) -> [Pace] {
    let paces = Mutex([Int: Pace]())
    DispatchQueue.concurrentPerform(iterations: works.count) { index in
      let pace = Pace(for: duration, works[index])
      paces.withLock { $0[index] = pace }
    }
    return paces.withLock { paces in works.indices.compactMap { paces[$0] } }
  }
}
