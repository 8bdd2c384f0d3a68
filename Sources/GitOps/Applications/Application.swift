internal import GoRuntime

/// An Argo CD Application: which sources to render, and where the result goes.
package struct Application: Sendable {
  /// Its `metadata.name`.
  package var name: String
  /// Its `metadata.namespace`; empty when it names none.
  package var namespace: String
  /// The Argo CD project.
  package var project: String
  /// Where the rendered resources go when they name no namespace.
  package var destinationNamespace: String
  /// What is rendered, in order; a source with only a `ref` renders nothing.
  package var sources: [ApplicationSource]
  /// The file or template that holds it.
  package var origin: String

  /// What tells Applications apart, and what Argo CD passes as `ARGOCD_APP_NAME`.
  package var title: String { namespace.isEmpty ? name : "\(namespace)/\(name)" }

  /// Whether a resource is an Application.
  package static func isApplication(_ resource: Resource) -> Bool {
    resource.kind == "Application" && resource.group == "argoproj.io"
  }

  /// Reads an Application.
  ///
  /// - Parameter resource: A resource of kind `Application`.
  /// - Throws: `GitOpsError` when a field that rendering needs is missing or has another type.
  package init(_ resource: Resource) throws(GitOpsError) {
    let fields = FieldReader(resource.value)
    name = try fields.at("metadata").text("name")
    guard !name.isEmpty else { throw fields.fault("metadata.name is missing") }
    namespace = try fields.at("metadata").text("namespace")
    origin = resource.source
    let spec = FieldReader(resource.value.at("spec") ?? .null, path: "spec")
    guard spec.value.map != nil else { throw spec.fault("spec is missing") }
    project = try spec.text("project")
    destinationNamespace = try spec.at("destination").text("namespace")
    let several = try spec.list("sources")
    if !several.isEmpty {
      sources = []
      for source in several { sources.append(try ApplicationSource(source)) }
    } else {
      let source = try spec.at("source")
      guard !source.value.isNull else { throw spec.fault("spec.source is missing") }
      sources = [try ApplicationSource(source)]
    }
  }
}
