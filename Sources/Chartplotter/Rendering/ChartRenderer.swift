internal import GoRuntime
internal import GoTemplate
internal import JSONSchema
internal import YAML

/// One rendering of a chart, from merged values to sorted manifests.
struct ChartRenderer {
  /// The chart.
  let chart: Chart
  /// The release.
  let release: Release
  /// What the cluster can do.
  let capabilities: Capabilities
  /// What is checked and allowed.
  let options: RenderOptions

  /// Renders the chart.
  func render(_ values: ValueMap) throws(RenderError) -> Rendering {
    var (prepared, files) = try renderFiles(values)
    let notes = takeNotes(&files)
    if let postRenderer = options.postRenderer {
      files = try PostRendering.run(
        postRenderer, options.postRendererStrategy, files, limits: options.limits)
    }
    var rendering = try ManifestSorter.sort(files, limits: options.limits)
    rendering.crds = prepared.crds
    rendering.notesText = notes
    return rendering
  }

  /// Executes the chart's templates, after Helm's checks in Helm's order.
  ///
  /// - Returns: The prepared chart, and what each template wrote, in order of their names.
  func renderFiles(
    _ values: ValueMap
  ) throws(RenderError) -> (PreparedChart, [ManifestSorter.RenderedFile]) {
    try checkInstallable()
    try ReleaseName.check(release.name)
    let prepared: PreparedChart
    do throws(RenderError) {
      prepared = try chart.prepare(values, functions: HelmFunctions.table)
    } catch  where error.kind == .values {
      var wrapped = error
      wrapped.message = "chart dependencies processing failed: " + error.message
      throw wrapped
    }
    let coalesced = try Coalescing.coalesce(prepared.root, values)
    if !options.skipsSchemaValidation {
      try SchemaChecker.check(prepared.root, coalesced, limits: options.limits)
    }
    try checkKubeVersion()
    let scopes = RenderScopes(
      prepared, values: coalesced, release: release,
      capabilities: .object(CapabilitiesObject.make(capabilities)))
    return (prepared, try execute(prepared.compiled, prepared, scopes))
  }

  /// Executes every template and returns what they wrote, in order of their names.
  private func execute(
    _ compiled: TemplateSet, _ prepared: PreparedChart, _ scopes: RenderScopes
  ) throws(RenderError) -> [ManifestSorter.RenderedFile] {
    var files: [ManifestSorter.RenderedFile] = []
    let output = OutputBuffer(capacity: 1 << 16)
    var written = 0
    let execution = Execution(compiled, output: output, limits: ExecutionLimits(options.limits))
    files.reserveCapacity(prepared.executed.count)
    for template in prepared.executed {
      let context = scopes.enter(
        template, basePath: prepared.scopes[template.scope].basePath)
      do throws(TemplateError) {
        _ = try execution.execute(template.name, .map(context))
      } catch {
        throw RenderError(executing: error)
      }
      output.removeNoValue(from: 0)
      written += output.count
      if written > options.limits.outputBytes {
        throw .exceeding(
          "outputBytes", options.limits.outputBytes,
          "exceeded the limit on outputBytes (\(options.limits.outputBytes))",
          at: .init(file: template.name.text), isWhileRendering: true)
      }
      files.append(
        ManifestSorter.RenderedFile(name: template.name, content: output.take(from: 0)))
    }
    return prepared.executedByName.map { files[$0] }
  }

  private func checkInstallable() throws(RenderError) {
    let metadata = chart.metadata
    guard metadata.type.isEmpty || metadata.type == "application" else {
      throw RenderError(.chart, "\(metadata.type) charts are not installable")
    }
    let present = Set(chart.loaded.subcharts.map(\.metadata.name))
    let missing = metadata.dependencies.compactMap { $0?.name }.filter { !present.contains($0) }
    guard missing.isEmpty else {
      let reason =
        "found in Chart.yaml, but missing in charts/ directory: "
        + missing.joined(separator: ", ")
      throw RenderError(
        .chart,
        "an error occurred while checking for chart dependencies. You may need to run 'helm "
          + "dependency build' to fetch missing dependencies: \(reason)",
        summary: reason, at: .init(file: "Chart.yaml"))
    }
  }

  private func checkKubeVersion() throws(RenderError) {
    if chart.accepts(capabilities.kubeVersion) { return }
    let range = chart.metadata.kubeVersion
    throw RenderError(
      .chart,
      "chart requires kubeVersion: \(range) which is incompatible with Kubernetes "
        + capabilities.kubeVersion.version,
      at: .init(file: "Chart.yaml"), isWhileRendering: true)
  }

  /// The notes of the chart itself; those of subcharts are dropped with them.
  private func takeNotes(_ files: inout [ManifestSorter.RenderedFile]) -> ByteString {
    var notes = ByteString()
    let own = ByteString(chart.name) + "/templates/NOTES.txt"
    files.removeAll { file in
      guard file.name.hasSuffix("NOTES.txt") else { return false }
      if file.name == own { notes = file.content }
      return true
    }
    return notes
  }
}
