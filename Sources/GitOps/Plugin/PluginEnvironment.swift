internal import Chartplotter
internal import GoRuntime
internal import YAML

/// What Argo CD hands to a Config Management Plugin through the environment.
///
/// The names are those of Argo CD's documentation: `ARGOCD_APP_NAME`, `ARGOCD_APP_NAMESPACE`,
/// `ARGOCD_APP_PARAMETERS`, `KUBE_VERSION`, `KUBE_API_VERSIONS`, and the Application's own variables
/// behind `ARGOCD_ENV_`. This plugin reads
///
/// - `ARGOCD_ENV_HELM_ARGS`: arguments of `helm template`, as the usual avp-helm plugin takes them;
/// - `ARGOCD_ENV_HELM_VALUES`: YAML text of values, on top of all value files;
/// - parameter `values-files` (array): value files, relative to the chart;
/// - parameter `helm-parameters` (map): single values, as for `--set`.
package struct PluginEnvironment: Sendable {
  private var variables: [String: String]

  /// The environment of this process, or a made one.
  package init(_ variables: [String: String]) { self.variables = variables }

  /// The environment that Argo CD would make for a source.
  init(
    application: Application, source: ApplicationSource, kubeVersion: String?,
    apiVersions: [String]
  ) throws(GitOpsError) {
    let build = BuildEnvironment(
      application: application, source: source, namespace: application.destinationNamespace)
    variables = build.variables
    if let kubeVersion { variables["KUBE_VERSION"] = kubeVersion }
    if !apiVersions.isEmpty {
      variables["KUBE_API_VERSIONS"] = apiVersions.joined(separator: ",")
    }
    for (name, value) in source.plugin?.environment ?? [] {
      variables["ARGOCD_ENV_" + name] = build.substitute(value)
    }
    if let parameters = source.plugin?.parameters, !parameters.isEmpty {
      let output = OutputBuffer()
      do {
        try JSONWriter.write(.list(parameters.map(\.encoded)), to: output)
      } catch {
        throw GitOpsError("\(error)")
      }
      variables["ARGOCD_APP_PARAMETERS"] = output.string().text
    }
  }

  /// A variable; empty when it is not set.
  private func variable(_ name: String) -> String { variables[name] ?? "" }

  /// The call of Helm that the environment asks for.
  ///
  /// - Parameter chart: The chart's folder.
  /// - Throws: `GitOpsError` when a required variable is missing or one is wrong.
  package func invocation(chart: String) throws(GitOpsError) -> HelmInvocation {
    guard FileTree.isFile(chart + "/Chart.yaml") else {
      throw GitOpsError("there is no Chart.yaml in \(chart)")
    }
    let name = variable("ARGOCD_APP_NAME")
    guard !name.isEmpty else { throw GitOpsError("ARGOCD_APP_NAME is not set") }
    let namespace = variable("ARGOCD_APP_NAMESPACE")
    var call = HelmInvocation(
      chart: chart, releaseName: name, namespace: namespace.isEmpty ? "default" : namespace)
    if !variable("KUBE_VERSION").isEmpty { call.kubeVersion = variable("KUBE_VERSION") }
    call.apiVersions = variable("KUBE_API_VERSIONS").split(separator: ",").map {
      $0.trimmed
    }
    let files = PluginFiles(around: chart, sourcePath: variable("ARGOCD_APP_SOURCE_PATH"))
    let parameters = try parameters()
    for parameter in parameters where parameter.name == "values-files" {
      for file in parameter.array ?? [] {
        call.values.sources.append(.file(try files.path(of: file)))
      }
    }
    try HelmArguments.apply(variable("ARGOCD_ENV_HELM_ARGS"), to: &call, files: files)
    let values = variable("ARGOCD_ENV_HELM_VALUES")
    if !values.isEmpty {
      call.values.sources.append(.text(Array(values.utf8), name: "ARGOCD_ENV_HELM_VALUES"))
    }
    for parameter in parameters where parameter.name == "helm-parameters" {
      for (key, value) in parameter.map ?? [] {
        call.values.set.append("\(key)=\(HelmSource.escapingCommas(value))")
      }
    }
    return call
  }

  /// The parameters, with an error for those that this plugin does not announce.
  private func parameters() throws(GitOpsError) -> [PluginParameter] {
    let text = variable("ARGOCD_APP_PARAMETERS")
    if text.isEmpty { return [] }
    let value = try DocumentStream.parse(Array(text.utf8), name: "ARGOCD_APP_PARAMETERS")
    if value.isNull { return [] }
    let wrapper = ValueMap([("parameters", value)])
    var parameters: [PluginParameter] = []
    for entry in try FieldReader(.map(wrapper), origin: "ARGOCD_APP_PARAMETERS").list("parameters")
    {
      let parameter = try PluginParameter(entry)
      switch parameter.name {
      case "values-files" where parameter.array != nil,
        "helm-parameters" where parameter.map != nil:
        parameters.append(parameter)
      case "values-files":
        throw GitOpsError("ARGOCD_APP_PARAMETERS: values-files is an array")
      case "helm-parameters":
        throw GitOpsError("ARGOCD_APP_PARAMETERS: helm-parameters is a map")
      default:
        throw GitOpsError(
          """
          ARGOCD_APP_PARAMETERS: unknown parameter \(parameter.name); \
          there are values-files and helm-parameters
          """)
      }
    }
    return parameters
  }
}
