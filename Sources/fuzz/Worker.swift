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
  /// How many seconds of the processor's time one input may take: more is a finding. Debug builds are some ten times slower.
  #if DEBUG
    private static let longestRound = 15.0
  #else
    private static let longestRound = 2.0
  #endif
  /// How much memory the process may take at any time.
  private static let mostMebibytes = 256

  func run() throws {
    let mutation = try options.mutation(of: target)
    let check = FuzzCheck(target)
    let end = ContinuousClock.now + .seconds(seconds)
    var round = from
    while ContinuousClock.now < end {
      write("\(round)\n", to: .standardOutput)
      alarm(Self.patience)
      let start = usage.seconds
      let fault = check.fault(of: mutation.input(seed: options.seed, round: round))
      let time = usage.seconds - start
      let size = usage.mebibytes
      let finding =
        fault ?? (time > Self.longestRound ? "takes \(time) s" : nil)
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

  /// The processor's time and the most memory that this process has used.
  private var usage: (seconds: Double, mebibytes: Int) {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      let mebibytes = Int(usage.ru_maxrss) >> 20
    #else
      getrusage(numericCast(RUSAGE_SELF.rawValue), &usage)
      let mebibytes = Int(usage.ru_maxrss) >> 10
    #endif
    let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    let microseconds = Int(usage.ru_utime.tv_usec) + Int(usage.ru_stime.tv_usec)
    return (Double(seconds) + Double(microseconds) / 1e6, mebibytes)
  }
}
