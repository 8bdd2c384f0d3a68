package import GoRuntime

/// One Kubernetes resource of a rendering.
package struct Resource: Sendable {
  /// Its `apiVersion`.
  package var apiVersion: String
  /// Its `kind`.
  package var kind: String
  /// Its `metadata.name`; empty when only `generateName` is set.
  package var name: String
  /// Its `metadata.namespace`; empty when it names none.
  package var namespace: String
  /// The file or template that it comes from.
  package var source: String
  /// The whole resource.
  package var value: Value
  /// The document's text as it was rendered, with its comments.
  package var text: [UInt8]

  /// A resource of a parsed document; nil when it has no `kind`, or no `apiVersion` that it needs.
  ///
  /// - Parameters:
  ///   - value: The parsed document.
  ///   - text: The document's text.
  ///   - source: The file or template that it comes from.
  ///   - needsVersion: Whether a document without `apiVersion` is none, which tells manifests from
  ///     other files; what a chart renders to is a manifest by its place.
  package init?(_ value: Value, text: [UInt8], source: String, needsVersion: Bool = true) {
    guard let map = value.map, let kind = map["kind"]?.string, !kind.isEmpty else { return nil }
    let apiVersion = map["apiVersion"]?.string ?? ""
    if needsVersion && apiVersion.isEmpty { return nil }
    self.apiVersion = apiVersion
    self.kind = kind
    let metadata = map["metadata"]
    name = metadata?.at("name")?.string ?? metadata?.at("generateName")?.string ?? ""
    namespace = metadata?.at("namespace")?.string ?? ""
    self.source = source
    self.value = value
    self.text = text
  }

  /// The API group, empty for the core one.
  package var group: String {
    apiVersion.contains("/") ? String(apiVersion.prefix { $0 != "/" }) : ""
  }

  /// What tells the resource apart in a cluster.
  package var identity: Identity {
    Identity(group: group, kind: kind, namespace: namespace, name: name)
  }

  /// The same resource in the namespace that it ends up in when it names none itself.
  package func placed(in defaultNamespace: String) -> Identity {
    var identity = identity
    if Self.isClusterScoped(group: group, kind: kind) {
      identity.namespace = ""
    } else if identity.namespace.isEmpty {
      identity.namespace = defaultNamespace
    }
    return identity
  }

  /// What tells a resource apart: its version is no part of it.
  package struct Identity: Sendable, Hashable, Comparable {
    package var group: String
    package var kind: String
    package var namespace: String
    package var name: String

    /// Names a resource.
    package init(group: String, kind: String, namespace: String, name: String) {
      self.group = group
      self.kind = kind
      self.namespace = namespace
      self.name = name
    }

    /// Kind, namespace and name as people write them: `Deployment petclinic/web`.
    package var title: String {
      namespace.isEmpty ? "\(kind) \(name)" : "\(kind) \(namespace)/\(name)"
    }

    package static func < (left: Identity, right: Identity) -> Bool {
      (left.kind, left.namespace, left.name, left.group)
        < (right.kind, right.namespace, right.name, right.group)
    }
  }

  /// The `# Source:` line that the text starts with, or one made of the source.
  var sourceComment: String { "# Source: \(source)" }
}
