internal import GoRuntime

/// What a resource's annotations tell the Argo CD Vault Plugin.
struct SecretAnnotations {
  /// The path for placeholders that name none.
  var path: String?
  /// The version for placeholders that name none.
  var version = ""
  /// Whether the plugin leaves the resource alone.
  var isIgnored = false
  /// Whether an entry whose placeholder has no value is dropped.
  var removesMissing = false

  /// Reads the annotations of a resource.
  init(of resource: Value) {
    guard let annotations = resource.at("metadata", "annotations")?.map else { return }
    path = annotations["avp.kubernetes.io/path"]?.string
    version = annotations["avp.kubernetes.io/secret-version"]?.string ?? ""
    isIgnored = annotations["avp.kubernetes.io/ignore"]?.string == "true"
    removesMissing = annotations["avp.kubernetes.io/remove-missing"]?.string == "true"
  }

  /// The placeholders of a text in the resource.
  func placeholders(in text: ByteString) -> [Placeholder] {
    Placeholder.find(in: text, annotatedPath: path, version: version)
  }
}
