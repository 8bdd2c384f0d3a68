internal import GoRuntime
internal import YAML

/// One generator of an ApplicationSet: it makes sets of parameters for the template.
struct Generator {
  private let fields: FieldReader
  private let renderer: ParameterTemplate
  private let repositories: Repositories

  /// A generator as the ApplicationSet holds it.
  init(_ fields: FieldReader, renderer: ParameterTemplate, repositories: Repositories) {
    self.fields = fields
    self.renderer = renderer
    self.repositories = repositories
  }

  /// The kinds that Argo CD knows; the first three are worked out here.
  private static let kinds = [
    "list", "git", "matrix", "merge", "clusters", "scmProvider", "pullRequest",
    "clusterDecisionResource", "plugin",
  ]

  /// The set's template with the generator's own fields over it.
  func mergedTemplate(onto template: Value) throws(GitOpsError) -> Value {
    for kind in Self.kinds {
      let override = try fields.at(kind).at("template").value
      if !override.isNull { return Self.merge(override, onto: template, depth: 0) }
    }
    return template
  }

  private static func merge(_ value: Value, onto base: Value, depth: Int) -> Value {
    guard depth < 100, let map = value.map, let under = base.map else {
      return value.isNull ? base : value
    }
    let merged = under.shallowCopy()
    for (key, element) in map {
      merged.set(key, merge(element, onto: under[key] ?? .null, depth: depth + 1))
    }
    return .map(merged)
  }

  /// The sets of parameters, in order.
  ///
  /// - Parameters:
  ///   - outer: The parameters of the generator that this one is combined with.
  ///   - depth: How deep the generator is nested.
  /// - Throws: `GitOpsError` when the generator is not supported or its fields are wrong.
  func parameters(given outer: ValueMap, depth: Int) throws(GitOpsError) -> [ValueMap] {
    guard depth < 4 else { throw fields.fault("\(fields.path): generators nest too deep") }
    guard let kind = Self.kinds.first(where: fields.has) else {
      throw fields.fault("\(fields.path) holds no generator")
    }
    let sets: [ValueMap]
    switch kind {
    case "list": sets = try list(try fields.at("list"))
    case "git":
      let git = GitGenerator(
        try fields.at("git"), repositories: repositories,
        isNested: renderer.usesGoTemplate)
      sets = try git.parameters()
    case "matrix": sets = try matrix(try fields.at("matrix"), depth: depth)
    default:
      throw fields.fault(
        """
        the \(kind) generator asks a cluster or a service, which is not done here; \
        list, git and matrix are worked out
        """)
    }
    let selector = try ParameterSelector(try fields.at("selector"))
    return sets.filter(selector.matches)
  }

  /// The elements of a list generator.
  private func list(_ list: FieldReader) throws(GitOpsError) -> [ValueMap] {
    var elements = try list.list("elements").map(\.value)
    let text = try list.text("elementsYaml")
    if !text.isEmpty {
      let value = try DocumentStream.parse(
        Array(text.utf8), name: "\(list.path).elementsYaml")
      elements += value.elements ?? []
    }
    var sets: [ValueMap] = []
    for (index, element) in elements.enumerated() {
      guard let map = element.map else {
        throw list.fault("\(list.path).elements[\(index)] is no map")
      }
      sets.append(renderer.usesGoTemplate ? map.deepCopy() : Self.flatten(map))
    }
    return sets
  }

  /// Every set of the first generator with every set of the second, which sees the first's.
  private func matrix(_ matrix: FieldReader, depth: Int) throws(GitOpsError) -> [ValueMap] {
    let generators = try matrix.list("generators")
    guard generators.count == 2 else {
      throw matrix.fault("\(matrix.path).generators holds \(generators.count) generators, not 2")
    }
    let first = Generator(generators[0], renderer: renderer, repositories: repositories)
    var combined: [ValueMap] = []
    for left in try first.parameters(given: ValueMap(), depth: depth + 1) {
      // The second generator's own fields may use what the first one made.
      let rendered = try renderer.render(generators[1].value, with: left)
      let second = Generator(
        FieldReader(rendered, origin: fields.origin, path: generators[1].path),
        renderer: renderer, repositories: repositories)
      for right in try second.parameters(given: left, depth: depth + 1) {
        let set = left.deepCopy()
        for (key, value) in right {
          if case .map(let inner) = value, case .map(let outer)? = set[key] {
            let joined = outer.shallowCopy()
            for (name, element) in inner { joined.set(name, element) }
            set.set(key, .map(joined))
          } else {
            set.set(key, value)
          }
        }
        combined.append(set)
        guard combined.count <= 10_000 else {
          throw matrix.fault("\(matrix.path) makes more than 10,000 Applications")
        }
      }
    }
    return combined
  }

  /// A map with the leaves of inner maps under dotted names, as plain templates see it.
  static func flatten(_ map: ValueMap) -> ValueMap {
    let flat = ValueMap(capacity: map.count)
    func visit(_ value: Value, _ name: String, _ depth: Int) {
      if depth < 50, case .map(let inner) = value {
        for (key, element) in inner {
          visit(element, name.isEmpty ? key.text : name + "." + key.text, depth + 1)
        }
      } else {
        flat.set(ByteString(name), .string(SecretModifier.text(of: value)))
      }
    }
    visit(.map(map), "", 0)
    return flat
  }
}
