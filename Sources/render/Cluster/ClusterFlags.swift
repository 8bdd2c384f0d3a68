internal import ArgumentParser
internal import GitOps

/// Where repositories are, what the cluster is like, and where secrets come from.
struct ClusterFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder that paths in Applications start from (default: found from the file).",
      valueName: "folder"))
  var root: String?

  @Option(
    help: ArgumentHelp(
      "Where another repository is checked out; may be given several times.",
      valueName: "URL=DIR"))
  var repo: [String] = []

  @Option(help: "The Kubernetes version in .Capabilities.KubeVersion.")
  var kubeVersion: String?

  @Option(
    name: [.customShort("a", allowingJoined: true), .customLong("api-versions")],
    help: ArgumentHelp("More API versions, separated by commas.", valueName: "versions"))
  var apiVersions: [String] = []

  @Option(
    help: ArgumentHelp(
      "A YAML file that fills placeholders of the Argo CD Vault Plugin.", valueName: "file"))
  var secrets: String?

  /// What the library takes.
  ///
  /// - Throws: `GitOpsError` when the file of secrets cannot be read.
  func options() throws(GitOpsError) -> ClusterRenderer.Options {
    var options = ClusterRenderer.Options()
    options.root = root
    options.repositories = repo
    options.kubeVersion = kubeVersion
    options.apiVersions = apiVersions.flatMap { $0.split(separator: ",").map(String.init) }
    options.secrets = try secrets.map { file throws(GitOpsError) in try SecretStore(file: file) }
    return options
  }
}
