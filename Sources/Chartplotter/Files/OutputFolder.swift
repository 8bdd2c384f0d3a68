internal import GoRuntime

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A folder that files are written into: whole ones, and never outside it.
struct OutputFolder: ~Copyable {
  private let root: FileDescriptor
  private let path: String

  /// Opens a folder, which is made when missing.
  ///
  /// - Throws: `RenderError` with Go's text.
  init(_ path: String) throws(RenderError) {
    self.path = path
    try Self.makeFolders(GoPath.absolute(path))
    let number = open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard number >= 0 else { throw Self.failure("open", path) }
    root = FileDescriptor(number)
  }

  /// Writes a file under a temporary name and then gives it its own.
  ///
  /// - Parameters:
  ///   - name: The path below the folder; folders on the way are made, links are not followed.
  ///   - content: The whole content.
  /// - Throws: `RenderError` when the name leads out of the folder, or with Go's text.
  func write(
    _ name: ByteString, _ content: UnsafeBufferPointer<UInt8>
  ) throws(RenderError) {
    let text = name.text
    var parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let last = parts.popLast(),
      (parts + [last]).allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.contains("\0") })
    else {
      throw RenderError(.file, "\(quoted(text)) is not a path below the output folder")
    }
    var folder = FileDescriptor(dup(root.number))
    for part in parts {
      if mkdirat(folder.number, part, 0o755) != 0 && errno != EEXIST {
        throw Self.failure("mkdir", full(text))
      }
      let next = openat(folder.number, part, O_RDONLY | O_CLOEXEC | O_DIRECTORY | O_NOFOLLOW)
      guard next >= 0 else { throw Self.failure("open", full(text)) }
      folder = FileDescriptor(next)
    }
    let temporary = ".\(last.prefix(100)).\(getpid()).tmp"
    let number = openat(
      folder.number, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard number >= 0 else { throw Self.failure("open", full(text)) }
    let file = FileDescriptor(number)
    guard Self.writeAll(content, to: file.number),
      renameat(folder.number, temporary, folder.number, last) == 0
    else {
      let failure = Self.failure("write", full(text))
      unlinkat(folder.number, temporary, 0)
      throw failure
    }
  }

  private func full(_ name: String) -> String { path + "/" + name }

  private static func failure(_ operation: String, _ path: String) -> RenderError {
    RenderError(.file, SystemError.last(operation, path).text)
  }

  private static func writeAll(_ content: UnsafeBufferPointer<UInt8>, to file: Int32) -> Bool {
    var offset = 0
    while offset < content.count {
      let count = Platform.write(
        file, content.baseAddress.map { $0 + offset }, content.count - offset)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return false }
      offset += count
    }
    return true
  }

  private static func makeFolders(_ path: String) throws(RenderError) {
    var prefix = ""
    for part in path.split(separator: "/") {
      prefix += "/" + part
      if mkdir(prefix, 0o755) != 0 && errno != EEXIST && errno != EISDIR && errno != EROFS {
        throw failure("mkdir", prefix)
      }
    }
  }
}

/// System calls whose names are taken by methods.
private enum Platform {
  static func write(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes, count)
    #elseif canImport(Musl)
      Musl.write(file, bytes, count)
    #else
      Darwin.write(file, bytes, count)
    #endif
  }
}
