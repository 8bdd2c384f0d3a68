internal import YAML

extension YAMLLimits {
  /// The part of a rendering's limits that is about YAML.
  init(_ limits: RenderLimits) {
    self.init(
      depth: limits.yamlDepth, nodes: limits.yamlNodes, aliasedNodes: limits.yamlAliasNodes)
  }
}
