internal import Chartplotter

/// Finds the charts and plain manifests that arguments name.
struct TargetFinder {
  /// How deep folders are searched.
  private static let depthLimit = 16

  /// Where arguments are looked up after the current folder.
  let root: String

  /// A finder that looks below a folder, by default `$RENDER_ROOT` or `Charts`.
  init(root: String?) {
    let named = root ?? getenv("RENDER_ROOT").map { String(cString: $0) }
    self.root = named.flatMap { $0.isEmpty ? nil : $0 } ?? "Charts"
  }

  /// The targets of an argument, in order of path.
  ///
  /// - Throws: `RenderError` when it names nothing, with the names that come near.
  func targets(for argument: String) throws(RenderError) -> [RenderTarget] {
    var first: String?
    for path in candidates(argument) {
      guard access(path, F_OK) == 0 else { continue }
      first = first ?? path
      if !FolderListing.isFolder(path) || isChart(path) {
        return [RenderTarget(kind: .chart, path: path, name: argument)]
      }
      let found = search(path, name: argument)
      if !found.isEmpty { return found }
    }
    if let first {
      throw RenderError(
        .usage, "no Chart.yaml and no manifest in \(first) or in a folder below it")
    }
    throw RenderError(
      .usage,
      "chart \(argument) not found" + lookedUp(argument)
        + Suggestion.sentence(for: argument, among: knownNames()))
  }

  private func candidates(_ argument: String) -> [String] {
    argument.hasPrefix("/") ? [argument] : [argument, FolderListing.join(root, argument)]
  }

  private func lookedUp(_ argument: String) -> String {
    argument.hasPrefix("/") ? "" : " in the current folder or in \(root)"
  }

  private func isChart(_ folder: String) -> Bool {
    access(FolderListing.join(folder, "Chart.yaml"), F_OK) == 0
  }

  /// The charts and manifests below a folder that is no chart itself.
  private func search(_ folder: String, name: String) -> [RenderTarget] {
    var found: [RenderTarget] = []
    search(folder, name: name, depth: 0, into: &found)
    return found.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private func search(_ folder: String, name: String, depth: Int, into found: inout [RenderTarget])
  {
    guard depth < Self.depthLimit, let names = FolderListing.names(in: folder) else { return }
    let files = names.filter {
      ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml"))
        && FolderListing.isFile(FolderListing.join(folder, $0))
    }
    if !files.isEmpty {
      found.append(RenderTarget(kind: .manifests(files: files), path: folder, name: name))
    }
    for entry in names {
      let path = FolderListing.join(folder, entry)
      // Links are not followed: they could leave the folder, or never end.
      guard FolderListing.isFolderItself(path) else { continue }
      let entryName = FolderListing.join(name, entry)
      if !isChart(path) {
        search(path, name: entryName, depth: depth + 1, into: &found)
      } else if !isLibrary(path) {
        found.append(RenderTarget(kind: .chart, path: path, name: entryName))
      }
    }
  }

  /// Whether a chart is a library, which charts below the same folder use and nobody renders.
  private func isLibrary(_ folder: String) -> Bool {
    guard let chart = try? Chart.load(folder) else { return false }
    return chart.metadata.type == "library"
  }

  /// The names of all charts below the current folder's parts and the root, for suggestions.
  private func knownNames() -> [String] {
    var found: [RenderTarget] = []
    search(root, name: "", depth: 0, into: &found)
    if found.isEmpty { search(".", name: "", depth: Self.depthLimit - 3, into: &found) }
    return found.flatMap { target in
      target.name.isEmpty ? [] : [target.name, FolderListing.baseName(target.name)]
    }
  }
}
