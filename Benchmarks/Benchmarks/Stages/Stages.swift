import Benchmark
import Foundation

extension BenchmarkMetric {
  /// Instructions of one turn, counted by callgrind.
  static let countedInstructions = BenchmarkMetric.custom("countedInstructions")
  /// Allocations of one turn, counted by callgrind.
  static let countedAllocations = BenchmarkMetric.custom("countedAllocations")
}

/// Registers each stage as a benchmark.
let benchmarks: @Sendable () -> Void = {
  for stage in Stage.all { register(stage) }
}

/// Registers a stage.
private func register(_ stage: Stage) {
  // By how many percent a count may differ from the recorded one: the C library chooses its
  // functions by the processor.
  let tolerance = BenchmarkThresholds(relative: [.p90: 3])
  let configuration = Benchmark.Configuration(
    metrics: [.wallClock, .countedInstructions, .countedAllocations],
    thresholds: [.countedInstructions: tolerance, .countedAllocations: tolerance])
  var benchmark: Benchmark?
  var makeTurn: (() throws -> Stage.Turn)?
  var count: CallgrindCount?
  benchmark = Benchmark(stage.name, configuration: configuration) { benchmark in
    guard let turn = try makeTurn?() else { return }
    benchmark.startMeasurement()
    try turn()
    benchmark.stopMeasurement()
    if let count {
      benchmark.measurement(.countedInstructions, count.instructions)
      benchmark.measurement(.countedAllocations, count.allocations)
    }
  } setup: {
    makeTurn = try stage.makeTurns()
    // Counted once, as each count is the same; not at all with `--metric wallClock`.
    guard benchmark?.configuration.metrics.contains(where: \.isCounted) == true else { return }
    do {
      count = try CallgrindCount(of: stage)
    } catch {
      // A benchmark that only fails here would pass the check of its thresholds.
      FileHandle.standardError.write(Data("\(stage.name): \(error)\n".utf8))
      exit(EXIT_FAILURE)
    }
  }
}

extension BenchmarkMetric {
  /// Whether callgrind counts it.
  fileprivate var isCounted: Bool { self == .countedInstructions || self == .countedAllocations }
}
