internal import GoRuntime
internal import YAML

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Finds a chart by its path, detects what it is, and loads it with its subcharts.
struct ChartLoader {
  /// The bounds on files and sizes.
  var limits: RenderLimits

  /// Loads a chart from a folder or an archive.
  ///
  /// - Throws: `RenderError` with Helm's text.
  func load(_ path: String) throws(RenderError) -> LoadedChart {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Self.notFound(path) }
    if status.isFolder {
      var chain: Set<String> = []
      return try loadFolder(GoPath.absolute(path), chain: &chain)
    }
    return try loadArchive(path)
  }

  /// The error of a chart that is not there, in the words of Helm's `LocateChart`.
  static func notFound(_ path: String) -> RenderError {
    if path.hasPrefix("/") || path.hasPrefix(".") {
      return RenderError(.usage, "path \(quoted(path)) not found")
    }
    if path.hasPrefix("oci://") || path.hasPrefix("https://") || path.hasPrefix("http://") {
      return RenderError(.usage, "\(path) is a URL, and nothing is read from the network")
    }
    guard let slash = path.firstIndex(of: "/") else {
      return RenderError(
        .usage,
        "non-absolute URLs should be in form of repo_name/path_to_chart, got: \(path)",
        summary: "chart \(quoted(path)) not found")
    }
    return RenderError(
      .usage, "repo \(path[..<slash]) not found", summary: "chart \(quoted(path)) not found")
  }

  /// Loads a folder, and dependencies of `file://` repositories that are not in `charts/`.
  private func loadFolder(
    _ root: String, chain: inout Set<String>
  ) throws(RenderError) -> LoadedChart {
    let files = try FolderReader.read(root, limits: limits)
    guard let chartFile = files.first(where: { $0.name == "Chart.yaml" }) else {
      var status = stat()
      if stat(root + "/Chart.yaml", &status) != 0 {
        throw RenderError(
          .chart,
          "unable to detect chart at \(root)/Chart.yaml: open \(root)/Chart.yaml: "
            + SystemError.last("open", root).reason,
          summary: "\(root) has no Chart.yaml")
      }
      throw RenderError(.chart, "Chart.yaml file is missing")
    }
    let document = try checkFormat(chartFile)
    let chart = try ChartAssembler(limits: limits).assemble(files, chartDocument: document)
    try addNeighbours(to: chart, root: root, chain: &chain)
    return chart
  }

  /// Adds dependencies that lie in neighbouring folders.
  private func addNeighbours(
    to chart: LoadedChart, root: String, chain: inout Set<String>
  ) throws(RenderError) {
    let scheme = "file://"
    let present = Set(chart.subcharts.map(\.metadata.name))
    for dependency in chart.metadata.dependencies {
      guard let dependency, dependency.repository.hasPrefix(scheme),
        !present.contains(dependency.name)
      else { continue }
      let target = String(dependency.repository.dropFirst(scheme.utf8.count))
      let path = target.hasPrefix("/") ? GoPath.clean(target) : GoPath.join(root, target)
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      if chart.subcharts.contains(where: { $0.metadata.name == dependency.name }) { continue }
      let resolved = resolvedPath(path) ?? path
      let own = resolvedPath(root) ?? root
      chain.insert(own)
      guard chain.insert(resolved).inserted else {
        throw RenderError(
          .chart,
          "dependency \(quoted(dependency.name)) at \(dependency.repository) refers back "
            + "to a chart that depends on it")
      }
      guard chain.count <= limits.chartDepth else {
        throw .exceeding(
          "chartDepth", limits.chartDepth,
          "charts are nested more than \(limits.chartDepth) levels deep")
      }
      let neighbour =
        status.isFolder
        ? try loadFolder(path, chain: &chain) : try loadArchive(path)
      chain.remove(resolved)
      chart.subcharts.append(neighbour)
    }
  }

  private func loadArchive(_ path: String) throws(RenderError) -> LoadedChart {
    let content: ByteString?
    do throws(SystemError) {
      content = try readWholeFile(path, limit: limits.chartBytes)
    } catch {
      throw RenderError(.file, error.text)
    }
    guard let content else {
      throw .exceeding(
        "chartBytes", limits.chartBytes,
        "file \(quoted(path)) is larger than the maximum size \(limits.chartBytes)")
    }
    let absolute = GoPath.absolute(path)
    guard content.count >= 3, content[0] == 0x1F, content[1] == 0x8B, content[2] == 0x08 else {
      if path.hasSuffix(".yml") || path.hasSuffix(".yaml") {
        throw RenderError(
          .chart,
          "file '\(absolute)' seems to be a YAML file, but expected a gzipped archive")
      }
      throw RenderError(
        .chart,
        "file '\(absolute)' does not appear to be a gzipped archive; got "
          + "'\(ContentType.detect(content))'")
    }
    let files: [ChartFile]
    do throws(ArchiveReader.Failure) {
      files = try ArchiveReader.read(content, limits: limits)
    } catch {
      switch error {
      case .header:
        throw RenderError(
          .chart,
          "file '\(absolute)' does not appear to be a valid chart file (details: gzip: invalid "
            + "header)")
      case .refused(let refusal):
        throw RenderError(
          refusal.kind, "unable to load chart archive: \(refusal.message)",
          summary: refusal.summary)
      }
    }
    guard let chartFile = files.first(where: { $0.name == "Chart.yaml" }) else {
      throw RenderError(.chart, "unable to detect chart version, no Chart.yaml found")
    }
    let document = try checkFormat(chartFile)
    return try ChartAssembler(limits: limits).assemble(files, chartDocument: document)
  }

  /// Checks the version of the chart's format before anything else, as Helm does.
  ///
  /// - Returns: The document of Chart.yaml.
  private func checkFormat(_ file: ChartFile) throws(RenderError) -> Value {
    var version = ""
    let document: Value
    do throws(YAMLError) {
      document = try YAMLReader.readTyped(file.data, limits: YAMLLimits(limits))
      try StructDecoder.decode(document, as: "loader.chartBase") {
        decoder, name, value in
        guard name == "apiversion" else { return }
        decoder.spelled("apiVersion")
        decoder.string(value, into: &version)
      }
    } catch {
      throw RenderError(
        .chart, "cannot load Chart.yaml: \(error.message)", summary: error.message.text,
        at: .init(file: "Chart.yaml", line: error.line ?? 0))
    }
    guard ["", "v1", "v2"].contains(version) else {
      throw RenderError(
        .chart, version == "v3" ? "invalid chart apiVersion" : "unsupported chart version",
        at: .init(file: "Chart.yaml"))
    }
    return document
  }
}
