import ArgumentParser
import Foundation
import Fuzzing
import Processes

/// Fuzzes targets one after the other, each in a process of its own, so that a crash is a finding.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Mutates inputs for a time and keeps those that are answered badly.")

  @Argument(help: "The targets; all of them by default.")
  var targets: [FuzzTarget] = FuzzTarget.allCases

  @OptionGroup var options: SeedOptions

  @Option(help: "How long all targets take together.")
  var seconds = 60.0

  @Option(help: "The folder that findings are written to.")
  var findings = ".build/fuzz"

  func run() throws {
    var count = 0
    for target in targets {
      count += try fuzz(target, until: Date(timeIntervalSinceNow: seconds / Double(targets.count)))
    }
    if count > 0 { throw ExitCode.failure }
  }

  /// Fuzzes one target; the number of findings.
  private func fuzz(_ target: FuzzTarget, until end: Date) throws -> Int {
    let mutation = try options.mutation(of: target)
    var round: UInt64 = 0
    var count = 0
    while end.timeIntervalSinceNow > 0 {
      let result = try runWorker(target, from: round, until: end)
      let rounds = result.stdout.split(separator: 0x0A).last ?? []
      round = UInt64(String(decoding: rounds, as: UTF8.self)) ?? round
      if result.ending == .status(0) { break }
      let folder = URL(fileURLWithPath: findings)
        .appendingPathComponent("\(target.rawValue)/\(options.seed)-\(round)")
      try mutation.input(seed: options.seed, round: round).write(to: folder)
      tell("\(folder.path): \(Self.reason(result))")
      count += 1
      round += 1
    }
    tell("\(target.rawValue): \(round) inputs of seed \(options.seed), \(count) findings")
    return count
  }

  /// Runs a process that works from a round on until it has a finding or its time is up.
  private func runWorker(
    _ target: FuzzTarget, from round: UInt64, until end: Date
  ) throws -> Subprocess.Result {
    guard let program = Bundle.main.executablePath else {
      throw ValidationError("this program does not know its own file")
    }
    return try Subprocess.run(
      program,
      [
        "worker", target.rawValue, "--seed", String(options.seed), "--from", String(round),
        "--seconds", String(max(end.timeIntervalSinceNow, 0)),
        "--repository", options.repository,
      ])
  }

  /// Prints a line at once.
  private func tell(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  /// Why a worker ended, without the backtrace of a trap.
  private static func reason(_ result: Subprocess.Result) -> String {
    switch result.ending {
    case .signal(Int(SIGALRM)): "takes over \(Worker.patience) s"
    case .signal(let signal): "signal \(signal): \(firstLines(result.stderr))"
    default: firstLines(result.stderr)
    }
  }

  private static func firstLines(_ text: [UInt8]) -> String {
    String(decoding: text.prefix(2000), as: UTF8.self)
  }
}
