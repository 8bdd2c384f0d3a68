internal import GoRuntime

/// What templates see as `.`, for each chart of a tree, in one rendering.
struct RenderScopes {
  /// The contexts, in the order of `PreparedChart.scopes`.
  private(set) var contexts: [ValueMap] = []

  /// Builds the contexts.
  ///
  /// - Parameters:
  ///   - chart: The prepared chart.
  ///   - values: The coalesced values of the root, which templates may change.
  ///   - release: The release.
  ///   - capabilities: `.Capabilities`, which is shared.
  init(_ chart: PreparedChart, values: ValueMap, release: Release, capabilities: Value) {
    let releaseMap: Value = .map(
      ValueMap([
        ("IsInstall", .bool(!release.isUpgrade)), ("IsUpgrade", .bool(release.isUpgrade)),
        ("Name", .string(release.name)), ("Namespace", .string(release.namespace)),
        ("Revision", .int(release.revision)), ("Service", .string("Helm")),
      ]))
    values.type = .values
    var subcharts: [ValueMap] = []
    var scopeValues: [ValueMap] = []
    for scope in chart.scopes {
      let own: ValueMap
      if let parent = scope.parent {
        // A name with dots is looked up as a path, as in Helm.
        // It is one map with the parent's entry, so that both see what `set` changes. Go gives it
        // two types, of which that of the parent's entry is the one that functions tell apart.
        own = ValuePath.table(scope.chart.name, in: scopeValues[parent]) ?? ValueMap()
        own.type = .returnedValues
      } else {
        own = values
      }
      scopeValues.append(own)
      let children = ValueMap(capacity: scope.chart.children.count)
      subcharts.append(children)
      let context = ValueMap(capacity: 8, type: .values)
      context.set("Capabilities", capabilities)
      context.set("Chart", .map(scope.metadata.deepCopy()))
      context.set("Files", .object(scope.files))
      context.set("Release", releaseMap)
      context.set("Subcharts", .map(children))
      context.set("Values", .map(own))
      if let parent = scope.parent {
        subcharts[parent].set(scope.chart.key, .map(context))
      }
      contexts.append(context)
    }
  }

  /// Says which template is executed next.
  func enter(_ template: PreparedChart.Template, basePath: ByteString) -> ValueMap {
    let context = contexts[template.scope]
    let own = ValueMap(capacity: 2, type: .values)
    own.set("BasePath", .string(basePath))
    own.set("Name", .string(template.name))
    context.set("Template", .map(own))
    return context
  }
}
