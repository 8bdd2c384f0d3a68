internal import ArgumentParser
internal import GitOps

/// `render diff`: what changes in the rendered cluster.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render diff",
    abstract: "Show which resources change between two revisions, folders or environments.",
    usage: """
      render diff --base REVISION [CHART…] [options]
      render diff OLD-FOLDER NEW-FOLDER [options]
      render diff CHART --from VALUES --to VALUES [options]
      """,
    discussion: """
      With --base the working copy is compared with a Git revision. The exit status is 0 when \
      nothing changes, 1 when something does, 2 when something fails.
      """)

  /// How changes are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case json
  }

  /// When text is colored.
  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
  }

  @Argument(help: ArgumentHelp("Charts or folders.", valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("The Git revision to compare with.", valueName: "revision"))
  var base: String?

  @Option(
    help: ArgumentHelp(
      "A values file of the chart, or `default`, to start from.", valueName: "file"))
  var from: [String] = []

  @Option(
    help: ArgumentHelp("A values file of the chart, or `default`, to end at.", valueName: "file"))
  var to: [String] = []

  @Option(
    name: [.customLong("environment"), .customShort("e")],
    help: ArgumentHelp("Compare only these environments, such as prod.", valueName: "name"))
  var environments: [String] = []

  @Option(help: "How changes are printed: text, markdown or json.")
  var format = Format.text

  @Option(help: "Whether text is colored: auto, always or never.")
  var color = Color.auto

  @Option(
    help: ArgumentHelp(
      "The GitOps repository (default: $RENDER_ROOT, Charts or the current folder).",
      valueName: "folder"))
  var root: String?

  func run() throws {
    var comparison = ClusterComparison()
    if !from.isEmpty || !to.isEmpty {
      try compareEnvironments(&comparison)
    } else if let base {
      try compareRevision(base, &comparison)
    } else {
      try compareFolders(&comparison)
    }
    let report = DiffReport(comparison.diff)
    switch format {
    case .text:
      OutputStream.write(Array(report.text(inColor: isColored).utf8), to: OutputStream.output)
    case .markdown: OutputStream.write(Array(report.markdown.utf8), to: OutputStream.output)
    case .json: OutputStream.write(try report.json(), to: OutputStream.output)
    }
    for failure in comparison.diff.failures {
      OutputStream.write(
        "Error: \(EscapedText.escape("\(failure.name): \(failure.error.message)"))\n")
    }
    if !comparison.diff.failures.isEmpty { throw ExitCode(2) }
    if !comparison.diff.isEmpty { throw ExitCode(1) }
  }

  private var isColored: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: OutputStream.isTerminal(OutputStream.output) && getenv("NO_COLOR") == nil
    }
  }

  private var wanted: Set<String>? { environments.isEmpty ? nil : Set(environments) }

  private func compareRevision(
    _ base: String, _ comparison: inout ClusterComparison
  ) throws(GitOpsError) {
    let root = try RootFolder.find(root)
    var below: [String] = []
    for path in paths {
      do {
        below.append(try RootFolder.path(path, below: root))
      } catch {
        // A chart that the working copy no longer has may still be in the revision.
        below.append(Paths.clean(path))
      }
    }
    let revision = try GitRevision(base, of: root)
    let before = try revision.checkOut()
    defer { FileTree.remove(before) }
    for path in below
    where !FileTree.isFolder(Paths.join(root, path))
      && !FileTree.isFolder(Paths.join(before, path))
    {
      throw GitOpsError("there is no folder \(path), neither here nor in \(base)")
    }
    try comparison.compareFolders(
      old: before, new: root, paths: below, environments: wanted)
  }

  private func compareFolders(_ comparison: inout ClusterComparison) throws(GitOpsError) {
    guard paths.count == 2 else {
      throw GitOpsError(
        "say what to compare: --base REVISION, two folders, or --from and --to with a chart")
    }
    var folders: [String] = []
    for path in paths {
      guard let folder = FileTree.resolved(path), FileTree.isFolder(folder) else {
        throw GitOpsError("there is no folder \(path)")
      }
      folders.append(folder)
    }
    try comparison.compareFolders(old: folders[0], new: folders[1], environments: wanted)
  }

  private func compareEnvironments(
    _ comparison: inout ClusterComparison
  ) throws(GitOpsError) {
    guard base == nil else { throw GitOpsError("--base does not go with --from and --to") }
    guard !paths.isEmpty else { throw GitOpsError("--from and --to need a chart") }
    let root = try RootFolder.find(root)
    for path in paths {
      let place: (root: String, path: String)
      if let folder = FileTree.resolved(path), FileTree.isFolder(folder),
        Paths.relative(folder, to: root) == nil
      {
        place = (Paths.folder(folder), Paths.name(folder))
      } else {
        place = (root, try RootFolder.path(path, below: root))
      }
      let units = try UnitSearch.units(in: [place.path], root: place.root)
        .filter { $0.kind == .chart }
      if units.isEmpty { throw GitOpsError("there is no chart in \(path)") }
      for unit in units {
        comparison.compareEnvironments(
          of: unit, from: try environment(from, of: unit), to: try environment(to, of: unit))
      }
    }
  }

  /// The environment of some values files; `default` and nothing mean the chart's own values.
  private func environment(
    _ files: [String], of unit: RenderUnit
  ) throws(GitOpsError) -> RenderEnvironment {
    var paths: [String] = []
    var names: [String] = []
    for file in files where file != "default" {
      let inside = Paths.join(unit.folder, file)
      let outside = FileTree.absolute(file)
      let named = Paths.join(unit.folder, "values-\(file).yaml")
      guard let path = [inside, outside, named].first(where: FileTree.isFile) else {
        throw GitOpsError("there is no values file \(file) in \(unit.path)")
      }
      paths.append(path)
      names.append(RenderEnvironment(valuesFile: Paths.name(path))?.name ?? Paths.name(path))
    }
    return RenderEnvironment(
      name: names.isEmpty ? "default" : names.joined(separator: "+"), files: paths)
  }
}
