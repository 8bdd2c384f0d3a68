internal import GoRuntime
internal import YAML

/// Passes rendered files through a post-renderer.
///
/// Helm writes the template's name into an annotation of each document and removes it afterwards,
/// and thereby lays the documents out anew. Here the name stands in a comment before the document;
/// where the post-renderer drops comments, a document is recognised by its kind and name.
struct PostRendering {
  private let postRenderer: RenderOptions.PostRenderer
  private let limits: RenderLimits

  /// What comes before a template's name.
  private static let marker: ByteString = "# Source: "

  /// One document, and the template that it comes from.
  private struct Document {
    var source: ByteString
    var content: ByteString
    var identity: ByteString
    var isHook: Bool
  }

  /// Passes files through a post-renderer.
  ///
  /// - Returns: The files that came back, in order of their names.
  /// - Throws: `RenderError` with the post-renderer's words.
  static func run(
    _ postRenderer: @escaping RenderOptions.PostRenderer, _ strategy: PostRendererStrategy,
    _ files: [ManifestSorter.RenderedFile], limits: RenderLimits
  ) throws(RenderError) -> [ManifestSorter.RenderedFile] {
    let rendering = PostRendering(postRenderer: postRenderer, limits: limits)
    let documents = rendering.documents(of: files)
    var changed: [Document] = []
    switch strategy {
    case .combined: changed = try rendering.pass(documents, "files")
    case .separate:
      changed =
        try rendering.pass(documents.filter(\.isHook), "hooks")
        + rendering.pass(documents.filter { !$0.isHook }, "manifests")
    case .nohooks:
      changed =
        documents.filter(\.isHook)
        + (try rendering.pass(documents.filter { !$0.isHook }, "manifests"))
    }
    return merge(changed)
  }

  private func documents(of files: [ManifestSorter.RenderedFile]) -> [Document] {
    var documents: [Document] = []
    for file in files where !ManifestSorter.isPartial(file.name) {
      for content in ManifestSplitter.split(file.content) {
        documents.append(document(content, from: file.name))
      }
    }
    return documents
  }

  private func document(_ content: ByteString, from source: ByteString) -> Document {
    guard let head = try? ManifestHead.read(content, limits: limits) else {
      return Document(source: source, content: content, identity: ByteString(), isHook: false)
    }
    let separator = ByteString("\0")
    return Document(
      source: source, content: content,
      identity: head.apiVersion + separator + head.kind + separator + head.name,
      isHook: head.annotation("helm.sh/hook") != nil)
  }

  /// Passes documents through the post-renderer; none are not worth a run.
  private func pass(
    _ documents: [Document], _ group: String
  ) throws(RenderError) -> [Document] {
    if documents.isEmpty { return [] }
    let stream = OutputBuffer(capacity: documents.reduce(0) { $0 + $1.content.count + 80 })
    for document in documents {
      stream.append("---\n")
      stream.append(Self.marker)
      stream.append(document.source)
      stream.append(UInt8(ascii: "\n"))
      stream.append(Self.trimmed(document.content))
      stream.append(UInt8(ascii: "\n"))
    }
    let output: [UInt8]
    do throws(RenderError) {
      output = try postRenderer(Array(stream.bytes))
    } catch {
      var wrapped = error
      wrapped.message = "error while running post render on \(group): \(error.message)"
      wrapped.isWhileRendering = true
      throw wrapped
    }
    return recognise(ManifestSplitter.split(ByteString(output)), among: documents)
  }

  /// Finds the template that each document came from.
  private func recognise(_ contents: [ByteString], among known: [Document]) -> [Document] {
    var sources: [ByteString: [ByteString]] = [:]
    for document in known.reversed() {
      sources[document.identity, default: []].append(document.source)
    }
    var recognised: [Document] = []
    for (index, content) in contents.enumerated() {
      if let (source, rest) = Self.takeMarker(content) {
        recognised.append(document(rest, from: source))
        continue
      }
      var found = document(content, from: ByteString())
      found.source =
        sources[found.identity]?.popLast() ?? ByteString("generated-by-postrender-\(index).yaml")
      recognised.append(found)
    }
    return recognised
  }

  /// The template's name in a document's first line, and what follows that line.
  private static func takeMarker(_ content: ByteString) -> (source: ByteString, rest: ByteString)? {
    guard content.hasPrefix(marker) else { return nil }
    let end = content.withBytes { $0.firstIndex(of: UInt8(ascii: "\n")) } ?? content.count
    return (
      content[marker.count..<end], content[min(end + 1, content.count)..<content.count]
    )
  }

  /// A document without the line feeds at its end.
  private static func trimmed(_ content: ByteString) -> ByteString {
    let end = content.withBytes { bytes in
      (bytes.lastIndex { $0 != UInt8(ascii: "\n") } ?? -1) + 1
    }
    return content[0..<end]
  }

  /// Puts documents together by template, each text ending with one line feed as Helm's does.
  private static func merge(_ documents: [Document]) -> [ManifestSorter.RenderedFile] {
    var contents: [ByteString: OutputBuffer] = [:]
    for document in documents {
      if let file = contents[document.source] {
        file.append("---\n")
        file.append(trimmed(document.content))
        file.append(UInt8(ascii: "\n"))
      } else {
        let file = OutputBuffer(capacity: document.content.count + 16)
        file.append(trimmed(document.content))
        file.append(UInt8(ascii: "\n"))
        contents[document.source] = file
      }
    }
    return contents.sorted { $0.key < $1.key }.map {
      ManifestSorter.RenderedFile(name: $0.key, content: $0.value.string())
    }
  }
}
