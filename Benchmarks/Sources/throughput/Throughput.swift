import ArgumentParser

/// Measures how fast charts render, in yardsticks.
@main
struct Throughput: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures how fast charts render.",
    subcommands: [Charts.self, Together.self, Growth.self, TextYardstick.self],
    defaultSubcommand: Charts.self)
}
