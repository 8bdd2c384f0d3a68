internal import GoRuntime

/// What changes in the rendered cluster between two sides, by resource.
package struct ClusterDiff: Sendable {
  /// How a resource differs.
  package enum Change: Sendable {
    case added
    case removed
    case changed([FieldChange])
  }

  /// One resource that differs, in one or more environments in the same way.
  package struct Entry: Sendable {
    /// The chart's path in the repository.
    package var unit: String
    /// The environments in which it differs so.
    package var environments: [String]
    /// The resource.
    package var identity: Resource.Identity
    /// Its `apiVersion`.
    package var apiVersion: String
    /// How it differs.
    package var change: Change
  }

  /// Something that could not be rendered.
  package struct Failure: Sendable {
    /// What it is, and on which side.
    package var name: String
    /// Why.
    package var error: GitOpsError
  }

  /// The differences, by unit, then kind and name.
  package private(set) var entries: [Entry] = []
  /// What could not be compared.
  package private(set) var failures: [Failure] = []
  /// How many units were not rendered because their inputs are the same.
  package private(set) var unchangedUnits = 0

  /// Nothing compared yet.
  package init() {}

  /// Whether nothing differs.
  package var isEmpty: Bool { entries.isEmpty }

  /// Counts a unit that is the same on both sides.
  package mutating func noteUnchangedUnit() { unchangedUnits += 1 }

  /// Notes that something could not be compared.
  package mutating func noteFailure(_ name: String, _ error: GitOpsError) {
    failures.append(Failure(name: name, error: error))
  }

  /// Compares what a unit renders to on both sides in one environment.
  package mutating func compare(
    unit: String, environment: String, old: [Resource], new: [Resource]
  ) {
    let before = Self.indexed(old)
    let after = Self.indexed(new)
    for key in Set(before.keys).union(after.keys).sorted() {
      switch (before[key], after[key]) {
      case (let resource?, nil):
        add(unit, environment, key.identity, resource.apiVersion, .removed)
      case (nil, let resource?):
        add(unit, environment, key.identity, resource.apiVersion, .added)
      case (let left?, let right?):
        let changes = FieldChange.changes(from: left.value, to: right.value)
        if !changes.isEmpty {
          add(unit, environment, key.identity, right.apiVersion, .changed(changes))
        }
      case (nil, nil):
        break
      }
    }
  }

  /// A resource's identity, and which of several with the same identity it is.
  private struct Key: Hashable, Comparable {
    var identity: Resource.Identity
    var number: Int

    static func < (left: Key, right: Key) -> Bool {
      (left.identity, left.number) < (right.identity, right.number)
    }
  }

  private static func indexed(_ resources: [Resource]) -> [Key: Resource] {
    var index: [Key: Resource] = [:]
    for resource in resources {
      var key = Key(identity: resource.identity, number: 0)
      while index[key] != nil { key.number += 1 }
      index[key] = resource
    }
    return index
  }

  /// Adds a difference, to an entry of another environment when it is the same there.
  private mutating func add(
    _ unit: String, _ environment: String, _ identity: Resource.Identity, _ apiVersion: String,
    _ change: Change
  ) {
    for index in entries.indices.reversed() {
      guard entries[index].unit == unit else { break }
      if entries[index].identity == identity, entries[index].apiVersion == apiVersion,
        !entries[index].environments.contains(environment),
        entries[index].change.isSame(as: change)
      {
        entries[index].environments.append(environment)
        return
      }
    }
    entries.append(
      Entry(
        unit: unit, environments: [environment], identity: identity, apiVersion: apiVersion,
        change: change))
  }

  /// How many resources were added, removed and changed.
  package var counts: (added: Int, removed: Int, changed: Int) {
    var counts = (added: 0, removed: 0, changed: 0)
    for entry in entries {
      switch entry.change {
      case .added: counts.added += 1
      case .removed: counts.removed += 1
      case .changed: counts.changed += 1
      }
    }
    return counts
  }
}

extension ClusterDiff.Change {
  /// Whether two changes are the same, field by field.
  func isSame(as other: ClusterDiff.Change) -> Bool {
    switch (self, other) {
    case (.added, .added), (.removed, .removed): return true
    case (.changed(let left), .changed(let right)):
      return left.count == right.count
        && zip(left, right).allSatisfy { a, b in
          a.path == b.path && (a.old ?? .invalid).isSame(as: b.old ?? .invalid)
            && (a.new ?? .invalid).isSame(as: b.new ?? .invalid)
            && (a.old == nil) == (b.old == nil) && (a.new == nil) == (b.new == nil)
        }
    default: return false
    }
  }

  /// The word for the change.
  package var word: String {
    switch self {
    case .added: "added"
    case .removed: "removed"
    case .changed: "changed"
    }
  }
}
