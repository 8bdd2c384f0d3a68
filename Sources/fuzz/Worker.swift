import ArgumentParser
import Foundation
import Fuzzing

/// Works through rounds until one has a finding, which standard error and the exit status tell;
/// standard output has the number of each round, the last of which is the one that it ended in.
struct Worker: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What `run` starts for each target.", shouldDisplay: false)

  @Argument var target: FuzzTarget
  @OptionGroup var options: SeedOptions
  @Option var from: UInt64
  @Option var seconds: Double

  /// How many seconds one input may take before the process is ended.
  static let patience: UInt32 = 20
  /// How long one input may take: more is a finding. Debug builds are some ten times slower.
  #if DEBUG
    private static let longestRound = Duration.seconds(15)
  #else
    private static let longestRound = Duration.seconds(2)
  #endif
  /// How much memory the process may take at any time.
  private static let mostMebibytes = 256

  func run() throws {
    let mutation = try options.mutation(of: target)
    let check = FuzzCheck(target)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var round = from
    while clock.now < end {
      write("\(round)\n", to: .standardOutput)
      alarm(Self.patience)
      let start = clock.now
      let fault = check.fault(of: mutation.input(seed: options.seed, round: round))
      let time = clock.now - start
      let size = Self.peakMebibytes
      let finding =
        fault ?? (time > Self.longestRound ? "takes \(time)" : nil)
        ?? (size > Self.mostMebibytes ? "takes \(size) MiB" : nil)
      if let finding {
        write(finding, to: .standardError)
        throw ExitCode.failure
      }
      round += 1
    }
    write("\(round)\n", to: .standardOutput)
  }

  /// Writes at once: a process that traps keeps nothing back.
  private func write(_ text: String, to file: FileHandle) { file.write(Data(text.utf8)) }

  private static var peakMebibytes: Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return Int(usage.ru_maxrss) >> 20
    #else
      getrusage(numericCast(RUSAGE_SELF.rawValue), &usage)
      return Int(usage.ru_maxrss) >> 10
    #endif
  }
}
