internal import ArgumentParser
internal import Chartplotter

/// Bounds on what a chart may cost, where the defaults don't fit.
struct LimitFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp("How many steps one chart may execute.", valueName: "number"))
  var maxSteps: Int?

  @Option(
    help: ArgumentHelp("How many MiB one chart may render to.", valueName: "MiB"))
  var maxOutput: Int?

  @Option(
    help: ArgumentHelp("How many MiB one file of a chart may have.", valueName: "MiB"))
  var maxFile: Int?

  @Option(
    help: ArgumentHelp("How many MiB all files of a chart may have.", valueName: "MiB"))
  var maxChart: Int?

  @Option(
    help: ArgumentHelp("How many seconds one chart may take.", valueName: "seconds"))
  var maxTime: Int?

  /// The flags by the fields of `RenderLimits` that they set.
  private static let flags = [
    "steps": "--max-steps", "outputBytes": "--max-output", "templateOutputBytes": "--max-output",
    "stringBytes": "--max-output", "fileBytes": "--max-file", "chartBytes": "--max-chart",
    "wallTime": "--max-time",
  ]

  /// A sentence that says which limit was reached and how to raise it.
  static func advice(on limit: RenderError.Limit) -> String {
    let way = flags[limit.name].map { "raise it with \($0)" } ?? "programs of your own can raise it"
    return "the limit is RenderLimits.\(limit.name) = \(limit.value); \(way)"
  }

  /// The limits that the flags ask for.
  var limits: RenderLimits {
    var limits = RenderLimits()
    if let maxSteps { limits.steps = maxSteps }
    if let maxOutput {
      limits.outputBytes = Self.bytes(maxOutput)
      limits.templateOutputBytes = Self.bytes(maxOutput)
      limits.stringBytes = Self.bytes(maxOutput)
    }
    if let maxFile { limits.fileBytes = Self.bytes(maxFile) }
    if let maxChart { limits.chartBytes = Self.bytes(maxChart) }
    if let maxTime { limits.wallTime = .seconds(maxTime) }
    return limits
  }

  func validate() throws {
    for (name, value) in [
      ("--max-steps", maxSteps), ("--max-output", maxOutput), ("--max-file", maxFile),
      ("--max-chart", maxChart), ("--max-time", maxTime),
    ] {
      if let value, value < 1 { throw ValidationError("\(name) must be at least 1.") }
    }
  }

  private static func bytes(_ mebibytes: Int) -> Int { min(mebibytes, 1 << 30) << 20 }
}
