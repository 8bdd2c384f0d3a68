import ArgumentParser
import Foundation
import Fuzzing

/// Looks for inputs that the library answers badly; a tool of the project, not a product.
@main
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Gives mutated templates, values, charts, archives, schemas and --set texts to the library.",
    subcommands: [Run.self, Replay.self, Worker.self, LibFuzzer.self], defaultSubcommand: Run.self)
}

extension FuzzTarget: ExpressibleByArgument {}

/// Where seeds come from.
struct SeedOptions: ParsableArguments {
  @Option(help: "The root of this repository.")
  var repository = "."

  @Option(help: "What the random numbers start from.")
  var seed: UInt64 = 1

  /// The mutations of a target's seeds.
  func mutation(of target: FuzzTarget) throws -> Mutation {
    Mutation(seeds: try seeds(of: target), words: target.words)
  }

  /// A target's seeds.
  func seeds(of target: FuzzTarget) throws -> [FuzzInput] {
    try FuzzSeeds(repository: URL(fileURLWithPath: repository)).inputs(of: target)
  }
}
