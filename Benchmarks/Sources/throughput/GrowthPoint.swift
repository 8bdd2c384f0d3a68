import Dispatch
import Synchronization

/// One point of a growth curve: the median of a few runs of all parts, and the peak memory.
struct GrowthPoint {
  let microseconds: Double
  private let parts: Int
  private let peak: Double

  /// Runs every part; each thread takes the next one, as `render` has it.
  ///
  /// - Throws: The first error of a part.
  init(threads: Int, parts: Int, _ work: @Sendable (_ part: Int) throws -> Void) throws {
    self.parts = parts
    PeakMemory.reset()
    let failure = Mutex<(any Error)?>(nil)
    microseconds =
      Measurement(iterations: parts > 100 ? 5 : 21, warmUp: 1) {
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
          while true {
            let part = next.add(1, ordering: .relaxed).oldValue
            guard part < parts else { return }
            do { try work(part) } catch { failure.withLock { $0 = $0 ?? error } }
          }
        }
      }.medianMicroseconds
    peak = PeakMemory.mebibytes()
    if let error = failure.withLock({ $0 }) { throw error }
  }

  /// The time of all parts.
  var milliseconds: String { (microseconds / 1000).rounded(places: 2) }
  /// The time of one part.
  var microsecondsEach: String { (microseconds / Double(parts)).rounded(places: 1) }
  /// The peak memory.
  var mebibytes: String { peak.rounded(places: 1) }
}
