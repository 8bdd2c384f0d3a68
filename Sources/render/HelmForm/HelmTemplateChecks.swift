/// What Helm checks about a command line before it does any work.
enum HelmTemplateChecks {
  /// Flags that exclude each other.
  private static let exclusive = [
    ["force-replace", "force-conflicts"], ["force", "force-conflicts"], ["validate", "dry-run"],
  ]

  /// Checks the number of words and the flags that exclude each other or need a cluster.
  ///
  /// - Throws: `FlagError` with Helm's text.
  static func check(_ flags: FlagParser.Result) throws(FlagError) {
    if flags.words.isEmpty {
      throw FlagError(
        "\"helm template\" requires at least 1 argument\n\n"
          + "Usage:  helm template [NAME] [CHART] [flags]")
    }
    for group in exclusive.sorted(by: { $0.joined() < $1.joined() }) {
      let set = group.filter { flags.arguments[$0] != nil }.sorted()
      if set.count > 1 {
        throw FlagError(
          "if any flags in the group [\(group.joined(separator: " "))] are set none of the others "
            + "can be; [\(set.joined(separator: " "))] were all set")
      }
    }
    let color = flags.text("color") ?? flags.text("colour") ?? "auto"
    if !["never", "auto", "always"].contains(color) {
      throw FlagError(
        "invalid color mode \(FlagArgument.quote(color)): must be one of: never, auto, always")
    }
  }

  /// Checks `--dry-run` and `--validate`.
  ///
  /// - Throws: `FlagError` when they ask for a cluster or for nothing that Helm knows.
  static func checkDryRun(_ flags: FlagParser.Result) throws(FlagError) {
    let strategy = flags.isSet("validate") ? "server" : flags.text("dry-run") ?? "client"
    switch strategy {
    case "client", "unset": return
    case "server":
      throw FlagError(
        "cluster reachability check failed: render works without a cluster, so --dry-run=server "
          + "and --validate can't be used")
    case "none": break
    default:
      switch FlagArgument.boolean(strategy) {
      case true?: return
      case false?: break
      case nil:
        throw FlagError(
          "invalid dry-run value (\(FlagArgument.quote(strategy))). "
            + "Must be \"none\", \"server\", or \"client\"")
      }
    }
    throw FlagError(
      "invalid dry-run value (\(FlagArgument.quote(strategy))). Must be \"server\" or \"client\"")
  }
}
