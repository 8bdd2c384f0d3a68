package import GoRuntime

extension Rendering {
  /// The text that `helm template` prints.
  ///
  /// - Parameter selection: Which parts, by Helm's flags.
  /// - Returns: The bytes for standard output.
  /// - Throws: `RenderError` when a pattern of `showOnly` matches nothing.
  public func bytes(
    selecting selection: ManifestSelection = ManifestSelection()
  ) throws(RenderError) -> [UInt8] {
    let output = OutputBuffer(capacity: byteCount + 64)
    try write(to: output, selecting: selection)
    return Array(output.bytes)
  }

  /// The text that `helm template` prints, with bytes that are not UTF-8 replaced.
  ///
  /// - Parameter selection: Which parts, by Helm's flags.
  /// - Throws: `RenderError` when a pattern of `showOnly` matches nothing.
  public func text(
    selecting selection: ManifestSelection = ManifestSelection()
  ) throws(RenderError) -> String {
    String(decoding: try bytes(selecting: selection), as: UTF8.self)
  }

  /// Appends the text that `helm template` prints.
  ///
  /// - Throws: `RenderError` when a pattern of `showOnly` matches nothing.
  package func write(
    to output: OutputBuffer, selecting selection: ManifestSelection = ManifestSelection()
  ) throws(RenderError) {
    let target = selection.showOnly.isEmpty ? output : OutputBuffer(capacity: byteCount + 64)
    appendAll(to: target, selecting: selection)
    if !selection.showOnly.isEmpty {
      try Self.show(selection.showOnly, of: target.string(), to: output)
    }
  }

  private var byteCount: Int {
    (manifests + hooks + crds).reduce(0) { $0 + $1.content.count + $1.source.utf8.count + 20 }
  }

  private func appendAll(to output: OutputBuffer, selecting selection: ManifestSelection) {
    let start = output.count
    if selection.includesCRDs { for crd in crds { crd.append(to: output) } }
    for manifest in manifests { manifest.append(to: output) }
    // Helm trims what it has so far; hooks come after that. Nothing but a `---` or a text that
    // has been trimmed already can stand at the start.
    let end = trailingGoSpaceStart(
      UnsafeBufferPointer(rebasing: UnsafeBufferPointer(output.bytes)[start...]))
    output.truncate(to: start + end)
    output.append(UInt8(ascii: "\n"))
    guard selection.includesHooks else { return }
    for hook in hooks where !(selection.skipsTests && hook.hook?.isTest == true) {
      hook.append(to: output)
    }
  }

  /// Prints the documents whose source matches one of the patterns, in order of the patterns.
  private static func show(
    _ patterns: [String], of text: ByteString, to output: OutputBuffer
  ) throws(RenderError) {
    let documents = ManifestSplitter.split(text)
    let paths = documents.map(templatePath(of:))
    var shown: [Int] = []
    for pattern in patterns {
      let matcher = try? PathPattern(pattern)
      let matches = documents.indices.filter { index in
        guard let path = paths[index] else { return false }
        return matcher?.matches(path) ?? false
      }
      if matches.isEmpty {
        throw RenderError(.usage, "could not find template \(pattern) in chart")
      }
      shown += matches
    }
    for index in shown {
      output.append("---\n")
      output.append(documents[index])
      output.append(UInt8(ascii: "\n"))
    }
  }

  /// What the first `# Source: CHART/PATH` of a document says the path is.
  private static func templatePath(of document: ByteString) -> String? {
    let marker: ByteString = "# Source: "
    let newline = UInt8(ascii: "\n")
    let slash = UInt8(ascii: "/")
    var search = 0
    while let found = document.firstIndex(of: marker, from: search) {
      let start = found + marker.count
      var index = start
      // The chart's name may be anything but a slash, even several lines.
      while index < document.count, document[index] != slash { index += 1 }
      if index > start, index + 1 < document.count, document[index + 1] != newline {
        var end = index + 1
        while end < document.count, document[end] != newline { end += 1 }
        return document[index + 1..<end].text
      }
      search = found + 1
    }
    return nil
  }
}

extension Manifest {
  /// Appends the document as Helm prints it, its source first.
  func append(to output: OutputBuffer) {
    output.append("---\n# Source: ")
    output.append(sourceName)
    output.append(UInt8(ascii: "\n"))
    output.append(content)
    output.append(UInt8(ascii: "\n"))
  }
}
