/// Files that a plugin is told to read.
enum PluginFiles {
  /// The path of a file that an argument or parameter names, relative to the chart's folder.
  ///
  /// As Argo CD does for its own Helm sources, a file has to stay in the repository: below the top
  /// of the Git checkout, or of the chart's folder where there is no checkout.
  ///
  /// - Throws: `GitOpsError` when it does not exist or lies outside.
  static func path(of name: String, in folder: String) throws(GitOpsError) -> String {
    guard !name.contains("://") else {
      throw GitOpsError("value file \(name): nothing is downloaded here")
    }
    let base = FileTree.resolved(folder) ?? FileTree.absolute(folder)
    let path = Paths.join(base, name)
    guard let file = FileTree.resolved(path), FileTree.isFile(file) else {
      throw GitOpsError("there is no value file \(name): looked for \(path)")
    }
    guard Paths.relative(file, to: bound(of: base)) != nil else {
      throw GitOpsError("value file \(name) leaves its repository")
    }
    return file
  }

  /// The folder that files have to stay in.
  private static func bound(of folder: String) -> String {
    var current = folder
    while current != "/" && current != "." {
      if FileTree.kind(current + "/.git") != nil { return current }
      current = Paths.folder(current)
    }
    return folder
  }
}
