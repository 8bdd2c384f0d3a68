/// What the cluster can do, as `.Capabilities` shows it.
public struct Capabilities: Sendable, Hashable {
  /// The Kubernetes version.
  public var kubeVersion: KubeVersion
  /// The API versions that the cluster knows, the defaults first.
  public var apiVersions: [String]

  /// What `helm template` of Helm 4.2.4 takes for granted.
  public init() {
    kubeVersion = KubeVersion(version: "v1.36.0", normalized: "v1.36.0", major: "1", minor: "36")
    apiVersions = Self.defaultAPIVersions
  }

  /// The defaults with another Kubernetes version and more API versions.
  ///
  /// - Parameters:
  ///   - kubeVersion: As given to `--kube-version`; nil for the default.
  ///   - apiVersions: As given to `--api-versions`.
  /// - Throws: `RenderError` when the version is none.
  public init(kubeVersion: String? = nil, apiVersions: [String]) throws(RenderError) {
    self.init()
    if let kubeVersion, !kubeVersion.isEmpty {
      self.kubeVersion = try KubeVersion(parsing: kubeVersion)
    }
    self.apiVersions += apiVersions
  }
}

/// A Kubernetes version, as `.Capabilities.KubeVersion` shows it.
public struct KubeVersion: Sendable, Hashable {
  /// The full version, such as `v1.33.4-gke.1245000`.
  public var version: String
  /// The version without suffixes, for comparing with a chart's `kubeVersion`.
  public var normalized: String
  /// The major part.
  public var major: String
  /// The minor part.
  public var minor: String
}
