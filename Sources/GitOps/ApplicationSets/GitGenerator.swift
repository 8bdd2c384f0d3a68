internal import GoRuntime

/// The git generator: one set of parameters for each folder or file of a repository that fits.
struct GitGenerator {
  private let fields: FieldReader
  private let repositories: Repositories
  /// Whether parameters are nested maps, as Go templates see them, or flat names.
  private let isNested: Bool

  /// A generator as the ApplicationSet holds it.
  init(_ fields: FieldReader, repositories: Repositories, isNested: Bool) {
    self.fields = fields
    self.repositories = repositories
    self.isNested = isNested
  }

  /// The sets of parameters, in the order of a walk by name.
  ///
  /// - Throws: `GitOpsError` when the fields are wrong or a file cannot be read.
  func parameters() throws(GitOpsError) -> [ValueMap] {
    let root = repositories.root(of: try fields.text("repoURL"))
    let prefix = try fields.text("pathParamPrefix")
    let extra = try fields.at("values").value.map ?? ValueMap()
    let folders = try patterns("directories")
    let files = try patterns("files")
    guard !folders.isEmpty || !files.isEmpty else {
      throw fields.fault("\(fields.path) has neither directories nor files")
    }
    var sets: [ValueMap] = []
    if !folders.isEmpty {
      for folder in try Self.folders(below: root) where Self.isPicked(folder, by: folders) {
        sets.append(parameters(path: folder, file: nil, prefix: prefix, extra: extra))
      }
    }
    if !files.isEmpty {
      for file in try FileTree.files(below: root) where Self.isPicked(file, by: files) {
        sets += try parameters(file: file, root: root, prefix: prefix, extra: extra)
      }
    }
    return sets
  }

  /// A pattern, and whether it takes away what others picked.
  private struct Pattern {
    var glob: GlobPattern
    var isExclusion: Bool
  }

  private func patterns(_ key: String) throws(GitOpsError) -> [Pattern] {
    var patterns: [Pattern] = []
    for entry in try fields.list(key) {
      patterns.append(
        Pattern(
          glob: GlobPattern(try entry.text("path")), isExclusion: try entry.flag("exclude")))
    }
    return patterns
  }

  private static func isPicked(_ path: String, by patterns: [Pattern]) -> Bool {
    patterns.contains { !$0.isExclusion && $0.glob.matches(path) }
      && !patterns.contains { $0.isExclusion && $0.glob.matches(path) }
  }

  /// Every folder below a root that is not hidden.
  private static func folders(below root: String) throws(GitOpsError) -> [String] {
    var found: [String] = []
    var waiting = [""]
    while let prefix = waiting.popLast() {
      if !prefix.isEmpty { found.append(String(prefix.dropLast())) }
      var inner: [String] = []
      for name in try FileTree.names(in: Paths.join(root, prefix)) where !name.hasPrefix(".") {
        if FileTree.isFolder(root + "/" + prefix + name) { inner.append(prefix + name + "/") }
      }
      waiting += inner.reversed()
      guard found.count < 100_000, prefix.utf8.count < 4096 else {
        throw .file(root, "too many folders")
      }
    }
    return found
  }

  /// The sets of a file: its content, one set for each element when it is a list.
  private func parameters(
    file: String, root: String, prefix: String, extra: ValueMap
  ) throws(GitOpsError) -> [ValueMap] {
    let value = try DocumentStream.parse(
      FileTree.read(Paths.join(root, file)), name: Paths.join(root, file))
    var sets: [ValueMap] = []
    for element in value.elements ?? [value] {
      guard let map = element.map else { throw .file(file, "a map of parameters is expected") }
      let set = isNested ? map.deepCopy() : Generator.flatten(map)
      for (key, value) in parameters(
        path: Paths.folder(file), file: Paths.name(file), prefix: prefix, extra: extra)
      {
        set.set(key, value)
      }
      sets.append(set)
    }
    return sets
  }

  /// What a path gives to the template.
  private func parameters(
    path: String, file: String?, prefix: String, extra: ValueMap
  ) -> ValueMap {
    let segments = path.split(separator: "/").map(String.init)
    let basename = segments.last ?? path
    var entries: [(String, String)] = [
      ("basename", basename), ("basenameNormalized", ParameterTemplate.normalize(basename)),
    ]
    if let file {
      entries += [("filename", file), ("filenameNormalized", ParameterTemplate.normalize(file))]
    }
    let set = ValueMap()
    if isNested {
      let place = ValueMap(entries.map { (ByteString($0.0), Value.string($0.1)) })
      place.set("path", .string(path))
      place.set("segments", .list(segments.map { Value.string($0) }))
      let holder: Value = .map(place)
      if prefix.isEmpty {
        set.set("path", holder)
      } else {
        set.set(ByteString(prefix), .map(ValueMap([("path", holder)])))
      }
      if !extra.isEmpty { set.set("values", .map(extra.deepCopy())) }
      return set
    }
    let name = prefix.isEmpty ? "path" : prefix + ".path"
    set.set(ByteString(name), .string(path))
    for (key, value) in entries { set.set(ByteString("\(name).\(key)"), .string(value)) }
    for (index, segment) in segments.enumerated() {
      set.set(ByteString("\(name)[\(index)]"), .string(segment))
    }
    for (key, value) in Generator.flatten(extra) {
      set.set(ByteString("values.") + key, value)
    }
    return set
  }
}

extension ByteString {
  /// Two byte strings behind each other.
  static func + (left: ByteString, right: ByteString) -> ByteString {
    ByteString(left.bytes + right.bytes)
  }
}
