internal import ArgumentParser
internal import Chartplotter
internal import GitOps

/// `render plugin`: what Argo CD calls as a Config Management Plugin, in the chart's folder.
struct PluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render plugin",
    abstract: "Serve Argo CD as a Config Management Plugin.",
    subcommands: [Generate.self, Parameters.self])

  /// `render plugin generate`: prints the manifests that the environment asks for.
  struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the manifests of the chart in the current folder.",
      discussion: """
        The release, its values and the cluster come from the environment: ARGOCD_APP_NAME, \
        ARGOCD_APP_NAMESPACE, ARGOCD_APP_PARAMETERS, KUBE_VERSION, KUBE_API_VERSIONS, \
        ARGOCD_ENV_HELM_ARGS and ARGOCD_ENV_HELM_VALUES.
        """)

    @Option(
      help: ArgumentHelp(
        "A program that the manifests are passed through, such as argocd-vault-plugin.",
        valueName: "program"))
    var postRenderer: String?

    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp("An argument for that program.", valueName: "text"))
    var postRendererArgs: [String] = []

    @Option(
      help: ArgumentHelp(
        "A YAML file that fills placeholders of the Argo CD Vault Plugin.", valueName: "file"))
    var secrets: String?

    func run() throws {
      let environment = PluginEnvironment(ProcessEnvironment.variables)
      let call = try environment.invocation(chart: FileTree.currentFolder)
      var text: [UInt8]
      if let secrets {
        let filling = SecretFilling(from: try SecretStore(file: secrets))
        let resources = try call.render(with: ChartCache()).map {
          resource throws(GitOpsError) in try filling.fill(resource)
        }
        text = resources.flatMap { Array("---\n".utf8) + $0.printedText }
      } else {
        text = try call.text(with: ChartCache())
      }
      if let postRenderer {
        text = try PluginFilter(program: postRenderer, arguments: postRendererArgs).run(text)
      }
      OutputStream.write(text, to: OutputStream.output)
    }
  }

  /// `render plugin parameters`: announces what can be set.
  struct Parameters: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the parameters of the chart in the current folder, as JSON.")

    func run() throws {
      OutputStream.write(
        try ParameterAnnouncement.json(chart: FileTree.currentFolder), to: OutputStream.output)
    }
  }
}
