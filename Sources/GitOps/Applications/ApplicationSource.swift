internal import GoRuntime

/// One source of an Application: a folder of a repository, or a chart of a Helm repository.
package struct ApplicationSource: Sendable {
  /// Git repository or chart repository.
  package var repoURL: String
  /// The folder in the repository; empty when there is none.
  package var path: String
  /// The chart's name in a Helm repository; empty for a folder.
  package var chart: String
  /// The revision or version asked for.
  package var targetRevision: String
  /// The name that value files of other sources reach this repository by.
  package var ref: String
  /// What `helm` says, if the source has it.
  package var helm: HelmOptions?
  /// What `directory` says, if the source has it.
  package var directory: DirectoryOptions?
  /// What `plugin` says, if the source has it.
  package var plugin: PluginOptions?
  /// Whether the source asks for Kustomize.
  package var isKustomize: Bool

  /// Reads a source.
  init(_ fields: FieldReader) throws(GitOpsError) {
    guard fields.value.map != nil else { throw fields.fault("\(fields.path) is no map") }
    repoURL = try fields.text("repoURL")
    guard !repoURL.isEmpty else { throw fields.fault("\(fields.path).repoURL is missing") }
    path = try fields.text("path")
    chart = try fields.text("chart")
    targetRevision = try fields.text("targetRevision")
    ref = try fields.text("ref")
    helm = fields.has("helm") ? try HelmOptions(fields.at("helm")) : nil
    directory = fields.has("directory") ? try DirectoryOptions(fields.at("directory")) : nil
    plugin = fields.has("plugin") ? try PluginOptions(fields.at("plugin")) : nil
    isKustomize = fields.has("kustomize")
    if path.isEmpty && chart.isEmpty && ref.isEmpty {
      throw fields.fault("\(fields.path) needs a path or a chart")
    }
  }
}

/// How a directory source picks its files.
package struct DirectoryOptions: Sendable {
  /// Whether folders below are read too.
  package var recurse: Bool
  /// The files to take; empty for all.
  package var include: String
  /// The files to leave out.
  package var exclude: String
  /// Whether Jsonnet is asked for.
  package var hasJsonnet: Bool

  /// The options of a source that names none.
  package init() {
    recurse = false
    include = ""
    exclude = ""
    hasJsonnet = false
  }

  init(_ fields: FieldReader) throws(GitOpsError) {
    recurse = try fields.flag("recurse")
    include = try fields.text("include")
    exclude = try fields.text("exclude")
    let jsonnet = try fields.at("jsonnet")
    hasJsonnet = !(jsonnet.value.map?.isEmpty ?? true)
  }
}

/// What a Config Management Plugin is given.
package struct PluginOptions: Sendable {
  /// The plugin's name; empty when Argo CD is to discover it.
  package var name: String
  /// Variables, which reach the plugin with `ARGOCD_ENV_` before their names.
  package var environment: [(name: String, value: String)]
  /// Parameters, which reach the plugin as JSON.
  package var parameters: [PluginParameter]

  init(_ fields: FieldReader) throws(GitOpsError) {
    name = try fields.text("name")
    environment = []
    for entry in try fields.list("env") {
      environment.append((try entry.text("name"), try entry.text("value")))
    }
    parameters = []
    for entry in try fields.list("parameters") {
      parameters.append(try PluginParameter(entry))
    }
  }
}
