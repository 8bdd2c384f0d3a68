#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Writes whole files below one folder, and nowhere else.
struct FolderWriter: ~Copyable {
  private let path: String
  private let folder: FileDescriptor

  /// A writer for a folder, which is made with those above it when it is missing.
  ///
  /// - Throws: Go's text of the call that failed.
  init(_ path: String) throws(SystemError) {
    self.path = path
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += made.isEmpty || made.hasSuffix("/") ? String(part) : "/\(part)"
      if mkdir(made, 0o755) != 0 && errno != EEXIST { throw .last("mkdir", made) }
    }
    let number = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { throw .last("open", path) }
    folder = FileDescriptor(number)
  }

  /// Writes a file, making the folders above it.
  ///
  /// Links below the folder are not followed: they could lead out of it.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - name: The path below the folder, with slashes.
  /// - Throws: Go's text of the call that failed.
  func write(_ bytes: UnsafeBufferPointer<UInt8>, to name: String) throws(SystemError) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let last = parts.last,
      parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0) })
    else { throw SystemError(operation: "open", path: "\(path)/\(name)", code: EINVAL) }
    var below = FileDescriptor(dup(folder.number))
    var shown = path
    for part in parts.dropLast() {
      shown += "/\(part)"
      if mkdirat(below.number, part, 0o755) != 0 && errno != EEXIST {
        throw .last("mkdir", shown)
      }
      let number = openat(
        below.number, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard number >= 0 else { throw .last("open", shown) }
      below = FileDescriptor(number)
    }
    try write(bytes, as: last, in: below, shown: "\(shown)/\(last)")
  }

  private func write(
    _ bytes: UnsafeBufferPointer<UInt8>, as name: String, in folder: borrowing FileDescriptor,
    shown: String
  ) throws(SystemError) {
    let temporary = ".\(name).\(getpid())"
    // A file without a name is gone when the program ends before the file is whole.
    if let nameless = Self.openNameless(in: folder) {
      try Self.fill(nameless, bytes, shown)
      unlinkat(folder.number, temporary, 0)
      let source = "/proc/self/fd/\(nameless.number)"
      if linkat(AT_FDCWD, source, folder.number, temporary, AT_SYMLINK_FOLLOW) == 0 {
        try Self.rename(temporary, to: name, in: folder, shown)
        return
      }
    }
    let number = openat(
      folder.number, temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard number >= 0 else { throw .last("open", shown) }
    let file = FileDescriptor(number)
    do throws(SystemError) {
      try Self.fill(file, bytes, shown)
    } catch {
      unlinkat(folder.number, temporary, 0)
      throw error
    }
    try Self.rename(temporary, to: name, in: folder, shown)
  }

  private static func openNameless(in folder: borrowing FileDescriptor) -> FileDescriptor? {
    #if os(Linux)
      // O_TMPFILE, whose definition Swift doesn't import.
      let number = openat(
        folder.number, ".", O_WRONLY | O_DIRECTORY | 0o20000000 | O_CLOEXEC, 0o644)
      return number >= 0 ? FileDescriptor(number) : nil
    #else
      return nil
    #endif
  }

  private static func fill(
    _ file: borrowing FileDescriptor, _ bytes: UnsafeBufferPointer<UInt8>, _ shown: String
  ) throws(SystemError) {
    var rest = UnsafeRawBufferPointer(bytes)[...]
    while !rest.isEmpty {
      let chunk = UnsafeRawBufferPointer(rebasing: rest)
      let count = systemWrite(file.number, chunk)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { throw .last("write", shown) }
      rest = rest.dropFirst(count)
    }
  }

  private static func systemWrite(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(file, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(file, bytes.baseAddress, bytes.count)
    #endif
  }

  private static func rename(
    _ temporary: String, to name: String, in folder: borrowing FileDescriptor, _ shown: String
  ) throws(SystemError) {
    guard renameat(folder.number, temporary, folder.number, name) == 0 else {
      let error = SystemError.last("rename", shown)
      unlinkat(folder.number, temporary, 0)
      throw error
    }
  }
}
