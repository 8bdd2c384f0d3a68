#if os(Linux)
  import Chartplotter
  import Dispatch
  import Foundation
  import Testing

  /// What renderings of shared charts leave behind, measured in a process of its own. Only Linux
  /// tells a process's memory in a file.
  @Suite struct SteadyMemoryTests {
    @Test func aThousandRenderingsLeaveNothingBehind() async {
      await #expect(processExitsWith: .success) {
        let charts = try (0..<20).map { try SharedCharts.chart($0) }
        // The first renderings fill caches, and both threads take memory of their own.
        Self.render(charts, turns: 0..<200)
        let before = try Self.residentKibibytes()
        Self.render(charts, turns: 200..<1200)
        let growth = try Self.residentKibibytes() - before
        // What is left by each rendering would add up to a megabyte and more.
        #expect(growth < 1024, "\(growth) KiB more")
      }
    }

    private static func render(_ charts: [Chart], turns: Range<Int>) {
      DispatchQueue.concurrentPerform(iterations: 2) { thread in
        for turn in turns where turn % 2 == thread {
          _ = try? SharedCharts.text(charts[turn % 20], turn: turn / 20)
        }
      }
    }

    private static func residentKibibytes() throws -> Int {
      let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
      return try #require(line.split { !$0.isNumber }.first.flatMap { Int($0) })
    }
  }
#endif
