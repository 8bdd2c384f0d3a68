/// Where the repositories that Applications name are on this machine.
package struct Repositories: Sendable {
  /// The folder that stands for every repository that is not mapped, absolute and resolved.
  package var workingCopy: String
  /// Folders of other repositories, by their normalised address.
  private var mapped: [String: String] = [:]

  /// Repositories of a working copy alone.
  package init(workingCopy: String) { self.workingCopy = workingCopy }

  /// Maps a repository to a folder, as `--repo URL=DIR` asks.
  ///
  /// - Throws: `GitOpsError` when the text is no such pair, or the folder does not exist.
  package mutating func map(_ pair: String) throws(GitOpsError) {
    // An address may hold `=` in its query; the folder comes after the last one.
    guard let equals = pair.lastIndex(of: "="), equals != pair.startIndex else {
      throw GitOpsError("--repo \(pair): expected URL=DIR")
    }
    let folder = String(pair[pair.index(after: equals)...])
    guard let resolved = FileTree.resolved(folder), FileTree.isFolder(resolved) else {
      throw GitOpsError("--repo \(pair): there is no folder \(folder)")
    }
    mapped[RepositoryURL.normalized(String(pair[..<equals]))] = resolved
  }

  /// Whether an address is mapped.
  package func isMapped(_ url: String) -> Bool { mapped[RepositoryURL.normalized(url)] != nil }

  /// The folder that a repository is in.
  package func root(of url: String) -> String {
    mapped[RepositoryURL.normalized(url)] ?? workingCopy
  }

  /// The folder that a source points at.
  ///
  /// - Throws: `GitOpsError` when it does not exist or lies outside its repository, and for a
  ///   chart of a Helm repository that is not mapped; the text says how to map it.
  package func folder(of source: ApplicationSource) throws(GitOpsError) -> String {
    if !source.chart.isEmpty { return try chart(of: source) }
    let root = root(of: source.repoURL)
    let relative = Paths.clean(source.path)
    guard !relative.hasPrefix("/") && !relative.hasPrefix("..") else {
      throw GitOpsError("path \(source.path) leaves its repository")
    }
    guard let folder = FileTree.resolved(Paths.join(root, relative)) else {
      let place = isMapped(source.repoURL) ? root : "the working copy \(root)"
      var message = "there is no \(source.path) in \(place)"
      if !isMapped(source.repoURL) {
        message += """
          ; if \(source.repoURL) is another repository, check it out and say where: \
          --repo \(source.repoURL)=DIR
          """
      }
      throw GitOpsError(message)
    }
    guard Paths.relative(folder, to: root) != nil else {
      throw GitOpsError("path \(source.path) leaves its repository through a link")
    }
    return folder
  }

  /// The chart of a mapped Helm repository: `DIR/CHART`, `DIR/CHART-VERSION.tgz`,
  /// `DIR/CHART.tgz`, or `DIR` itself when it is the chart.
  private func chart(of source: ApplicationSource) throws(GitOpsError) -> String {
    guard isMapped(source.repoURL) else {
      throw GitOpsError(
        """
        chart \(source.chart) \(source.targetRevision) is in the repository \(source.repoURL), \
        and nothing is downloaded here; pull it (helm pull --untar) and say where: \
        --repo \(source.repoURL)=DIR
        """)
    }
    let root = root(of: source.repoURL)
    let name = Paths.clean(source.chart)
    guard !name.hasPrefix("/") && !name.hasPrefix("..") else {
      throw GitOpsError("chart \(source.chart) leaves its repository")
    }
    let candidates = [
      "\(root)/\(name)/Chart.yaml", "\(root)/\(name)-\(source.targetRevision).tgz",
      "\(root)/\(name).tgz",
    ]
    for candidate in candidates where FileTree.isFile(candidate) {
      return candidate.hasSuffix(".yaml") ? Paths.folder(candidate) : candidate
    }
    if Paths.name(root) == Paths.name(name), FileTree.isFile(root + "/Chart.yaml") { return root }
    throw GitOpsError(
      """
      there is no chart \(source.chart) in \(root), where \(source.repoURL) is mapped: \
      expected \(source.chart)/Chart.yaml or \(source.chart)-\(source.targetRevision).tgz
      """)
  }
}
