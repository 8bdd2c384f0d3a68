internal import GoRuntime

extension Rendering {
  /// The text that `helm template` prints.
  ///
  /// - Parameter selection: Which parts, by Helm's flags.
  /// - Returns: The bytes for standard output.
  /// - Throws: `RenderError` when a pattern of `showOnly` matches nothing.
  public func bytes(
    selecting selection: ManifestSelection = ManifestSelection()
  ) throws(RenderError) -> [UInt8] {
    let text = wholeText(selecting: selection)
    if selection.showOnly.isEmpty { return text }
    return try Self.show(selection.showOnly, of: ByteString(text))
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

  /// The text of all documents, whatever `showOnly` says.
  private func wholeText(selecting selection: ManifestSelection) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(
      Self.byteCount(manifests) + Self.byteCount(hooks)
        + (selection.includesCRDs ? Self.byteCount(crds) : 0) + 1)
    if selection.includesCRDs { for crd in crds { crd.append(to: &text) } }
    for manifest in manifests { manifest.append(to: &text) }
    // Helm trims what it has so far; hooks come after that. Nothing but a `---` or a text that
    // has been trimmed already can stand at the start.
    let end = text.withUnsafeBufferPointer { trailingGoSpaceStart($0) }
    text.removeLast(text.count - end)
    text.append(UInt8(ascii: "\n"))
    guard selection.includesHooks else { return text }
    for hook in hooks where !(selection.skipsTests && hook.hook?.isTest == true) {
      hook.append(to: &text)
    }
    return text
  }

  /// How many bytes documents take as they are printed.
  private static func byteCount(_ documents: [Manifest]) -> Int {
    documents.reduce(0) { $0 + $1.printedCount }
  }

  /// The documents whose source matches one of the patterns, in order of the patterns.
  private static func show(
    _ patterns: [String], of text: ByteString
  ) throws(RenderError) -> [UInt8] {
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
    var output: [UInt8] = []
    for index in shown {
      output += "---\n".utf8
      documents[index].withBytes { output += $0 }
      output.append(UInt8(ascii: "\n"))
    }
    return output
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
  /// What stands before the name of a document's source.
  private static let heading: ByteString = "---\n# Source: "

  /// How many bytes the document takes as Helm prints it.
  fileprivate var printedCount: Int { Self.heading.count + sourceName.count + content.count + 2 }

  /// Appends the document as Helm prints it, its source first.
  func append(to text: inout [UInt8]) {
    Self.heading.withBytes { text += $0 }
    sourceName.withBytes { text += $0 }
    text.append(UInt8(ascii: "\n"))
    content.withBytes { text += $0 }
    text.append(UInt8(ascii: "\n"))
  }
}
