internal import GoRuntime

/// Every byte that a unit's rendering can depend on: its own files, and those of the charts that
/// it uses in place through `file://`.
package struct InputSnapshot: Equatable, Sendable {
  private var files: [String: [UInt8]] = [:]

  /// Reads the inputs of a unit.
  ///
  /// - Throws: `GitOpsError` when a file cannot be read.
  package init(of unit: RenderUnit) throws(GitOpsError) {
    var visited: Set<String> = []
    try add(unit.folder, label: ".", recursing: unit.kind == .chart, &visited)
  }

  private mutating func add(
    _ folder: String, label: String, recursing: Bool, _ visited: inout Set<String>
  ) throws(GitOpsError) {
    guard visited.count < 1000, visited.insert(folder).inserted else { return }
    for file in try FileTree.files(below: folder, recursing: recursing) {
      files[label + "/" + file] = try FileTree.read(folder + "/" + file)
    }
    // A chart inside charts/ may have dependencies of its own.
    let metadata = files.keys.filter { key in
      key.hasPrefix(label + "/")
        && (key.hasSuffix("/Chart.yaml") || key.hasSuffix("/requirements.yaml"))
    }
    for key in metadata.sorted() {
      let home = Paths.folder(Paths.join(folder, String(key.dropFirst(label.utf8.count + 1))))
      for path in Self.localDependencies(files[key] ?? []) {
        let target = Paths.join(home, path)
        if FileTree.isFolder(target) {
          try add(target, label: Paths.folder(key) + "|" + path, recursing: true, &visited)
        } else if FileTree.isFile(target) {
          files[Paths.folder(key) + "|" + path] = try FileTree.read(target)
        }
      }
    }
  }

  /// The paths behind `file://` in a chart's dependencies.
  private static func localDependencies(_ text: [UInt8]) -> [String] {
    let metadata = try? DocumentStream.parse(text, name: "Chart.yaml")
    return (metadata?.at("dependencies")?.elements ?? []).compactMap { dependency in
      guard let repository = dependency.at("repository")?.string,
        repository.hasPrefix("file://")
      else { return nil }
      return String(repository.dropFirst(7))
    }
  }
}
