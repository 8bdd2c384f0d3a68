internal import GoRuntime

extension ChartInstance {
  /// `.Chart`: the chart's metadata under Go's field names.
  ///
  /// - Returns: A map that nobody else holds.
  func metadataMap() -> ValueMap {
    let metadata = source.metadata
    let map = ValueMap(capacity: 20)
    map.set("Name", .string(key))
    map.set("Home", .string(metadata.home))
    map.set("Sources", Self.strings(metadata.sources))
    map.set("Version", .string(metadata.version))
    map.set("Description", .string(metadata.description))
    map.set("Keywords", Self.strings(metadata.keywords))
    map.set("Maintainers", .list(metadata.maintainers.compactMap { $0 }.map(Self.maintainer)))
    map.set("Icon", .string(metadata.icon))
    map.set("APIVersion", .string(metadata.apiVersion))
    map.set("Condition", .string(metadata.condition))
    map.set("Tags", .string(metadata.tags))
    map.set("AppVersion", .string(metadata.appVersion))
    map.set("Deprecated", .bool(metadata.isDeprecated))
    let annotations = ValueMap(
      capacity: metadata.annotations.count,
      type: metadata.annotations.isEmpty ? .nilStrings : .strings)
    for (key, value) in metadata.annotations { annotations.set(ByteString(key), .string(value)) }
    map.set("Annotations", .map(annotations))
    map.set("KubeVersion", .string(metadata.kubeVersion))
    map.set("Dependencies", .list((requirements ?? []).map(Self.dependency)))
    map.set("Type", .string(metadata.type))
    map.set("IsRoot", .bool(isRoot))
    return map
  }

  private static func strings(_ texts: [String]) -> Value { .list(texts.map { .string($0) }) }

  private static func maintainer(_ maintainer: Maintainer) -> Value {
    .map(
      ValueMap([
        ("Name", .string(maintainer.name)), ("Email", .string(maintainer.email)),
        ("URL", .string(maintainer.url)),
      ]))
  }

  private static func dependency(_ requirement: Requirement) -> Value {
    .map(
      ValueMap([
        ("Name", .string(requirement.name)), ("Version", .string(requirement.declared.version)),
        ("Repository", .string(requirement.declared.repository)),
        ("Condition", .string(requirement.declared.condition)),
        ("Tags", strings(requirement.declared.tags)), ("Enabled", .bool(requirement.isEnabled)),
        ("ImportValues", .list(requirement.importValues)),
        ("Alias", .string(requirement.declared.alias)),
      ]))
  }
}
