internal import ArgumentParser

/// What the charts are rendered for, and where they are found.
struct ReleaseFlags: ParsableArguments {
  @Option(help: "The release's name (default: the name of the chart's folder).")
  var name: String?

  @Option(
    name: [.customShort("n", allowingJoined: true), .long],
    help: "The namespace.")
  var namespace = "default"

  @Flag(help: "Set .Release.IsUpgrade instead of .Release.IsInstall.")
  var isUpgrade = false

  @Option(help: "The Kubernetes version in .Capabilities.KubeVersion.")
  var kubeVersion: String?

  @Option(
    name: [.customShort("a", allowingJoined: true), .customLong("api-versions")],
    help: ArgumentHelp("More API versions, separated by commas.", valueName: "versions"))
  var apiVersions: [String] = []

  @Option(
    help: ArgumentHelp(
      "Where charts are looked up after the current folder (default: $RENDER_ROOT or Charts).",
      valueName: "folder"))
  var root: String?

  @Option(
    help: ArgumentHelp("Accepted for Helm's sake; printed nowhere.", visibility: .hidden))
  var description: String?

  /// The API versions one by one.
  var apiVersionNames: [String] {
    apiVersions.flatMap { $0.split(separator: ",").map(String.init) }
  }
}
