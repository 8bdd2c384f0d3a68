internal import GoRuntime

/// Finds the charts and the folders of plain manifests in a repository.
package enum UnitSearch {
  /// Every unit below some paths, in order of path.
  ///
  /// A folder with a Chart.yaml is a chart and is not searched further; library charts, which
  /// render nothing, are left out. So are folders of golden files, which are answers. Any other folder that holds a manifest is a plain one.
  ///
  /// - Parameters:
  ///   - paths: Folders, relative to the root; none for the root itself.
  ///   - root: The repository's folder, absolute.
  ///   - excluded: Folders to stay out of, absolute.
  /// - Throws: `GitOpsError` when a path does not exist or a folder cannot be read.
  package static func units(
    in paths: [String] = [], root: String, excluding excluded: Set<String> = []
  ) throws(GitOpsError) -> [RenderUnit] {
    var units: [RenderUnit] = []
    for path in paths.isEmpty ? ["."] : paths {
      let folder = Paths.join(root, path)
      guard FileTree.isFolder(folder) else { throw GitOpsError("there is no folder \(path)") }
      try search(folder, path: Paths.clean(path), excluded, depth: 0, &units)
    }
    var seen: Set<String> = []
    return units.filter { seen.insert($0.path).inserted }
  }

  private static func search(
    _ folder: String, path: String, _ excluded: Set<String>, depth: Int,
    _ units: inout [RenderUnit]
  ) throws(GitOpsError) {
    guard depth < 32, !excluded.contains(folder),
      !FileTree.isFile(folder + "/" + GoldenFiles.marker)
    else { return }
    if FileTree.isFile(folder + "/Chart.yaml") {
      if try !isLibrary(folder) {
        units.append(RenderUnit(path: path, folder: folder, kind: .chart))
      }
      return
    }
    let names = try FileTree.names(in: folder)
    if names.contains(where: { isManifest(folder + "/" + $0) }) {
      units.append(RenderUnit(path: path, folder: folder, kind: .plain))
    }
    for name in names where !name.hasPrefix(".") && FileTree.isFolder(folder + "/" + name) {
      let inner = path == "." ? name : path + "/" + name
      try search(folder + "/" + name, path: inner, excluded, depth: depth + 1, &units)
    }
  }

  /// Whether a chart's folder holds a library chart.
  private static func isLibrary(_ folder: String) throws(GitOpsError) -> Bool {
    let file = folder + "/Chart.yaml"
    let metadata = try? DocumentStream.parse(FileTree.read(file), name: file)
    return metadata?.at("type")?.string == "library"
  }

  /// Whether a file holds a manifest, going by its name and its words.
  private static func isManifest(_ path: String) -> Bool {
    guard DirectorySource.isManifestName(path), FileTree.isFile(path),
      let bytes = try? FileTree.read(path)
    else { return false }
    if let resources = try? DocumentStream.resources(bytes, source: path) {
      return !resources.isEmpty
    }
    return DirectorySource.looksLikeManifest(bytes)
  }
}
