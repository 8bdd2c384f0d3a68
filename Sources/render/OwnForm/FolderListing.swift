/// What folders hold.
enum FolderListing {
  /// The names of a folder's entries in bytewise order, hidden ones left out; nil when it can't be
  /// read.
  static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a path leads to a folder, through links if there are any.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a path is a folder itself, not a link to one.
  static func isFolderItself(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a path leads to a file.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
  }

  /// A folder's path and a name below it.
  static func join(_ folder: String, _ name: String) -> String {
    if folder.isEmpty || folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// The last part of a path; of `.` and `..`, that of the folder that they lead to.
  static func baseName(_ path: String) -> String {
    let trimmed = path.split(separator: "/").last.map(String.init) ?? path
    guard trimmed == "." || trimmed == ".." || trimmed.isEmpty, let real = realpath(path, nil)
    else { return trimmed }
    defer { free(real) }
    return String(cString: real).split(separator: "/").last.map(String.init) ?? trimmed
  }
}
