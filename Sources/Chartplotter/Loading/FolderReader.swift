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
  /// The text of .helmignore, which is one of the chart's files too.
  private var rulesText: ByteString?
  private var files: [ChartFile] = []
  private var remainingBytes: Int
  private var realRoot: String?
  /// Room for reading short files.
  private let scratch: UnsafeMutableRawBufferPointer
  /// The path of what is being read below the chart's folder, with a closing zero.
  private let path = OutputBuffer()
  /// The descriptors of the folders being read, the chart's first, to notice links that loop.
  private var ancestors: [Int32] = []

  /// The deepest nesting of folders.
  private static let maximumDepth = 100

  private struct FileIdentity: Equatable {
    var device: UInt64
    var number: UInt64
  }

  private init(
    root: String, limits: RenderLimits, scratch: UnsafeMutableRawBufferPointer
  ) {
    self.root = root
    self.scratch = scratch
    self.limits = limits
    remainingBytes = limits.chartBytes
    files.reserveCapacity(64)
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
    guard number >= 0, let folder = FolderStream(number) else {
      throw RenderError(.file, SystemError.last("open", root).text)
    }
    try reader.readRules(folder.number)
    try reader.readFolder(folder)
    return reader.files
  }

  private mutating func readRules(_ folder: Int32) throws(RenderError) {
    let number = openReadOnly(".helmignore", in: folder, flags: O_NOFOLLOW)
    guard number >= 0 else { return }
    let file = FileDescriptor(number)
    let path = root + "/.helmignore"
    do throws(SystemError) {
      let status = try file.status(path)
      guard status.isRegular else { return }
      rulesText = try file.readAll(
        expecting: Int(status.st_size), limit: limits.fileBytes, path)
    } catch {
      throw RenderError(.file, error.text)
    }
    if let rulesText { rules = try IgnoreRules(rulesText) }
  }

  /// Reads what is in the folder that the path names.
  private mutating func readFolder(_ folder: borrowing FolderStream) throws(RenderError) {
    guard ancestors.count < Self.maximumDepth else {
      throw RenderError(
        .limit, "folder \(name.text) is nested more than \(Self.maximumDepth) levels deep")
    }
    guard let listing = FolderListing(folder, limit: limits.files) else {
      throw tooManyFiles
    }
    if path.count > 0 {
      path.truncate(to: path.count - 1)
      path.append(UInt8(ascii: "/"))
    }
    let start = path.count
    ancestors.append(folder.number)
    for index in listing.indices {
      path.truncate(to: start)
      listing.append(nameAt: index, to: path)
      try readEntry(folder.number, start, type: listing.type(at: index))
    }
    ancestors.removeLast()
  }

  /// Reads the file or folder that the path names.
  ///
  /// - Parameters:
  ///   - folder: The descriptor of the folder that it is in.
  ///   - start: Where its name starts in the path.
  ///   - type: What `readdir` says that it is.
  private mutating func readEntry(
    _ folder: Int32, _ start: Int, type: UInt8
  ) throws(RenderError) {
    var type = type
    if type == UInt8(DT_UNKNOWN) {
      guard let status = self.status(folder, start, flags: AT_SYMLINK_NOFOLLOW) else {
        throw RenderError(.file, SystemError.last("lstat", fullPath).text)
      }
      type =
        status.isFolder
        ? UInt8(DT_DIR) : status.isLink ? UInt8(DT_LNK) : status.isRegular ? UInt8(DT_REG) : 0
    }
    let isLink = type == UInt8(DT_LNK)
    if isLink { type = try typeOfLink(folder, start) }
    let isFolder = type == UInt8(DT_DIR)
    if rules.ignores(namedBytes, isFolder: isFolder) { return }
    if isFolder {
      try enterFolder(folder, start, isLink: isLink)
    } else if type == UInt8(DT_REG) {
      try readFile(folder, start, isLink: isLink)
    } else {
      throw RenderError(
        .chart, "cannot load irregular file \(fullPath) as it has file mode type bits set")
    }
  }

  private mutating func enterFolder(
    _ folder: Int32, _ start: Int, isLink: Bool
  ) throws(RenderError) {
    let number = open(folder, start, flags: O_DIRECTORY | (isLink ? 0 : O_NOFOLLOW))
    guard number >= 0, let child = FolderStream(number) else {
      throw RenderError(.file, SystemError.last("open", fullPath).text)
    }
    // Only a link can lead back; the folders above are still open to be asked who they are.
    if isLink {
      let identity = try self.identity(of: number)
      for ancestor in ancestors where try self.identity(of: ancestor) == identity {
        throw RenderError(.chart, "symbolic link \(fullPath) loops")
      }
    }
    try readFolder(child)
  }

  private func identity(of folder: Int32) throws(RenderError) -> FileIdentity {
    var status = stat()
    guard fstat(folder, &status) == 0 else {
      throw RenderError(.file, SystemError.last("stat", fullPath).text)
    }
    return FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }

  private mutating func readFile(
    _ folder: Int32, _ start: Int, isLink: Bool
  ) throws(RenderError) {
    let name = self.name
    let data: ByteString?
    if let rulesText, !isLink, name == ".helmignore" {
      data = rulesText
    } else {
      let number = open(folder, start, flags: O_NONBLOCK | (isLink ? 0 : O_NOFOLLOW))
      guard number >= 0 else {
        let error = SystemError.last("open", fullPath)
        throw RenderError(.file, "error reading \(name.text): \(error.text)")
      }
      let file = FileDescriptor(number)
      do throws(SystemError) { data = try readRegular(file) } catch {
        throw RenderError(.file, "error reading \(name.text): \(error.text)")
      }
    }
    guard let data else {
      throw .exceeding(
        "fileBytes", limits.fileBytes,
        "chart file \"\(GoPath.base(name.text))\" is larger than the maximum file size "
          + "\(limits.fileBytes)")
    }
    remainingBytes -= data.count
    if remainingBytes < 0 {
      throw .exceeding(
        "chartBytes", limits.chartBytes,
        "chart is larger than the maximum size \(limits.chartBytes)")
    }
    if files.count >= limits.files {
      throw tooManyFiles
    }
    files.append(ChartFile(name: name, data: data))
  }

  /// Reads a plain file: most are short enough to need no question about their size.
  private func readRegular(
    _ file: borrowing FileDescriptor
  ) throws(SystemError) -> ByteString? {
    let count = try file.readSome(into: scratch, fullPath)
    let start = UnsafeRawBufferPointer(rebasing: scratch[..<count])
    if count < scratch.count { return count <= limits.fileBytes ? ByteString(padding: start) : nil }
    let status = try file.status(fullPath)
    return try file.readAll(
      after: start, expecting: Int(status.st_size), limit: limits.fileBytes, fullPath)
  }

  /// What a link leads to, once it is known to stay inside the chart.
  private mutating func typeOfLink(
    _ folder: Int32, _ start: Int
  ) throws(RenderError) -> UInt8 {
    let full = fullPath
    guard let target = resolvedPath(full) else {
      throw RenderError(
        .chart, "error evaluating symlink \(full): \(SystemError.last("lstat", full).text)")
    }
    if realRoot == nil { realRoot = resolvedPath(root) ?? root }
    guard let realRoot, target == realRoot || target.hasPrefix(realRoot + "/") else {
      throw RenderError(.chart, "symbolic link \(full) leads out of the chart's folder")
    }
    guard let status = self.status(folder, start, flags: 0) else {
      throw RenderError(.file, SystemError.last("stat", full).text)
    }
    return status.isFolder ? UInt8(DT_DIR) : status.isRegular ? UInt8(DT_REG) : 0
  }

  private var tooManyFiles: RenderError {
    .exceeding("files", limits.files, "chart has more than the maximum of \(limits.files) files")
  }

  /// Opens what the path names, by its name from `start` on in an open folder.
  private func open(_ folder: Int32, _ start: Int, flags: Int32) -> Int32 {
    withName(start) { openat(folder, $0, O_RDONLY | O_CLOEXEC | flags) }
  }

  /// What the path names, by its name from `start` on in an open folder.
  private func status(_ folder: Int32, _ start: Int, flags: Int32) -> stat? {
    var status = stat()
    let answer = withName(start) { fstatat(folder, $0, &status, flags) }
    return answer == 0 ? status : nil
  }

  private func withName(_ start: Int, _ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
    path.bytes[start...].withMemoryRebound(to: CChar.self) { name in
      name.baseAddress.map { body($0) } ?? -1
    }
  }

  /// The path of what is being read, below the chart's folder.
  private var name: ByteString { ByteString(namedBytes) }

  private var namedBytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: path.bytes.dropLast())
  }

  /// The whole path of what is being read.
  private var fullPath: String { path.count == 0 ? root : root + "/" + name.text }
}
