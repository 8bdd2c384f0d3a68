internal import GoRuntime

/// A directory source: plain manifests in files.
package struct DirectorySource {
  /// The folder.
  package let folder: String
  /// What files are picked.
  package let options: DirectoryOptions
  /// What the sources of resources are called by: the folder's path in its repository.
  package let label: String

  /// A source over a folder.
  package init(folder: String, options: DirectoryOptions, label: String) {
    self.folder = folder
    self.options = options
    self.label = label
  }

  /// The resources of the folder's files, in the order of a walk by name.
  ///
  /// Files that are no YAML or no manifest are passed over unless they look like one, which is
  /// Argo CD's rule: a values file beside manifests does no harm, a broken manifest is an error.
  ///
  /// - Throws: `GitOpsError` when a manifest is broken, or the source needs Jsonnet.
  package func resources() throws(GitOpsError) -> [Resource] {
    if options.hasJsonnet { throw Self.jsonnet(folder) }
    let include =
      options.include.isEmpty
      ? nil : GlobPattern(options.include, separatesFolders: false)
    let exclude =
      options.exclude.isEmpty
      ? nil : GlobPattern(options.exclude, separatesFolders: false)
    var resources: [Resource] = []
    for file in try FileTree.files(below: folder, recursing: options.recurse) {
      guard Self.isManifestName(file) || file.hasSuffix(".jsonnet") else { continue }
      if let exclude, exclude.matches(file) { continue }
      if let include, !include.matches(file) { continue }
      if file.hasSuffix(".jsonnet") { throw Self.jsonnet(file) }
      let bytes = try FileTree.read(folder + "/" + file)
      if Self.contains(bytes, "# +argocd:skip-file-rendering") { continue }
      do {
        resources += try DocumentStream.resources(bytes, source: Paths.join(label, file))
      } catch {
        if Self.looksLikeManifest(bytes) { throw error }
      }
    }
    return resources
  }

  /// Whether a file's name is one that a directory source reads.
  static func isManifestName(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
  }

  /// Whether a text has the words of a manifest, however broken it is.
  static func looksLikeManifest(_ bytes: [UInt8]) -> Bool {
    ["apiVersion:", "kind:", "metadata:"].allSatisfy { contains(bytes, $0) }
  }

  private static func contains(_ bytes: [UInt8], _ word: String) -> Bool {
    let word = Array(word.utf8)
    guard let first = word.first else { return true }
    var position = 0
    while let start = bytes[position...].firstIndex(of: first) {
      if bytes[start...].starts(with: word) { return true }
      position = start + 1
    }
    return false
  }

  private static func jsonnet(_ place: String) -> GitOpsError {
    GitOpsError("\(place): Jsonnet is not rendered here; only Helm charts and plain manifests are")
  }
}
