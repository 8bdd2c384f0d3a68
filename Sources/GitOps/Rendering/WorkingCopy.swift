/// Finds the folder that the paths in Applications start from.
package enum WorkingCopy {
  /// The folder for the Applications of a file.
  ///
  /// Inside a Git repository that is its top, or the folder nearest to the top in which the first
  /// source's path exists, because a GitOps repository may be a folder of a larger one. Elsewhere
  /// it is the nearest folder above the file in which that path exists.
  ///
  /// - Parameters:
  ///   - file: The file that was asked for.
  ///   - path: The path of its first source; nil when no source has one.
  package static func root(of file: String, sourcePath path: String?) -> String {
    let folder = FileTree.resolved(Paths.folder(file)) ?? FileTree.absolute(Paths.folder(file))
    let above = ancestors(of: folder)
    let git = above.firstIndex { FileTree.kind($0 + "/.git") != nil }
    // The nearest folder comes first in `above`.
    let candidates = git.map { Array(above[...$0].reversed()) } ?? above
    if let path {
      let relative = Paths.clean(path)
      if let found = candidates.first(where: { FileTree.kind(Paths.join($0, relative)) != nil }) {
        return found
      }
    }
    return git.map { above[$0] } ?? folder
  }

  /// A folder and those above it, without the root of the file system.
  private static func ancestors(of folder: String) -> [String] {
    var folders: [String] = []
    var current = folder
    while current != "/" && current != "." && !current.isEmpty {
      folders.append(current)
      current = Paths.folder(current)
    }
    return folders
  }
}
