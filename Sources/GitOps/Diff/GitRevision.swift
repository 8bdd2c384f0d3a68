/// A revision of the Git repository around a folder, read through Git's plumbing.
///
/// Files are read as they are stored: no filter, hook or attribute of the repository runs.
package struct GitRevision {
  /// The name that was asked for.
  package let name: String
  private let folder: String
  private let commit: String
  /// The folder's path in the repository, ended by a slash; empty at its top.
  private let prefix: String

  /// Finds a revision.
  ///
  /// - Parameters:
  ///   - name: A branch, tag or commit.
  ///   - folder: A folder in the repository.
  /// - Throws: `GitOpsError` when there is no repository or no such revision.
  package init(_ name: String, of folder: String) throws(GitOpsError) {
    self.name = name
    self.folder = folder
    prefix = try Self.line(["rev-parse", "--show-prefix"], in: folder)
    let found = try Program.run(
      "git",
      ["-C", folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"])
    guard found.status == 0 else {
      throw GitOpsError("there is no Git revision \(name) in \(folder)")
    }
    commit = String(decoding: found.output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  private static func line(
    _ arguments: [String], in folder: String
  ) throws(GitOpsError) -> String {
    let outcome = try Program.run("git", ["-C", folder] + arguments)
    guard outcome.status == 0 else {
      let reason = String(
        decoding: outcome.errors.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      throw GitOpsError("git \(arguments[0]): \(reason)")
    }
    return String(decoding: outcome.output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// One file of a tree.
  private struct Entry {
    var mode: String
    var object: String
    var path: String
  }

  /// Writes the folder as it was in the revision to a new temporary folder.
  ///
  /// - Returns: The temporary folder, which the caller removes.
  /// - Throws: `GitOpsError` when Git fails or a file cannot be written.
  package func checkOut() throws(GitOpsError) -> String {
    let entries = try entries()
    let target = try FileTree.makeTemporaryFolder("revision")
    do {
      try write(entries, to: target)
    } catch {
      FileTree.remove(target)
      throw error
    }
    return target
  }

  /// The files below the folder.
  private func entries() throws(GitOpsError) -> [Entry] {
    let outcome = try Program.run(
      "git",
      ["-C", folder, "ls-tree", "-r", "-z", "--full-tree", commit, "--"]
        + (prefix.isEmpty ? [] : [prefix]))
    guard outcome.status == 0 else {
      throw GitOpsError("git ls-tree: \(String(decoding: outcome.errors, as: UTF8.self))")
    }
    var entries: [Entry] = []
    for line in outcome.output.split(separator: 0) {
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let head = String(decoding: line[..<tab], as: UTF8.self).split(separator: " ")
      let path = String(decoding: line[(tab + 1)...], as: UTF8.self)
      guard head.count == 3, head[1] == "blob", path.hasPrefix(prefix) else { continue }
      let relative = Paths.clean(String(path.dropFirst(prefix.count)))
      // Git itself refuses such names; a damaged tree must still write nowhere else.
      guard !relative.hasPrefix("/") && !relative.hasPrefix("..") else { continue }
      entries.append(Entry(mode: String(head[0]), object: String(head[2]), path: relative))
    }
    return entries
  }

  private func write(_ entries: [Entry], to target: String) throws(GitOpsError) {
    if entries.isEmpty { return }
    let request = entries.flatMap { Array(($0.object + "\n").utf8) }
    let outcome = try Program.run(
      "git", ["-C", folder, "cat-file", "--batch"], input: request)
    guard outcome.status == 0 else {
      throw GitOpsError("git cat-file: \(String(decoding: outcome.errors, as: UTF8.self))")
    }
    let stream = outcome.output
    var position = 0
    for entry in entries {
      guard let lineEnd = stream[position...].firstIndex(of: UInt8(ascii: "\n")) else {
        throw GitOpsError("git cat-file: \(entry.path) is missing")
      }
      let header = String(decoding: stream[position..<lineEnd], as: UTF8.self)
        .split(separator: " ")
      guard header.count == 3, let size = Int(header[2]), size >= 0,
        lineEnd + 1 + size <= stream.count
      else { throw GitOpsError("git cat-file: \(entry.path): \(header.joined(separator: " "))") }
      let content = Array(stream[(lineEnd + 1)..<(lineEnd + 1 + size)])
      position = lineEnd + 1 + size + 1
      let path = Paths.join(target, entry.path)
      if entry.mode == "120000" {
        try FileTree.link(path, to: String(decoding: content, as: UTF8.self), within: target)
      } else {
        try FileTree.write(content, to: path)
      }
    }
  }
}
