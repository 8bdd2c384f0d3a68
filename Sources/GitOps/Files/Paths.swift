/// Paths as text: joined, cleaned and taken apart without asking the file system.
package enum Paths {
  /// Joins a folder and a path below it; an absolute path stands alone.
  package static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty { return clean(path) }
    return clean(folder + "/" + path)
  }

  /// The shortest path of the same meaning: no `.`, no inner `..`, no doubled slashes.
  ///
  /// An absolute path never climbs above the root; a relative one keeps the `..` it starts with.
  package static func clean(_ path: String) -> String {
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      switch part {
      case ".": continue
      case "..":
        if let last = parts.last, last != ".." {
          parts.removeLast()
        } else if !isAbsolute {
          parts.append(part)
        }
      default: parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    if isAbsolute { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }

  /// The last part of a path.
  package static func name(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? path
  }

  /// The folder that a path lies in.
  package static func folder(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path from a folder to a place below it; nil when it lies elsewhere.
  ///
  /// Both must be clean and both absolute or both relative.
  package static func relative(_ path: String, to folder: String) -> String? {
    if path == folder { return "." }
    if folder == "." { return path.hasPrefix("..") || path.hasPrefix("/") ? nil : path }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
  }
}
