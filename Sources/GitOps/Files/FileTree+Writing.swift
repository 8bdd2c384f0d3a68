#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension FileTree {
  /// Writes a file, with the folders it needs; it appears whole or not at all.
  ///
  /// - Throws: `GitOpsError` when it cannot be written.
  package static func write(_ bytes: [UInt8], to path: String) throws(GitOpsError) {
    try makeFolder(Paths.folder(path))
    let temporary = path + ".\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .file(path, systemError()) }
    let failure = writeAll(bytes, to: descriptor)
    close(descriptor)
    if failure == nil, rename(temporary, path) == 0 { return }
    let reason = failure ?? systemError()
    unlink(temporary)
    throw .file(path, reason)
  }

  /// Writes bytes to an open file; returns why it failed, or nil.
  package static func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> String? {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let written = Self.writeSome(
          descriptor, UnsafeRawBufferPointer(rebasing: buffer[offset...]))
        if written < 0 {
          if errno == EINTR { continue }
          return systemError()
        }
        offset += written
      }
      return nil
    }
  }

  private static func writeSome(_ descriptor: CInt, _ bytes: UnsafeRawBufferPointer) -> Int {
    systemWrite(descriptor, bytes.baseAddress, bytes.count)
  }

  /// Makes a folder and those above it.
  ///
  /// - Throws: `GitOpsError` when it cannot be made.
  package static func makeFolder(_ path: String) throws(GitOpsError) {
    if path.isEmpty || isFolder(path) { return }
    let above = Paths.folder(path)
    if above != path { try makeFolder(above) }
    if mkdir(path, 0o755) != 0 && errno != EEXIST { throw .file(path, systemError()) }
  }

  /// Makes a folder of its own for temporary files.
  ///
  /// - Parameter purpose: A word for its name.
  /// - Throws: `GitOpsError` when it cannot be made.
  package static func makeTemporaryFolder(_ purpose: String) throws(GitOpsError) -> String {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array(Paths.join(base, "render-\(purpose)-XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let start = buffer.baseAddress, let name = mkdtemp(start) else { return nil }
      return String(cString: name)
    }
    guard let made else { throw .file(base, systemError()) }
    return resolved(made) ?? made
  }

  /// Makes a symbolic link, unless it would lead out of a folder; such a link is left out.
  ///
  /// - Throws: `GitOpsError` when it cannot be made.
  static func link(
    _ path: String, to target: String, within folder: String
  ) throws(GitOpsError) {
    guard !target.hasPrefix("/"),
      Paths.relative(Paths.join(Paths.folder(path), target), to: folder) != nil
    else { return }
    try makeFolder(Paths.folder(path))
    if symlink(target, path) != 0 { throw .file(path, systemError()) }
  }

  /// Removes a file or a folder with all its content; links are removed, not followed.
  package static func remove(_ path: String) {
    var information = stat()
    guard lstat(path, &information) == 0 else { return }
    guard Kind(mode: information.st_mode) == .folder else {
      unlink(path)
      return
    }
    for name in (try? names(in: path)) ?? [] { remove(path + "/" + name) }
    rmdir(path)
  }
}

/// The system's `write`, whose name `FileTree` uses for whole files.
private func systemWrite(
  _ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int
) -> Int {
  write(descriptor, bytes, count)
}
