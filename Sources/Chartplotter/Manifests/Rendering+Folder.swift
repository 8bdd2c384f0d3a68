internal import GoRuntime

extension Rendering {
  /// Writes the manifests to files below a folder, as `helm template --output-dir` does.
  ///
  /// Nothing is written outside the folder, and each file appears whole: it gets its name once it is
  /// complete.
  ///
  /// - Parameters:
  ///   - folder: The folder; made when missing.
  ///   - selection: Which parts, by Helm's flags.
  /// - Returns: What Helm prints: `wrote PATH` for each document, and an empty line.
  /// - Throws: `RenderError` when a file cannot be written, or would lie outside.
  public func write(
    toFolder folder: String, selecting selection: ManifestSelection = ManifestSelection()
  ) throws(RenderError) -> [UInt8] {
    var documents = selection.includesCRDs ? crds : []
    documents += manifests
    if selection.includesHooks {
      documents += hooks.filter { !(selection.skipsTests && $0.hook?.isTest == true) }
    }
    let log = OutputBuffer()
    var names: [ByteString] = []
    var contents: [ByteString: OutputBuffer] = [:]
    for document in documents {
      let name = document.sourceName
      let content: OutputBuffer
      if let known = contents[name] {
        content = known
      } else {
        content = OutputBuffer(capacity: document.content.count + 64)
        contents[name] = content
        names.append(name)
      }
      document.append(to: content)
      log.append("wrote \(folder)/\(name)\n")
    }
    let writer = try OutputFolder(folder)
    for name in names {
      if let content = contents[name] { try writer.write(name, UnsafeBufferPointer(content.bytes)) }
    }
    // As in Helm, nothing is left to be shown by then.
    if let pattern = selection.showOnly.first {
      throw RenderError(.usage, "could not find template \(pattern) in chart")
    }
    log.append(UInt8(ascii: "\n"))
    return Array(log.bytes)
  }
}
