#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How fast a thread did a piece of work.
struct Pace {
  /// How many turns a second it did.
  let turnsPerSecond: Double
  /// Whether the thread had a processor all the time, and no other program took it away.
  let isUndisturbed: Bool

  /// Works on this thread for a while.
  ///
  /// - Parameters:
  ///   - duration: How long at least.
  ///   - work: One turn, which has succeeded before; a failure here would have shown there.
  init(for duration: Duration, _ work: () throws -> Void) {
    let clock = ContinuousClock()
    let (start, processorStart) = (clock.now, Self.processorMicroseconds)
    var turns = 0.0
    repeat {
      try? work()
      turns += 1
    } while clock.now - start < duration
    let elapsed = (clock.now - start).microseconds
    turnsPerSecond = turns / elapsed * 1e6
    isUndisturbed = Self.processorMicroseconds - processorStart > 0.95 * elapsed
  }

  /// The time that this thread has been running, in microseconds.
  private static var processorMicroseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
  }
}
