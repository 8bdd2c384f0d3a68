internal import GitOps

/// The folder of the GitOps repository that `golden` and `diff` work on.
enum RootFolder {
  /// The folder that is named, or `$RENDER_ROOT`, or `Charts` when there is one, or the current
  /// folder; absolute.
  ///
  /// - Throws: `GitOpsError` when the named folder does not exist.
  static func find(_ named: String?) throws(GitOpsError) -> String {
    let variable = getenv("RENDER_ROOT").map { String(cString: $0) } ?? ""
    if let name = named ?? (variable.isEmpty ? nil : variable) {
      guard let folder = FileTree.resolved(name), FileTree.isFolder(folder) else {
        throw GitOpsError("there is no folder \(name)")
      }
      return folder
    }
    let current = FileTree.currentFolder
    let charts = current + "/Charts"
    return FileTree.isFolder(charts) ? FileTree.resolved(charts) ?? charts : current
  }

  /// A path that was given from the current folder or from the root, as one below the root.
  ///
  /// - Throws: `GitOpsError` when there is no such folder, or it lies outside the root.
  static func path(_ path: String, below root: String) throws(GitOpsError) -> String {
    for candidate in [FileTree.absolute(path), Paths.join(root, path)] {
      guard let folder = FileTree.resolved(candidate), FileTree.isFolder(folder) else { continue }
      if let relative = Paths.relative(folder, to: root) { return relative }
    }
    if FileTree.kind(FileTree.absolute(path)) != nil {
      throw GitOpsError("\(path) is not below \(root); name that folder with --root")
    }
    throw GitOpsError("there is no folder \(path), neither here nor in \(root)")
  }
}
