internal import GoRuntime
internal import YAML

extension ChartMetadata {
  /// Reads Chart.yaml or requirements.yaml over what is known so far.
  ///
  /// - Parameters:
  ///   - root: The file's document, with integers kept.
  /// - Returns: Whether the text declares dependencies, be it an empty list; nil when it is silent.
  /// - Throws: The text of Helm's YAML library.
  mutating func decode(_ root: Value) throws(YAMLError) -> Bool? {
    var metadata = self
    var declares: Bool?
    try StructDecoder.decode(root, as: "v2.Metadata") { decoder, name, value in
      if name == "dependencies" {
        declares = !StructDecoder.isNull(value)
        metadata.dependencies = []
      }
      metadata.decodeField(name, value, &decoder)
    }
    self = metadata
    return declares
  }

  private mutating func decodeField(
    _ name: ByteString, _ value: Value, _ decoder: inout StructDecoder
  ) {
    switch name {
    case "name": decoder.string(value, into: &self.name)
    case "home": decoder.string(value, into: &home)
    case "sources":
      sources = []
      decoder.strings(value, into: &sources)
    case "version": decoder.string(value, into: &version)
    case "description": decoder.string(value, into: &description)
    case "keywords":
      keywords = []
      decoder.strings(value, into: &keywords)
    case "maintainers":
      var list: [Maintainer?] = []
      decoder.list(value, of: "[]*v2.Maintainer") { decoder, element in
        list.append(Maintainer.decode(element, &decoder))
      }
      maintainers = list
    case "icon": decoder.string(value, into: &icon)
    case "apiversion":
      decoder.spelled("apiVersion")
      decoder.string(value, into: &apiVersion)
    case "condition": decoder.string(value, into: &condition)
    case "tags": decoder.string(value, into: &tags)
    case "appversion":
      decoder.spelled("appVersion")
      decoder.string(value, into: &appVersion)
    case "deprecated": decoder.bool(value, into: &isDeprecated)
    case "annotations":
      var entries: [String: String] = [:]
      decoder.stringMap(value) { entries[$0.text] = $1 }
      annotations = entries
    case "kubeversion":
      decoder.spelled("kubeVersion")
      decoder.string(value, into: &kubeVersion)
    case "dependencies":
      var list: [ChartDependency?] = []
      decoder.list(value, of: "[]*v2.Dependency") { decoder, element in
        list.append(ChartDependency.decode(element, &decoder))
      }
      dependencies = list
    case "type": decoder.string(value, into: &type)
    default: return
    }
  }
}

extension Maintainer {
  fileprivate static func decode(_ value: Value, _ decoder: inout StructDecoder) -> Maintainer? {
    if StructDecoder.isNull(value) { return nil }
    var maintainer = Maintainer()
    decoder.structure(value, as: "v2.Maintainer") { decoder, name, value in
      switch name {
      case "name": decoder.string(value, into: &maintainer.name)
      case "email": decoder.string(value, into: &maintainer.email)
      case "url": decoder.string(value, into: &maintainer.url)
      default: return
      }
    }
    return maintainer
  }
}

extension ChartDependency {
  fileprivate static func decode(
    _ value: Value, _ decoder: inout StructDecoder
  ) -> ChartDependency? {
    if StructDecoder.isNull(value) { return nil }
    var dependency = ChartDependency()
    decoder.structure(value, as: "v2.Dependency") { decoder, name, value in
      switch name {
      case "name": decoder.string(value, into: &dependency.name)
      case "version": decoder.string(value, into: &dependency.version)
      case "repository": decoder.string(value, into: &dependency.repository)
      case "condition": decoder.string(value, into: &dependency.condition)
      case "tags":
        dependency.tags = []
        decoder.strings(value, into: &dependency.tags)
      case "enabled": decoder.bool(value, into: &dependency.isEnabled)
      case "import-values":
        var entries: [Value] = []
        decoder.list(value, of: "[]interface {}") { entries.append($1) }
        dependency.importValues = entries
      case "alias": decoder.string(value, into: &dependency.alias)
      default: return
      }
    }
    return dependency
  }
}
