internal import GoRuntime

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Reads the files of a chart's folder in Helm's order, less what .helmignore leaves out.
///
/// Symbolic links are followed as long as they stay inside the folder.
struct FolderReader {
  private let root: String
  private let limits: RenderLimits
  private var rules = IgnoreRules()
  private var files: [ChartFile] = []
  private var remainingBytes: Int
  private var realRoot: String?
  /// Room for reading short files.
  private let scratch: UnsafeMutableRawBufferPointer
  /// The folders being read, to notice links that loop.
  private var ancestors: [FileIdentity] = []

  /// The deepest nesting of folders.
  private static let maximumDepth = 100

  private struct FileIdentity: Equatable {
    var device: UInt64
    var number: UInt64
  }

  private struct Entry {
    /// The name with its closing zero.
    var name: [CChar]
    var type: UInt8

    var bytes: ByteString {
      name.withUnsafeBytes { ByteString(UnsafeRawBufferPointer(rebasing: $0.dropLast())) }
    }
  }

  private init(
    root: String, limits: RenderLimits, scratch: UnsafeMutableRawBufferPointer
  ) {
    self.root = root
    self.scratch = scratch
    self.limits = limits
    remainingBytes = limits.chartBytes
  }

  /// Reads a chart's folder.
  ///
  /// - Parameters:
  ///   - root: The folder's absolute path.
  ///   - limits: The bounds on files and sizes.
  /// - Returns: The files, in lexical order of their paths' elements.
  static func read(_ root: String, limits: RenderLimits) throws(RenderError) -> [ChartFile] {
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 15, alignment: 16)
    defer { scratch.deallocate() }
    var reader = FolderReader(root: root, limits: limits, scratch: scratch)
    let number = openReadOnly(root, flags: O_DIRECTORY)
    guard number >= 0 else { throw RenderError(.file, SystemError.last("open", root).text) }
    let folder = FileDescriptor(number)
    try reader.readRules(folder.number)
    try reader.readFolder(folder.number, prefix: ByteString(), depth: 0)
    return reader.files
  }

  private mutating func readRules(_ folder: Int32) throws(RenderError) {
    let number = openReadOnly(".helmignore", in: folder, flags: O_NOFOLLOW)
    guard number >= 0 else { return }
    let file = FileDescriptor(number)
    let path = root + "/.helmignore"
    let text: ByteString?
    do throws(SystemError) {
      let status = try file.status(path)
      guard status.isRegular else { return }
      text = try file.readAll(expecting: Int(status.st_size), limit: limits.fileBytes, path)
    } catch {
      throw RenderError(.file, error.text)
    }
    if let text { rules = try IgnoreRules(text) }
  }

  private mutating func readFolder(
    _ folder: Int32, prefix: ByteString, depth: Int
  ) throws(RenderError) {
    guard depth < Self.maximumDepth else {
      throw RenderError(
        .limit, "folder \(prefix.text) is nested more than \(Self.maximumDepth) levels deep")
    }
    for entry in try entries(of: folder, prefix: prefix) {
      let path = Self.join(prefix, entry.bytes)
      var type = entry.type
      if type == UInt8(DT_UNKNOWN) {
        var status = stat()
        guard fstatat(folder, entry.name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
          throw RenderError(.file, SystemError.last("lstat", fullPath(path)).text)
        }
        type =
          status.isFolder
          ? UInt8(DT_DIR) : status.isLink ? UInt8(DT_LNK) : status.isRegular ? UInt8(DT_REG) : 0
      }
      let isLink = type == UInt8(DT_LNK)
      if isLink { type = try typeOfLink(path, folder: folder, name: entry.name) }
      if type == UInt8(DT_DIR) {
        if rules.ignores(path, isFolder: true) { continue }
        try enterFolder(folder, entry.name, path: path, isLink: isLink, depth: depth)
      } else {
        if rules.ignores(path, isFolder: false) { continue }
        guard type == UInt8(DT_REG) else {
          throw RenderError(
            .chart,
            "cannot load irregular file \(fullPath(path)) as it has file mode type bits set")
        }
        try readFile(folder, entry.name, path: path, isLink: isLink)
      }
    }
  }

  private mutating func enterFolder(
    _ folder: Int32, _ name: [CChar], path: ByteString, isLink: Bool, depth: Int
  ) throws(RenderError) {
    let number = openat(
      folder, name, O_RDONLY | O_CLOEXEC | O_DIRECTORY | (isLink ? 0 : O_NOFOLLOW))
    guard number >= 0 else {
      throw RenderError(.file, SystemError.last("open", fullPath(path)).text)
    }
    let child = FileDescriptor(number)
    let status: stat
    do throws(SystemError) { status = try child.status(fullPath(path)) } catch {
      throw RenderError(.file, error.text)
    }
    let identity = FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    if isLink && (ancestors.contains(identity) || isRoot(identity)) {
      throw RenderError(.chart, "symbolic link \(fullPath(path)) loops")
    }
    ancestors.append(identity)
    try readFolder(child.number, prefix: path, depth: depth + 1)
    ancestors.removeLast()
  }

  private func isRoot(_ identity: FileIdentity) -> Bool {
    var status = stat()
    guard stat(root, &status) == 0 else { return true }
    return identity
      == FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }

  private mutating func readFile(
    _ folder: Int32, _ name: [CChar], path: ByteString, isLink: Bool
  ) throws(RenderError) {
    let number = openat(
      folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (isLink ? 0 : O_NOFOLLOW))
    guard number >= 0 else {
      let error = SystemError.last("open", fullPath(path))
      throw RenderError(.file, "error reading \(path.text): \(error.text)")
    }
    let file = FileDescriptor(number)
    let data: ByteString?
    do throws(SystemError) {
      data = try readRegular(file, path)
    } catch {
      throw RenderError(.file, "error reading \(path.text): \(error.text)")
    }
    guard let data else {
      throw .exceeding(
        "fileBytes", limits.fileBytes,
        "chart file \"\(GoPath.base(path.text))\" is larger than the maximum file size "
          + "\(limits.fileBytes)")
    }
    remainingBytes -= data.count
    if remainingBytes < 0 {
      throw .exceeding(
        "chartBytes", limits.chartBytes,
        "chart is larger than the maximum size \(limits.chartBytes)")
    }
    if files.count >= limits.files {
      throw .exceeding(
        "files", limits.files, "chart has more than the maximum of \(limits.files) files")
    }
    files.append(ChartFile(name: path, data: data))
  }

  /// Reads a plain file: most are short enough to need no question about their size.
  private func readRegular(
    _ file: borrowing FileDescriptor, _ path: ByteString
  ) throws(SystemError) -> ByteString? {
    if let short = try file.readShort(into: scratch, fullPath(path)) {
      return short.count <= limits.fileBytes ? short : nil
    }
    let status = try file.status(fullPath(path))
    return try file.readAll(
      expecting: Int(status.st_size), limit: limits.fileBytes, fullPath(path))
  }

  /// What a link leads to, once it is known to stay inside the chart.
  private mutating func typeOfLink(
    _ path: ByteString, folder: Int32, name: [CChar]
  ) throws(RenderError) -> UInt8 {
    let full = fullPath(path)
    guard let target = resolvedPath(full) else {
      throw RenderError(
        .chart, "error evaluating symlink \(full): \(SystemError.last("lstat", full).text)")
    }
    if realRoot == nil { realRoot = resolvedPath(root) ?? root }
    guard let realRoot, target == realRoot || target.hasPrefix(realRoot + "/") else {
      throw RenderError(.chart, "symbolic link \(full) leads out of the chart's folder")
    }
    var status = stat()
    guard fstatat(folder, name, &status, 0) == 0 else {
      throw RenderError(.file, SystemError.last("stat", full).text)
    }
    return status.isFolder ? UInt8(DT_DIR) : status.isRegular ? UInt8(DT_REG) : 0
  }

  private func entries(of folder: Int32, prefix: ByteString) throws(RenderError) -> [Entry] {
    // The stream takes over its descriptor; the caller's stays open for `openat`.
    guard let stream = fdopendir(fcntl(folder, F_DUPFD_CLOEXEC, 0)) else {
      throw RenderError(.file, SystemError.last("open", fullPath(prefix)).text)
    }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      let type = entry.pointee.d_type
      let start = UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
      let name = start.assumingMemoryBound(to: CChar.self)
      let length = strlen(name)
      if name[0] == CChar(UInt8(ascii: ".")) {
        if length == 1 || (length == 2 && name[1] == CChar(UInt8(ascii: "."))) { continue }
      }
      if entries.count >= limits.files {
        throw .exceeding(
          "files", limits.files, "chart has more than the maximum of \(limits.files) files")
      }
      entries.append(
        Entry(name: Array(UnsafeBufferPointer(start: name, count: length + 1)), type: type))
    }
    entries.sort { strcmp($0.name, $1.name) < 0 }
    return entries
  }

  private func fullPath(_ path: ByteString) -> String {
    path.isEmpty ? root : root + "/" + path.text
  }

  private static func join(_ prefix: ByteString, _ name: ByteString) -> ByteString {
    if prefix.isEmpty { return name }
    return ByteString(prefix.bytes + [UInt8(ascii: "/")] + name.bytes)
  }
}
