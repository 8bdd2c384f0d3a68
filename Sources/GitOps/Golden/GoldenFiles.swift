/// What charts render to, kept in files that reviewers read and CI compares.
///
/// Each chart and environment has one file, `<folder>/<chart's path>/<environment>.yaml`; an
/// Application's whole cluster has `<folder>/<the file's path>`.
package struct GoldenFiles {
  /// One file and what it should hold.
  package struct Expectation: Sendable {
    /// The path below the golden folder.
    package var path: String
    /// What is rendered now.
    package var text: [UInt8]
  }

  /// How a golden file differs from what is rendered now.
  package struct Drift: Sendable {
    /// What happened to the file.
    package enum Kind: String, Sendable {
      /// The file holds something else.
      case changed
      /// The file is not there.
      case missing
      /// Nothing renders to the file any more.
      case stale
    }

    package var kind: Kind
    /// The golden file's path, with its folder.
    package var path: String
    /// The difference, from the file to what is rendered.
    package var difference: String
    /// The first line of the file that differs, from 1.
    package var line: Int
  }

  /// A chart or Application that could not be rendered.
  package struct Failure: Sendable {
    /// What it is.
    package var name: String
    /// Why.
    package var error: GitOpsError
  }

  /// The name of a file that marks a folder as one of golden files, so that nobody takes them for
  /// manifests to apply.
  package static let marker = ".golden"

  /// The folder of the files.
  package let folder: String
  /// What the files should hold.
  package private(set) var expectations: [Expectation] = []
  /// What failed; its files are neither written nor checked.
  package private(set) var failures: [Failure] = []
  /// The paths below the folder whose files are all accounted for, so that others there are stale.
  private var covered: [String] = []

  /// Golden files in a folder.
  package init(folder: String) { self.folder = folder }

  /// Renders a chart for all its environments.
  package mutating func add(_ unit: RenderUnit, with charts: ChartCache) {
    let environments: [RenderEnvironment]
    do {
      environments = try unit.environments()
    } catch {
      failures.append(Failure(name: unit.path, error: error))
      return
    }
    covered.append(unit.path + "/")
    for environment in environments {
      let path = "\(unit.path)/\(environment.name).yaml"
      do {
        let text = try unit.text(for: environment, with: charts)
        expectations.append(Expectation(path: path, text: text))
      } catch {
        failures.append(Failure(name: "\(unit.path) (\(environment.name))", error: error))
        // The file stays as it is: a failure is no reason to call it stale.
        covered.removeAll { $0 == unit.path + "/" }
      }
    }
  }

  /// Adds what Applications render to.
  ///
  /// - Parameters:
  ///   - rendering: The rendering.
  ///   - path: The path of the golden file below the folder.
  package mutating func add(_ rendering: ClusterRendering, as path: String) {
    for failure in rendering.failures {
      failures.append(Failure(name: failure.application, error: failure.error))
    }
    if rendering.failures.isEmpty {
      expectations.append(Expectation(path: path, text: rendering.text))
    }
  }

  /// Declares that every golden file below the folder is accounted for.
  package mutating func coverEverything() {
    if failures.isEmpty { covered = [""] }
  }

  /// The files that nothing renders to any more, below the paths that are accounted for.
  private func stale() throws(GitOpsError) -> [String] {
    guard FileTree.isFolder(folder) else { return [] }
    let known = Set(expectations.map(\.path))
    return try FileTree.files(below: folder).filter { file in
      file.hasSuffix(".yaml") && !known.contains(file)
        && covered.contains { file.hasPrefix($0) }
    }
  }

  /// Compares the files with what is rendered now.
  ///
  /// - Throws: `GitOpsError` when a file cannot be read.
  package func check() throws(GitOpsError) -> [Drift] {
    var drifts: [Drift] = []
    for expectation in expectations {
      let path = Paths.join(folder, expectation.path)
      guard FileTree.isFile(path) else {
        let difference = UnifiedDiff(from: [], to: expectation.text)
        drifts.append(
          Drift(
            kind: .missing, path: path,
            difference: difference.text(from: "/dev/null", to: path), line: 1))
        continue
      }
      let recorded = try FileTree.read(path)
      if recorded == expectation.text { continue }
      let difference = UnifiedDiff(from: recorded, to: expectation.text)
      drifts.append(
        Drift(
          kind: .changed, path: path,
          difference: difference.text(from: path, to: "\(path) (rendered now)"),
          line: difference.hunks.first?.firstChangedLine ?? 1))
    }
    for file in try stale() {
      let path = Paths.join(folder, file)
      let difference = UnifiedDiff(from: try FileTree.read(path), to: [])
      drifts.append(
        Drift(
          kind: .stale, path: path, difference: difference.text(from: path, to: "/dev/null"),
          line: 1))
    }
    return drifts
  }

  /// Writes what is rendered now and removes stale files.
  ///
  /// - Returns: The paths of the files that changed.
  /// - Throws: `GitOpsError` when a file cannot be written.
  package func update() throws(GitOpsError) -> [Drift] {
    let drifts = try check()
    let marker = Paths.join(folder, Self.marker)
    if !expectations.isEmpty && !FileTree.isFile(marker) {
      try FileTree.write(
        Array("Golden files: what charts render to. Written by `render golden`.\n".utf8),
        to: marker)
    }
    let texts = Dictionary(
      expectations.map { (Paths.join(folder, $0.path), $0.text) }, uniquingKeysWith: { $1 })
    for drift in drifts {
      if let text = texts[drift.path] {
        try FileTree.write(text, to: drift.path)
      } else {
        FileTree.remove(drift.path)
      }
    }
    return drifts
  }
}

extension UnifiedDiff.Hunk {
  /// The first line of the old side that changes, or where the first new line goes.
  var firstChangedLine: Int {
    oldStart + (lines.firstIndex { !$0.hasPrefix(" ") } ?? 0)
  }
}
