/// Slash-separated paths by the rules of Go's `path` and `filepath` packages.
enum GoPath {
  /// The last element: `path.Base`.
  static func base(_ path: String) -> String {
    var bytes = Substring(path).utf8
    if bytes.isEmpty { return "." }
    while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    if bytes.isEmpty { return "/" }
    if let slash = bytes.lastIndex(of: UInt8(ascii: "/")) {
      bytes = bytes[bytes.index(after: slash)...]
    }
    return String(Substring(bytes))
  }

  /// The shortest equivalent path: `path.Clean`.
  static func clean(_ path: String) -> String {
    if path.isEmpty { return "." }
    if isClean(path) { return path }
    let isRooted = path.utf8.first == UInt8(ascii: "/")
    var parts: [Substring.UTF8View] = []
    for part in Substring(path).utf8.split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        if let last = parts.last, !last.elementsEqual("..".utf8) {
          parts.removeLast()
          continue
        }
        if isRooted { continue }
      }
      parts.append(part)
    }
    let joined = parts.map { String(Substring($0)) }.joined(separator: "/")
    if isRooted { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }

  /// Whether a path is certain to be the shortest; those with hidden files are not.
  private static func isClean(_ path: String) -> Bool {
    var before = UInt8(ascii: "/")
    var isFirst = true
    for byte in path.utf8 {
      let isSlash = byte == UInt8(ascii: "/")
      if before == UInt8(ascii: "/"), byte == UInt8(ascii: ".") || (isSlash && !isFirst) {
        return false
      }
      before = byte
      isFirst = false
    }
    return before != UInt8(ascii: "/")
  }

  /// The elements joined by slashes and cleaned, empty ones left out: `path.Join`.
  static func join(_ parts: String...) -> String {
    let joined = parts.filter { !$0.isEmpty }.joined(separator: "/")
    return joined.isEmpty ? "" : clean(joined)
  }

  /// The ending from the last dot of the last element on: `filepath.Ext`.
  static func fileExtension(_ path: String) -> String {
    let bytes = path.utf8
    var index = bytes.endIndex
    while index != bytes.startIndex {
      let previous = bytes.index(before: index)
      if bytes[previous] == UInt8(ascii: "/") { break }
      if bytes[previous] == UInt8(ascii: ".") { return String(path[previous...]) }
      index = previous
    }
    return ""
  }

  /// All but the last element: `filepath.Dir`.
  static func directory(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return clean(String(path[...slash]))
  }

  /// The path, made absolute by the current folder: `filepath.Abs`.
  static func absolute(_ path: String) -> String {
    path.utf8.first == UInt8(ascii: "/") ? clean(path) : join(currentFolder(), path)
  }
}
