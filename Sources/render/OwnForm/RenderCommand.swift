internal import ArgumentParser
internal import Chartplotter

/// `render CHART…`: the product's own form, for people.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Render Helm charts, as Helm 4.2.4 would.",
    usage: """
      render CHART… [options]
      render template [NAME] CHART [Helm's flags]
      render app | golden | diff | plugin [--help]
      """,
    discussion: """
      CHART is a chart's folder, a packaged chart (.tgz), or a folder with charts and plain \
      manifests below it. It is looked up from the current folder, then under Charts/ (or --root, \
      or $RENDER_ROOT). `render template` takes Helm's arguments and prints what Helm prints; app, golden, diff and \
      plugin are about whole repositories. A chart's folder that is called like one of them is \
      rendered with ./ before its name.
      """)

  @Argument(help: "Charts, or folders with charts below them.")
  var charts: [String]

  @OptionGroup(title: "Values")
  var values: ValuesFlags

  @OptionGroup(title: "Release and cluster")
  var release: ReleaseFlags

  @OptionGroup(title: "Output")
  var output: OutputFlags

  @OptionGroup(title: "Limits")
  var limits: LimitFlags

  func run() throws {
    let session = RenderSession(
      root: release.root, fileNames: values.fileNames,
      threads: output.jobs ?? ProcessorCount.current,
      prepare: { path, name throws(RenderError) in try prepare(path, releaseName: name) })
    let status = session.run(charts)
    if status != 0 { throw ExitCode(status) }
  }

  /// Makes the request for one chart; its values files are added by the session.
  private func prepare(
    _ chartPath: String, releaseName: String
  ) throws(RenderError) -> RenderRequest {
    var request = RenderRequest(
      chartPath: chartPath,
      release: Release(
        name: release.name ?? releaseName, namespace: release.namespace,
        isUpgrade: release.isUpgrade))
    request.capabilities = try Capabilities(
      kubeVersion: release.kubeVersion, apiVersions: release.apiVersionNames)
    request.values = values.layers
    request.options.skipsSchemaValidation = output.skipSchemaValidation
    request.options.allowsDNS = output.enableDNS
    request.options.limits = limits.limits
    if let program = output.postRenderer {
      do throws(FlagError) {
        request.options.postRenderer =
          try PostRenderProgram(program, arguments: output.postRendererArgs).postRenderer
      } catch {
        throw RenderError(.usage, error.message)
      }
    }
    request.selection.includesCRDs = output.includeCRDs
    request.selection.includesHooks = !output.noHooks
    request.selection.skipsTests = output.skipTests
    request.selection.showOnly = output.showOnly
    request.outputFolder = output.outputDir
    request.usesReleaseName = output.releaseName
    request.isDebugging = output.debug
    return request
  }

  /// Checks what the parser can't.
  func validate() throws {
    if let jobs = output.jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if output.dryRun != "client" {
      throw ValidationError("--dry-run can only be 'client': render works without a cluster.")
    }
    do throws(FlagError) {
      for text in values.files { _ = try CommaSeparatedText.split(text) }
    } catch {
      throw ValidationError("--values: \(error.message)")
    }
  }
}
