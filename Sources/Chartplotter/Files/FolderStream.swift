#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// An open folder that lists its entries, closed when it goes out of scope.
struct FolderStream: ~Copyable {
  #if canImport(Darwin)
    private typealias Stream = UnsafeMutablePointer<DIR>
  #else
    private typealias Stream = OpaquePointer
  #endif

  /// The descriptor's number, for opening what is in the folder.
  let number: Int32
  private let stream: Stream

  /// Takes over an open descriptor; nil, with `errno` set, when it is no folder's.
  init?(_ number: Int32) {
    guard let stream = fdopendir(number) else {
      let reason = errno
      _ = close(number)
      errno = reason
      return nil
    }
    self.number = number
    self.stream = stream
  }

  deinit { _ = closedir(stream) }

  /// The next entry's name and type, which are valid until the next call; nil at the end.
  ///
  /// The folder itself and the one above are left out.
  func next() -> (name: UnsafePointer<CChar>, length: Int, type: UInt8)? {
    let dot = CChar(UInt8(ascii: "."))
    while let entry = readdir(stream) {
      let start = UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
      let name = start.assumingMemoryBound(to: CChar.self)
      let length = strlen(name)
      if name[0] == dot, length == 1 || (length == 2 && name[1] == dot) { continue }
      return (name, length, entry.pointee.d_type)
    }
    return nil
  }
}
