/// Renders one source of an Application with the tool that Argo CD would choose for it.
struct SourceRenderer {
  let application: Application
  let source: ApplicationSource
  let repositories: Repositories
  let references: [String: ApplicationSource]
  let charts: ChartCache
  let kubeVersion: String?
  let apiVersions: [String]

  /// What the source renders to.
  ///
  /// A source that names its tool gets that one; otherwise a Chart.yaml means Helm, a
  /// kustomization Kustomize, and anything else plain manifests.
  ///
  /// - Throws: `GitOpsError` when the folder is missing, the tool is none of those that run here,
  ///   or rendering fails.
  func resources() throws(GitOpsError) -> [Resource] {
    if source.isKustomize { throw kustomize }
    if let plugin = source.plugin, !plugin.name.isEmpty, !Self.isOwnPlugin(plugin.name) {
      throw GitOpsError(
        "plugin \(plugin.name) is not known here; avp-helm is the one that is rendered")
    }
    let folder = try repositories.folder(of: source)
    let isChart = !source.chart.isEmpty || FileTree.isFile(folder + "/Chart.yaml")
    if source.plugin != nil {
      let environment = try PluginEnvironment(
        application: application, source: source, kubeVersion: kubeVersion,
        apiVersions: apiVersions)
      return try environment.invocation(chart: folder).render(with: charts)
    }
    if source.directory == nil && (isChart || source.helm != nil) {
      guard isChart else {
        throw GitOpsError("\(source.path) is no chart: there is no Chart.yaml in it")
      }
      let helm = HelmSource(
        application: application, source: source, repositories: repositories,
        references: references)
      return try helm.invocation(
        chart: folder, kubeVersion: kubeVersion, apiVersions: apiVersions
      ).render(with: charts)
    }
    guard FileTree.isFolder(folder) else { throw GitOpsError("\(source.path) is no folder") }
    if source.directory == nil && Self.isKustomization(folder) { throw kustomize }
    return try DirectorySource(
      folder: folder, options: source.directory ?? DirectoryOptions(),
      label: Paths.clean(source.path)
    ).resources()
  }

  private var kustomize: GitOpsError {
    GitOpsError(
      "\(source.path) needs Kustomize, which is not run here; only charts and plain manifests are")
  }

  /// Whether a plugin's name is that of avp-helm, with or without a version behind it.
  private static func isOwnPlugin(_ name: String) -> Bool {
    name == "avp-helm" || name.hasPrefix("avp-helm-v")
  }

  private static func isKustomization(_ folder: String) -> Bool {
    ["kustomization.yaml", "kustomization.yml", "Kustomization"].contains {
      FileTree.isFile(folder + "/" + $0)
    }
  }
}
