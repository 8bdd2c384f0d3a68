internal import GoRuntime

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// An open file, closed when it goes out of scope.
struct FileDescriptor: ~Copyable {
  /// The descriptor's number.
  let number: Int32

  /// Takes over an open descriptor.
  init(_ number: Int32) { self.number = number }

  deinit { _ = close(number) }

  /// Opens a file for reading.
  static func open(_ path: String) throws(SystemError) -> FileDescriptor {
    let number = openReadOnly(path, flags: 0)
    guard number >= 0 else { throw .last("open", path) }
    return FileDescriptor(number)
  }

  /// What `fstat` says about the file.
  func status(_ path: @autoclosure () -> String) throws(SystemError) -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .last("stat", path()) }
    return status
  }

  /// Reads from where the file stands on, in one call: of a plain file all that is there, up to
  /// what there is room for.
  ///
  /// - Returns: How many bytes were read.
  func readSome(
    into room: UnsafeMutableRawBufferPointer, _ path: @autoclosure () -> String
  ) throws(SystemError) -> Int {
    while true {
      let got = read(number, room.baseAddress, room.count)
      if got >= 0 { return got }
      if errno != EINTR { throw .last("read", path()) }
    }
  }

  /// Reads up to the end of the file.
  ///
  /// - Parameters:
  ///   - start: What was read of the file before.
  ///   - expected: The size that `fstat` gave; files that have none (pipes) say 0.
  ///   - limit: The most bytes to read.
  ///   - path: What errors call the file.
  /// - Returns: The bytes, or nil when there are more than the limit.
  func readAll(
    after start: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0),
    expecting expected: Int, limit: Int, _ path: @autoclosure () -> String
  ) throws(SystemError) -> ByteString? {
    guard max(expected, start.count) <= limit else { return nil }
    if expected > start.count {
      var failure: SystemError?
      let content = ByteString(paddedCapacity: expected) { target in
        target.copyMemory(from: start)
        var count = start.count
        do throws(SystemError) {
          while count < expected {
            let got = try readSome(
              into: UnsafeMutableRawBufferPointer(rebasing: target[count...]), path())
            if got == 0 { break }
            count += got
          }
        } catch {
          failure = error
        }
        return count
      }
      if let failure { throw failure }
      return content
    }
    var content = Array(start)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let got = try readSome(into: chunk, path())
      if got == 0 { return ByteString(content) }
      content += chunk[..<got]
      if content.count > limit { return nil }
    }
  }
}

/// Opens a file for reading without following what `flags` forbids.
func openReadOnly(_ path: String, flags: Int32) -> Int32 {
  open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags)
}

/// Opens a file below an open folder for reading.
func openReadOnly(_ name: String, in folder: Int32, flags: Int32) -> Int32 {
  openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags)
}

extension stat {
  /// Whether it is a folder.
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  /// Whether it is a plain file.
  var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
  /// Whether it is a symbolic link.
  var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
}

/// Reads a whole file.
///
/// - Throws: Go's text, as `os.ReadFile` gives it.
func readWholeFile(_ path: String, limit: Int) throws(SystemError) -> ByteString? {
  let file = try FileDescriptor.open(path)
  let status = try file.status(path)
  if status.isFolder { throw SystemError(operation: "read", path: path, code: EISDIR) }
  return try file.readAll(
    expecting: status.isRegular ? Int(status.st_size) : 0, limit: limit, path)
}

/// Reads standard input up to its end, or nil when it has more bytes than the limit.
func readStandardInput(limit: Int) throws(SystemError) -> ByteString? {
  // A copy, so that closing it leaves standard input open.
  let number = dup(0)
  guard number >= 0 else { throw .last("read", "/dev/stdin") }
  return try FileDescriptor(number).readAll(expecting: 0, limit: limit, "/dev/stdin")
}

/// The absolute path with links resolved, or nil when there is no such file.
func resolvedPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// The current folder.
func currentFolder() -> String {
  guard let folder = getcwd(nil, 0) else { return "/" }
  defer { free(folder) }
  return String(cString: folder)
}
