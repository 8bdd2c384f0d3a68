internal import Chartplotter

/// What the flags of `render template` ask for.
enum HelmTemplateRequest {
  /// Makes a request of the flags, checking them in Helm's order.
  ///
  /// - Throws: `FlagError` or `RenderError` with Helm's text.
  static func make(_ flags: FlagParser.Result) throws -> RenderRequest {
    let capabilities = try Capabilities(
      kubeVersion: flags.text("kube-version"), apiVersions: flags.texts("api-versions"))
    try HelmTemplateChecks.checkDryRun(flags)
    let (name, reference) = try nameAndChart(flags)
    let chartPath = try ChartReference.locate(reference, flags: flags)

    let release = Release(
      name: name, namespace: namespace(flags), isUpgrade: flags.isSet("is-upgrade"))
    var request = RenderRequest(chartPath: chartPath, release: release)
    request.capabilities = capabilities
    request.values.sources = flags.texts("values").map { .file($0) }
    request.values.setJSON = flags.texts("set-json")
    request.values.set = flags.texts("set")
    request.values.setString = flags.texts("set-string")
    request.values.setFile = flags.texts("set-file")
    request.values.setLiteral = flags.texts("set-literal")
    request.options.skipsSchemaValidation = flags.isSet("skip-schema-validation")
    request.options.allowsDNS = flags.isSet("enable-dns")
    if let program = flags.text("post-renderer") {
      request.options.postRenderer = try PostRenderProgram(
        program, arguments: flags.texts("post-renderer-args")
      ).postRenderer
    }
    request.selection.includesCRDs = flags.isSet("include-crds")
    request.selection.includesHooks = !flags.isSet("no-hooks")
    request.selection.skipsTests = flags.isSet("skip-tests")
    request.selection.showOnly = flags.texts("show-only")
    if let folder = flags.text("output-dir"), !folder.isEmpty {
      request.outputFolder = folder
      request.usesReleaseName = flags.isSet("release-name")
    }
    request.isDebugging = flags.isSet("debug") || isSet("HELM_DEBUG") && flags.text("debug") == nil
    return request
  }

  /// The release's name and the chart's reference, by the rules of Helm's `NameAndChart`.
  private static func nameAndChart(
    _ flags: FlagParser.Result
  ) throws -> (name: String, chart: String) {
    let words = flags.words
    if words.count > 2 {
      throw FlagError(
        "expected at most two arguments, unexpected arguments: "
          + words.dropFirst(2).joined(separator: ", "))
    }
    let template = flags.text("name-template") ?? ""
    if words.count == 2 {
      if flags.isSet("generate-name") {
        throw FlagError("cannot set --generate-name and also specify a name")
      }
      if !template.isEmpty {
        throw FlagError("cannot set --name-template and also specify a name")
      }
      return (words[0], words[1])
    }
    // Helm sets the name before it looks at --generate-name, which so has no effect here.
    return (template.isEmpty ? "release-name" : try Release.name(fromTemplate: template), words[0])
  }

  private static func namespace(_ flags: FlagParser.Result) -> String {
    let named = flags.text("namespace") ?? getenv("HELM_NAMESPACE").map { String(cString: $0) }
    return named.flatMap { $0.isEmpty ? nil : $0 } ?? "default"
  }

  private static func isSet(_ variable: String) -> Bool {
    getenv(variable).flatMap { FlagArgument.boolean(String(cString: $0)) } ?? false
  }
}
