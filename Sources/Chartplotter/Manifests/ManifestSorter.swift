internal import GoRuntime
internal import YAML

/// Splits rendered files into manifests and hooks and puts them into install order.
struct ManifestSorter {
  /// What a file rendered to.
  struct RenderedFile {
    /// The template's name.
    var name: ByteString
    /// The text.
    var content: ByteString
  }

  /// Sorts the documents of some files.
  ///
  /// - Parameters:
  ///   - files: The files, in order of their names.
  ///   - limits: The bounds on YAML.
  /// - Returns: The manifests and hooks.
  /// - Throws: `RenderError` with Helm's text and all files, when one is no YAML.
  static func sort(
    _ files: [RenderedFile], limits: RenderLimits
  ) throws(RenderError) -> Rendering {
    var manifests: [Manifest] = []
    manifests.reserveCapacity(files.count)
    var hooks: [Manifest] = []
    for (index, file) in files.enumerated() {
      if isPartial(file.name) { continue }
      for content in ManifestSplitter.split(file.content) {
        let head: ManifestHead
        do throws(YAMLError) {
          head = try ManifestHead.read(content, limits: limits)
        } catch {
          throw parseError(error, in: files, at: index)
        }
        guard let events = head.annotation("helm.sh/hook") else {
          manifests.append(
            Manifest(sourceName: file.name, head: head, hook: nil, content: content))
          continue
        }
        if let hook = hook(events: events, head: head) {
          hooks.append(Manifest(sourceName: file.name, head: head, hook: hook, content: content))
        }
      }
    }
    return Rendering(manifests: inOrder(manifests), hooks: inOrder(hooks))
  }

  private static func inOrder(_ manifests: [Manifest]) -> [Manifest] {
    InstallOrder.sort(manifests.map(\.head.kind)).map { manifests[$0] }
  }

  /// Whether the last element of a name starts with an underscore.
  static func isPartial(_ name: ByteString) -> Bool {
    name.withBytes { bytes in
      let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
      let start = slash.map { $0 + 1 } ?? 0
      return start < bytes.count && bytes[start] == UInt8(ascii: "_")
    }
  }

  private static func parseError(
    _ error: YAMLError, in files: [RenderedFile], at index: Int
  ) -> RenderError {
    let name = files[index].name.text
    // Helm shows everything that it could not sort, for --debug.
    let all = files.filter { file in
      file.content.withBytes { leadingGoSpace($0) < $0.count }
    }
    return RenderError(
      .manifest, "YAML parse error on \(name): \(error.message)", summary: error.message.text,
      at: .init(file: name, line: error.line ?? 0),
      partial: Rendering(
        manifests: all.map {
          Manifest(sourceName: $0.name, head: ManifestHead(), hook: nil, content: $0.content)
        }), isWhileRendering: true, limit: error.limit.map(RenderError.Limit.init))
  }

  /// The hook that annotations describe, or nil when one of its events is unknown.
  private static func hook(events: ByteString, head: ManifestHead) -> Hook? {
    var names: [String] = []
    for part in events.bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      guard let name = event(ByteString(part)) else { return nil }
      names.append(name)
    }
    let weight = head.annotation("helm.sh/hook-weight").flatMap { Int($0.text) } ?? 0
    return Hook(events: names, weight: weight)
  }

  /// The event that a text names, in any case and with space around it.
  private static func event(_ text: ByteString) -> String? {
    events[text] ?? events[ByteString(trimmingGoSpace(text.text).lowercased())]
  }

  /// The events, by their names.
  private static let events: [ByteString: String] = {
    let names = [
      "pre-install", "post-install", "pre-delete", "post-delete", "pre-upgrade", "post-upgrade",
      "pre-rollback", "post-rollback", "test",
    ]
    var events = Dictionary(uniqueKeysWithValues: names.map { (ByteString($0), $0) })
    events["test-success"] = "test"
    return events
  }()
}
