/// Files that a plugin is told to read.
struct PluginFiles {
  /// The chart's folder, which names are relative to.
  private let folder: String
  /// The folder that files have to stay in.
  private let bound: String

  /// The files around a chart.
  ///
  /// As Argo CD does for its own Helm sources, a file has to stay in the repository: below the top
  /// of the Git checkout, or where the source's path in the repository starts (a plugin's sidecar
  /// gets the files without Git's), or of the chart's folder where neither is known.
  ///
  /// - Parameters:
  ///   - folder: The chart's folder.
  ///   - sourcePath: The source's path in its repository; empty when it is unknown.
  init(around folder: String, sourcePath: String) {
    self.folder = FileTree.resolved(folder) ?? FileTree.absolute(folder)
    bound = Self.bound(of: self.folder, sourcePath: Paths.clean(sourcePath))
  }

  /// The path of a file that an argument or parameter names.
  ///
  /// - Throws: `GitOpsError` when it does not exist or lies outside.
  func path(of name: String) throws(GitOpsError) -> String {
    guard !name.contains("://") else {
      throw GitOpsError("value file \(name): nothing is downloaded here")
    }
    let path = Paths.join(folder, name)
    guard let file = FileTree.resolved(path), FileTree.isFile(file) else {
      throw GitOpsError("there is no value file \(name): looked for \(path)")
    }
    guard Paths.relative(file, to: bound) != nil else {
      throw GitOpsError("value file \(name) leaves its repository")
    }
    return file
  }

  private static func bound(of folder: String, sourcePath: String) -> String {
    var current = folder
    while current != "/" && current != "." {
      if FileTree.kind(current + "/.git") != nil { return current }
      current = Paths.folder(current)
    }
    if sourcePath != ".", folder.hasSuffix("/" + sourcePath) {
      return String(folder.dropLast(sourcePath.count + 1))
    }
    return folder
  }
}
