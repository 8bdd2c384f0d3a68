import Chartplotter
import Dispatch
import Synchronization
import Testing

/// Loaded charts are shared by threads: what one rendering does may not show in another.
@Suite struct SharedChartTests {
  @Test func twoHundredRenderingsOnTwoThreadsEqualThoseInARow() throws {
    let charts = try (0..<20).map { try SharedCharts.chart($0) }
    let turns = 200
    let expected = try (0..<turns).map { try SharedCharts.text(charts[$0 % 20], turn: $0 / 20) }
    let answers = Mutex([Int: [UInt8]]())
    DispatchQueue.concurrentPerform(iterations: 2) { thread in
      for turn in stride(from: thread, to: turns, by: 2) {
        let text = try? SharedCharts.text(charts[turn % 20], turn: turn / 20)
        answers.withLock { $0[turn] = text }
      }
    }
    let given = answers.withLock { $0 }
    for turn in 0..<turns { #expect(given[turn] == expected[turn], "turn \(turn)") }
  }
}
