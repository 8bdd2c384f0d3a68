import Foundation

/// What valgrind's callgrind counts in one turn of a stage: the same for each run of a build,
/// whatever else the machine does, and on machines without hardware counters.
struct CallgrindCount {
  /// The instructions executed.
  let instructions: Int
  /// The calls of the system's allocator for memory.
  let allocations: Int

  /// The variable by which a run under callgrind is told its stage.
  static let variable = "CHARTPLOTTER_COUNTED_STAGE"

  private static let allocators: Set<Substring> = [
    "malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc",
  ]

  /// Runs this program again, under callgrind, for a stage.
  ///
  /// - Throws: `Failure` when there is no valgrind or it gives no count, or what starting it or
  ///   reading its file gave.
  init(of stage: Stage) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "callgrind-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "valgrind", "--tool=callgrind", "--quiet", "--collect-atstart=no",
      "--toggle-collect=*runUnderCount*",
      "--compress-strings=no", "--compress-pos=no", "--callgrind-out-file=\(file.path)",
      try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
    ]
    // Deterministic, or which slots of a hash table collide would differ from run to run.
    process.environment = ProcessInfo.processInfo.environment.merging([
      Self.variable: stage.name, "SWIFT_DETERMINISTIC_HASHING": "1",
    ]) { $1 }
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: break
    case 127:
      throw Failure(
        "valgrind, which counts instructions, is not installed; --metric wallClock does without")
    default: throw Failure("callgrind gives no count of \(stage.name)")
    }
    try self.init(report: String(contentsOf: file, encoding: .utf8), stage: stage.name)
  }

  /// Reads callgrind's file.
  private init(report: String, stage: String) throws {
    var (instructions, allocations) = (0, 0)
    var isAllocator = false
    for line in report.split(separator: "\n") {
      if line.hasPrefix("totals: ") {
        instructions = Int(line.dropFirst(8)) ?? 0
      } else if line.hasPrefix("cfn=") {
        isAllocator = Self.allocators.contains(line.dropFirst(4))
      } else if isAllocator, line.hasPrefix("calls=") {
        allocations += Int(line.dropFirst(6).prefix { $0 != " " }) ?? 0
      }
    }
    guard instructions > 0 else { throw Failure("callgrind gives no count of \(stage)") }
    self.instructions = instructions / Stage.countedTurns
    self.allocations = allocations / Stage.countedTurns
  }

  /// Why there is no count.
  struct Failure: Error, CustomStringConvertible {
    let description: String

    /// A failure in words.
    init(_ description: String) { self.description = description }
  }
}
