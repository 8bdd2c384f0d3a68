import ArgumentParser
import Foundation
import Fuzzing

/// Lets libFuzzer choose the inputs, by what code they reach; see Scripts/fuzz-with-libfuzzer.
struct LibFuzzer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "libfuzzer", abstract: "Fuzzes a target with libFuzzer, where it is built in.")

  @Argument(help: "The target.")
  var target: FuzzTarget

  @OptionGroup var options: SeedOptions

  @Argument(parsing: .captureForPassthrough, help: "What libFuzzer is given: flags, and a folder.")
  var arguments: [String] = []

  func run() throws {
    #if LIBFUZZER
      if let corpus = arguments.last, !corpus.hasPrefix("-") {
        try writeSeeds(to: URL(fileURLWithPath: corpus))
      }
      let status = LibFuzzerDriver.run(arguments, target)
      if status != 0 { throw ExitCode(status) }
    #else
      throw ValidationError("this build has no libFuzzer: use Scripts/fuzz-with-libfuzzer")
    #endif
  }

  /// Writes the seeds as files of a folder, where libFuzzer begins.
  private func writeSeeds(to corpus: URL) throws {
    try FileManager.default.createDirectory(at: corpus, withIntermediateDirectories: true)
    for (number, seed) in try options.seeds(of: target).enumerated() {
      try Data(seed.joined(for: target)).write(to: corpus.appendingPathComponent("seed-\(number)"))
    }
  }
}

#if LIBFUZZER
  /// libFuzzer's own loop, which calls back with bytes.
  private enum LibFuzzerDriver {
    typealias Callback = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

    @_silgen_name("LLVMFuzzerRunDriver")
    private static func runDriver(
      _ count: UnsafeMutablePointer<CInt>,
      _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
      _ callback: Callback
    ) -> CInt

    // The callback takes no context, so the target stands here; set once before the loop starts.
    nonisolated(unsafe) static var target = FuzzTarget.template

    static func run(_ arguments: [String], _ target: FuzzTarget) -> CInt {
      self.target = target
      var words = (["fuzz"] + arguments).map { strdup($0) } + [nil]
      var count = CInt(words.count - 1)
      return words.withUnsafeMutableBufferPointer { buffer in
        guard var start = buffer.baseAddress else { return 1 }
        return runDriver(&count, &start) { testOneInput($0, $1) }
      }
    }
  }

  /// Checks one input; libFuzzer's own main, which is linked but not used, knows it by this name.
  @_cdecl("LLVMFuzzerTestOneInput")
  func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let target = LibFuzzerDriver.target
    let text = Array(UnsafeBufferPointer(start: bytes, count: count))
    if let fault = FuzzCheck(target).fault(of: FuzzInput(joined: text, for: target)) {
      fatalError(fault)
    }
    return 0
  }
#endif
