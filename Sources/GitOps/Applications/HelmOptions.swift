package import GoRuntime

/// What an Application's source says to Helm.
package struct HelmOptions: Sendable {
  /// A value that goes to `--set` or `--set-string`.
  package struct Parameter: Sendable {
    package var name: String
    package var value: String
    /// Whether the value stays a string whatever it looks like.
    package var forcesString: Bool
  }

  /// The release's name; empty for the Application's.
  package var releaseName = ""
  /// Value files, relative to the chart, or to the repository when they start with a slash.
  package var valueFiles: [String] = []
  /// Whether value files that are missing are passed over.
  package var ignoresMissingValueFiles = false
  /// Values as YAML text.
  package var values = ""
  /// Values as a map; when it is there, Argo CD does not look at `values`.
  package var valuesObject: Value?
  /// Single values.
  package var parameters: [Parameter] = []
  /// Single values whose text is a file's content.
  package var fileParameters: [(name: String, path: String)] = []
  /// The Kubernetes version; empty for the cluster's.
  package var kubeVersion = ""
  /// More API versions.
  package var apiVersions: [String] = []
  /// The namespace; empty for the destination's.
  package var namespace = ""
  /// Whether files under `crds/` are left out.
  package var skipsCRDs = false
  /// Whether test hooks are left out.
  package var skipsTests = false
  /// Whether values are not checked by the chart's schema.
  package var skipsSchemaValidation = false

  /// The options of a source that names none.
  package init() {}

  init(_ fields: FieldReader) throws(GitOpsError) {
    releaseName = try fields.text("releaseName")
    valueFiles = try fields.texts("valueFiles")
    ignoresMissingValueFiles = try fields.flag("ignoreMissingValueFiles")
    values = try fields.text("values")
    let object = try fields.at("valuesObject")
    valuesObject = object.value.isNull ? nil : object.value
    for entry in try fields.list("parameters") {
      parameters.append(
        Parameter(
          name: try entry.text("name"), value: try entry.text("value"),
          forcesString: try entry.flag("forceString")))
    }
    for entry in try fields.list("fileParameters") {
      fileParameters.append((try entry.text("name"), try entry.text("path")))
    }
    kubeVersion = try fields.text("kubeVersion")
    apiVersions = try fields.texts("apiVersions")
    namespace = try fields.text("namespace")
    skipsCRDs = try fields.flag("skipCrds")
    skipsTests = try fields.flag("skipTests")
    skipsSchemaValidation = try fields.flag("skipSchemaValidation")
  }
}
