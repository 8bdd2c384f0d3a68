import GoRuntime
import GoTemplate

extension Sprig {
  /// Sprig's functions on paths, by Go's `path` rules; the `os…` forms are the same on Unix.
  static let paths: [Function] =
    pathFunction("base", "osBase", returns: .string) { .string(base($0)) }
    + pathFunction("dir", "osDir", returns: .string) { .string(directory($0)) }
    + pathFunction("clean", "osClean", returns: .string) { .string(clean($0)) }
    + pathFunction("ext", "osExt", returns: .string) { .string(pathExtension($0)) }
    + pathFunction("isAbs", "osIsAbs", returns: .bool) { path in
      .bool(!path.isEmpty && path[0] == slash)
    }

  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")

  private static func pathFunction(
    _ names: ByteString..., returns result: GoType,
    body: @escaping @Sendable (ByteString) -> Value
  ) -> [Function] {
    names.map { name in
      Function(name, [.string], returns: result) { (arguments, _) throws(CallError) in
        body(arguments.string(0))
      }
    }
  }

  /// The last element, trailing slashes left out; `.` for no path, `/` for slashes only.
  private static func base(_ path: ByteString) -> ByteString {
    if path.isEmpty { return "." }
    return path.withBytes { bytes in
      var end = bytes.count
      while end > 0 && bytes[end - 1] == slash { end -= 1 }
      if end == 0 { return "/" }
      var start = end
      while start > 0 && bytes[start - 1] != slash { start -= 1 }
      return ByteString(UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
  }

  /// All but the last element, cleaned.
  private static func directory(_ path: ByteString) -> ByteString {
    path.withBytes { bytes in
      var end = bytes.count
      while end > 0 && bytes[end - 1] != slash { end -= 1 }
      return clean(UnsafeBufferPointer(rebasing: bytes[..<end]))
    }
  }

  /// What follows the last dot of the last element, the dot included.
  private static func pathExtension(_ path: ByteString) -> ByteString {
    path.withBytes { bytes in
      var index = bytes.count - 1
      while index >= 0 && bytes[index] != slash {
        if bytes[index] == dot { return ByteString(UnsafeBufferPointer(rebasing: bytes[index...])) }
        index -= 1
      }
      return ByteString()
    }
  }

  private static func clean(_ path: ByteString) -> ByteString {
    path.withBytes { clean($0) }
  }

  /// The shortest path of the same meaning: no empty elements, no `.`, no `..` behind a name.
  private static func clean(_ path: UnsafeBufferPointer<UInt8>) -> ByteString {
    if path.isEmpty { return "." }
    let isRooted = path[0] == slash
    var output: [UInt8] = isRooted ? [slash] : []
    // What `..` must not remove: the root, or the parents that lead out of a relative path.
    var kept = output.count
    var index = isRooted ? 1 : 0
    while index < path.count {
      var end = index
      while end < path.count && path[end] != slash { end += 1 }
      let element = path[index..<end]
      index = end + 1
      if element.isEmpty || element.elementsEqual([dot]) { continue }
      if element.elementsEqual([dot, dot]) {
        if output.count > kept {
          var length = output.count - 1
          while length > kept && output[length] != slash { length -= 1 }
          output.removeLast(output.count - length)
        } else if !isRooted {
          if !output.isEmpty { output.append(slash) }
          output += [dot, dot]
          kept = output.count
        }
        continue
      }
      if output.count > (isRooted ? 1 : 0) { output.append(slash) }
      output += element
    }
    return output.isEmpty ? "." : ByteString(output)
  }
}
