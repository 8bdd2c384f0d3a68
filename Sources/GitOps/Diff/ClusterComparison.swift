/// Compares two folders of charts and manifests, or two environments of one chart.
package struct ClusterComparison {
  /// The differences so far.
  package private(set) var diff = ClusterDiff()
  private let oldCharts = ChartCache()
  private let newCharts = ChartCache()

  /// Nothing compared yet.
  package init() {}

  /// Compares what two folders render to.
  ///
  /// A unit whose inputs are the same on both sides is not rendered.
  ///
  /// - Parameters:
  ///   - oldRoot: The folder before.
  ///   - newRoot: The folder after.
  ///   - paths: The folders to compare, relative to both; none for everything.
  ///   - environments: The environments to compare; nil for all that a chart has.
  ///   - excluded: Folders to stay out of, absolute.
  /// - Throws: `GitOpsError` when a folder cannot be read.
  package mutating func compareFolders(
    old oldRoot: String, new newRoot: String, paths: [String] = [],
    environments: Set<String>? = nil, excluding excluded: Set<String> = []
  ) throws(GitOpsError) {
    let before = try units(paths, oldRoot, other: newRoot, excluded)
    let after = try units(paths, newRoot, other: oldRoot, excluded)
    let oldUnits = Dictionary(before.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
    let newUnits = Dictionary(after.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
    for path in Set(oldUnits.keys).union(newUnits.keys).sorted() {
      let (old, new) = (oldUnits[path], newUnits[path])
      if let old, let new, try InputSnapshot(of: old) == InputSnapshot(of: new) {
        diff.noteUnchangedUnit()
        continue
      }
      try compare(path, old: old, new: new, environments: environments)
    }
  }

  /// The units of one side; a path that only the other side has is no mistake.
  private func units(
    _ paths: [String], _ root: String, other: String, _ excluded: Set<String>
  ) throws(GitOpsError) -> [RenderUnit] {
    let present = paths.filter { path in
      FileTree.isFolder(Paths.join(root, path)) || !FileTree.isFolder(Paths.join(other, path))
    }
    if present.isEmpty && !paths.isEmpty { return [] }
    return try UnitSearch.units(in: present, root: root, excluding: excluded)
  }

  private mutating func compare(
    _ path: String, old: RenderUnit?, new: RenderUnit?, environments wanted: Set<String>?
  ) throws(GitOpsError) {
    let before = try old?.environments() ?? []
    let after = try new?.environments() ?? []
    // An environment that only one side has is compared with what the other side renders for it:
    // its default values, or nothing when it has no such chart.
    var names = after.map(\.name)
    names += before.map(\.name).filter { !names.contains($0) }
    for name in names where wanted?.contains(name) ?? true {
      do {
        let left = try resources(old, before, name, oldCharts, side: "before")
        let right = try resources(new, after, name, newCharts, side: "after")
        diff.compare(unit: path, environment: name, old: left, new: right)
      } catch {
        diff.noteFailure("\(path) (\(name))", error)
      }
    }
  }

  private func resources(
    _ unit: RenderUnit?, _ environments: [RenderEnvironment], _ name: String,
    _ charts: ChartCache, side: String
  ) throws(GitOpsError) -> [Resource] {
    guard let unit else { return [] }
    let environment = environments.first { $0.name == name } ?? .default
    do {
      return try unit.render(for: environment, with: charts)
    } catch {
      throw GitOpsError("\(side): \(error.message)", cause: error.cause)
    }
  }

  /// Compares two environments of a chart.
  ///
  /// - Parameters:
  ///   - unit: The chart.
  ///   - old: The environment before.
  ///   - new: The environment after.
  package mutating func compareEnvironments(
    of unit: RenderUnit, from old: RenderEnvironment, to new: RenderEnvironment
  ) {
    if old.files == new.files {
      diff.noteUnchangedUnit()
      return
    }
    do {
      let before = try unit.render(for: old, with: oldCharts)
      let after = try unit.render(for: new, with: oldCharts)
      diff.compare(
        unit: unit.path, environment: "\(old.name) -> \(new.name)", old: before, new: after)
    } catch {
      diff.noteFailure(unit.path, error)
    }
  }
}
