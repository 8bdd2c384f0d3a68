internal import GoRuntime

/// An Argo CD ApplicationSet: a template of Applications and generators of its parameters.
///
/// The list, git and matrix generators are worked out from the working copy; those that ask a
/// cluster or a service are refused.
package struct ApplicationSet {
  private let namespace: String
  private let source: String
  private let usesGoTemplate: Bool
  private let requiresKeys: Bool
  private let generators: [FieldReader]
  private let template: Value

  /// Whether a resource is an ApplicationSet.
  package static func isApplicationSet(_ resource: Resource) -> Bool {
    resource.kind == "ApplicationSet" && resource.group == "argoproj.io"
  }

  /// Reads an ApplicationSet.
  ///
  /// - Throws: `GitOpsError` when a field that is needed is missing or has another type.
  package init(_ resource: Resource) throws(GitOpsError) {
    namespace = resource.namespace
    source = resource.source
    let spec = FieldReader(resource.value.at("spec") ?? .null, path: "spec")
    guard spec.value.map != nil else { throw spec.fault("spec is missing") }
    usesGoTemplate = try spec.flag("goTemplate")
    requiresKeys = try spec.texts("goTemplateOptions").contains("missingkey=error")
    generators = try spec.list("generators")
    guard !generators.isEmpty else { throw spec.fault("spec.generators is missing") }
    template = try spec.at("template").value
    guard !template.isNull else { throw spec.fault("spec.template is missing") }
    if spec.has("templatePatch") {
      throw spec.fault("spec.templatePatch is not supported here")
    }
  }

  /// The Applications that the generators make.
  ///
  /// - Parameter repositories: Where the git generator looks.
  /// - Throws: `GitOpsError` when a generator is not supported, fails, or two Applications get the
  ///   same name.
  package func applications(in repositories: Repositories) throws(GitOpsError) -> [Resource] {
    var applications: [Resource] = []
    var names: Set<String> = []
    let renderer = ParameterTemplate(usesGoTemplate: usesGoTemplate, requiresKeys: requiresKeys)
    for fields in generators {
      let generator = Generator(fields, renderer: renderer, repositories: repositories)
      let merged = try generator.mergedTemplate(onto: template)
      for parameters in try generator.parameters(given: ValueMap(), depth: 0) {
        let value = try renderer.render(merged, with: parameters)
        let resource = try application(value)
        guard names.insert(resource.name).inserted else {
          throw GitOpsError("makes two Applications with the name \(resource.name)")
        }
        applications.append(resource)
      }
    }
    return applications
  }

  /// An Application of a rendered template.
  private func application(_ template: Value) throws(GitOpsError) -> Resource {
    let application = ValueMap()
    application.set("apiVersion", .string("argoproj.io/v1alpha1"))
    application.set("kind", .string("Application"))
    let metadata = (template.at("metadata")?.map ?? ValueMap()).shallowCopy()
    if metadata["namespace"] == nil && !namespace.isEmpty {
      metadata.set("namespace", .string(namespace))
    }
    application.set("metadata", .map(metadata))
    application.set("spec", template.at("spec") ?? .null)
    let value = Value.map(application)
    let text = try ResourceText.write(value, comment: "# Source: \(source)")
    guard let resource = Resource(value, text: text, source: source), !resource.name.isEmpty else {
      throw GitOpsError("spec.template.metadata.name is missing")
    }
    return resource
  }

  /// The folder that the first git generator of a resource looks in, up to its first pattern, to
  /// find the working copy by.
  static func firstFolder(in resource: Resource) -> String? {
    firstPattern(in: resource.value.at("spec", "generators") ?? .null, depth: 0).map { pattern in
      let fixed = pattern.split(separator: "/").prefix { !GlobPattern.isPattern(String($0)) }
      return fixed.isEmpty ? "." : fixed.joined(separator: "/")
    }
  }

  private static func firstPattern(in generators: Value, depth: Int) -> String? {
    guard depth < 4 else { return nil }
    for generator in generators.elements ?? [] {
      let git = generator.at("git")
      for section: ByteString in ["directories", "files"] {
        for entry in git?.at(section)?.elements ?? [] {
          if let path = entry.at("path")?.string, entry.at("exclude")?.boolean != true {
            return path
          }
        }
      }
      if let inner = generator.at("matrix", "generators"),
        let pattern = firstPattern(in: inner, depth: depth + 1)
      {
        return pattern
      }
    }
    return nil
  }
}
