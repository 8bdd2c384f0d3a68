internal import ArgumentParser

/// What is checked, printed and written.
struct OutputFlags: ParsableArguments {
  @Option(
    name: [.customShort("s", allowingJoined: true), .long],
    help: ArgumentHelp(
      "Print only manifests of these templates, such as 'templates/*.yaml'.",
      valueName: "pattern"))
  var showOnly: [String] = []

  @Flag(name: .customLong("include-crds"), help: "Print the files under crds/, too.")
  var includeCRDs = false

  @Flag(
    name: .customLong("skip-crds"),
    help: ArgumentHelp("Accepted for Helm's sake; the default.", visibility: .hidden))
  var skipCRDs = false

  @Flag(help: "Leave out hooks that are tests.")
  var skipTests = false

  @Flag(help: "Leave out all hooks.")
  var noHooks = false

  @Option(
    help: ArgumentHelp("Write files below a folder instead of printing.", valueName: "folder"))
  var outputDir: String?

  @Flag(help: "Put the release's name into the paths below --output-dir.")
  var releaseName = false

  @Option(
    help: ArgumentHelp("A program that the manifests are passed through.", valueName: "program"))
  var postRenderer: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("An argument for that program.", valueName: "text"))
  var postRendererArgs: [String] = []

  @Flag(help: "Don't check values by values.schema.json.")
  var skipSchemaValidation = false

  @Flag(name: .customLong("enable-dns"), help: "Taken; getHostByName stays empty.")
  var enableDNS = false

  @Flag(
    help: ArgumentHelp(
      "Accepted for Helm's sake; file:// dependencies are always used in place.",
      visibility: .hidden))
  var dependencyUpdate = false

  @Option(help: ArgumentHelp("Accepted for Helm's sake.", visibility: .hidden))
  var dryRun = "client"

  @Flag(help: "Print manifests that are no YAML, too.")
  var debug = false

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: ArgumentHelp("Charts rendered at a time (default: one a core).", valueName: "number"))
  var jobs: Int?
}
