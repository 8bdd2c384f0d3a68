#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Files and folders on disk, read as they are.
package enum FileTree {
  /// What stands at a path.
  package enum Kind: Sendable {
    case file, folder, other
  }

  /// What stands at a path, links followed; nil when nothing does.
  package static func kind(_ path: String) -> Kind? {
    var information = stat()
    guard stat(path, &information) == 0 else { return nil }
    return Kind(mode: information.st_mode)
  }

  /// Whether a path is a file.
  package static func isFile(_ path: String) -> Bool { kind(path) == .file }

  /// Whether a path is a folder.
  package static func isFolder(_ path: String) -> Bool { kind(path) == .folder }

  /// The absolute path with every link resolved; nil when nothing stands there.
  package static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The folder that the process runs in.
  package static var currentFolder: String {
    guard let folder = getcwd(nil, 0) else { return "/" }
    defer { free(folder) }
    return String(cString: folder)
  }

  /// The path as an absolute one.
  package static func absolute(_ path: String) -> String {
    Paths.join(currentFolder, path)
  }

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: The most bytes to accept.
  /// - Throws: `GitOpsError` when it cannot be read or is too large.
  package static func read(
    _ path: String, limit: Int = 64 << 20
  ) throws(GitOpsError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(path, systemError()) }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, name: path, limit: limit)
  }

  /// What an open file holds from where it stands.
  static func read(
    descriptor: CInt, name: String, limit: Int
  ) throws(GitOpsError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let room = 64 << 10
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        count = readBytes(descriptor, buffer.baseAddress, room)
        filled = max(count, 0)
      }
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw .file(name, systemError())
      }
      bytes += chunk
      if bytes.count > limit { throw .file(name, "larger than \(limit) bytes") }
    }
  }

  /// The names in a folder, in bytewise order.
  ///
  /// - Throws: `GitOpsError` when the folder cannot be read.
  package static func names(in folder: String) throws(GitOpsError) -> [String] {
    guard let stream = opendir(folder) else { throw .file(folder, systemError()) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Every file below a folder by its path from there, in the order of a walk by name.
  ///
  /// Folders are walked as Go's `filepath.Walk` does it: entries in bytewise order of their names,
  /// a folder's content at the folder's place. Links to folders are not followed.
  ///
  /// - Parameters:
  ///   - folder: Where to start.
  ///   - recursing: Whether to enter folders.
  ///   - skipping: Names of folders not to enter.
  /// - Throws: `GitOpsError` when a folder cannot be read or nests too deep.
  package static func files(
    below folder: String, recursing: Bool = true, skipping: Set<String> = [".git"]
  ) throws(GitOpsError) -> [String] {
    var found: [String] = []
    try walk(folder, prefix: "", depth: 0, recursing: recursing, skipping: skipping, &found)
    return found
  }

  private static func walk(
    _ folder: String, prefix: String, depth: Int, recursing: Bool, skipping: Set<String>,
    _ found: inout [String]
  ) throws(GitOpsError) {
    guard depth < 64 else { throw .file(folder, "folders nest deeper than 64") }
    for name in try names(in: folder) {
      let path = folder + "/" + name
      var information = stat()
      guard lstat(path, &information) == 0 else { continue }
      switch Kind(mode: information.st_mode) {
      case .folder:
        guard recursing, !skipping.contains(name) else { continue }
        try walk(
          path, prefix: prefix + name + "/", depth: depth + 1, recursing: recursing,
          skipping: skipping, &found)
      case .file: found.append(prefix + name)
      case .other: if isFile(path) { found.append(prefix + name) }
      }
    }
  }

  /// The text of the last failed system call.
  static func systemError() -> String { String(cString: strerror(errno)) }
}

extension FileTree.Kind {
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

/// The system's `read`, whose name `FileTree` uses for whole files.
private func readBytes(
  _ descriptor: CInt, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int
) -> Int {
  read(descriptor, buffer, count)
}
