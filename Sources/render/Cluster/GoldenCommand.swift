internal import ArgumentParser
internal import GitOps

/// `render golden`: writes or checks golden files.
struct GoldenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render golden",
    abstract: "Write golden files of charts and Applications, or check them.",
    usage: """
      render golden [CHART…] [--check] [options]
      render golden app FILE… [--check] [options]
      """,
    discussion: """
      Each chart has one file for each environment: default, and one for each values-*.yaml. \
      CHART is a chart or a folder with charts below it; without one, every chart is meant.
      """)

  /// How a check is reported.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case github
  }

  @Argument(help: ArgumentHelp("Charts, or `app` and files of Applications.", valueName: "chart"))
  var names: [String] = []

  @Flag(help: "Compare instead of writing; the exit status is 1 when something differs.")
  var check = false

  @Option(help: ArgumentHelp("The folder of the golden files.", valueName: "folder"))
  var dir = "golden"

  @Option(help: "How a check is reported: text or github (workflow annotations).")
  var format = Format.text

  @Option(help: ArgumentHelp("Write the check's result as JUnit XML, too.", valueName: "file"))
  var junit: String?

  @OptionGroup(title: "Repositories and cluster")
  var cluster: ClusterFlags

  func run() throws {
    var golden = GoldenFiles(folder: dir)
    if names.first == "app" {
      try addApplications(to: &golden)
    } else {
      try addCharts(to: &golden)
    }
    let drifts = check ? try golden.check() : try golden.update()
    let report = GoldenReport(golden, drifts: drifts, updateCommand: updateCommand)
    if check {
      let text = format == .github ? report.github : report.text
      let shown = EscapedText.escape(text)
      OutputStream.write(Array(shown.utf8), to: OutputStream.output)
    } else {
      var text = ""
      for drift in drifts {
        text += "\(drift.kind == .stale ? "removed" : "wrote") \(drift.path)\n"
      }
      let count = golden.expectations.count
      text += "\(count) golden \(count == 1 ? "file" : "files"), \(drifts.count) changed\n"
      OutputStream.write(Array(text.utf8), to: OutputStream.output)
      for failure in golden.failures {
        OutputStream.write(
          "Error: \(EscapedText.escape("\(failure.name): \(failure.error.message)"))\n")
      }
    }
    if let junit { try FileTree.write(Array(report.junit.utf8), to: junit) }
    if !golden.failures.isEmpty || (check && !drifts.isEmpty) { throw ExitCode(1) }
  }

  private func addCharts(to golden: inout GoldenFiles) throws(GitOpsError) {
    let root = try RootFolder.find(cluster.root)
    var paths: [String] = []
    for name in names { paths.append(try RootFolder.path(name, below: root)) }
    let excluded = FileTree.resolved(dir).map { Set([$0]) } ?? []
    let units = try UnitSearch.units(in: paths, root: root, excluding: excluded)
      .filter { $0.kind == .chart }
    if units.isEmpty { throw GitOpsError("there is no chart in \(root)") }
    let charts = ChartCache()
    for unit in units { golden.add(unit, with: charts) }
  }

  private func addApplications(to golden: inout GoldenFiles) throws(GitOpsError) {
    let files = names.dropFirst()
    if files.isEmpty { throw GitOpsError("render golden app: name a file of Applications") }
    let root = try RootFolder.find(cluster.root)
    for file in files {
      let absolute = FileTree.resolved(file) ?? FileTree.resolved(Paths.join(root, file))
      guard let absolute else { throw GitOpsError("there is no file \(file)") }
      var renderer = ClusterRenderer(try cluster.options())
      let label = Paths.relative(absolute, to: root) ?? Paths.name(absolute)
      golden.add(renderer.render([absolute]), as: "applications/" + label)
    }
  }

  /// The command that records what is rendered now.
  private var updateCommand: String {
    var words = ["render", "golden"] + names
    if dir != "golden" { words += ["--dir", dir] }
    if let root = cluster.root { words += ["--root", root] }
    words += cluster.repo.flatMap { ["--repo", $0] }
    if let secrets = cluster.secrets { words += ["--secrets", secrets] }
    return words.joined(separator: " ")
  }
}
