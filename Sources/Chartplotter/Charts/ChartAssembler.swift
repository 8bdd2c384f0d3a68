internal import GoRuntime
internal import YAML

/// Sorts the files of a chart into what they are for, and loads the subcharts among them.
struct ChartAssembler {
  /// The bounds on files and sizes.
  var limits: RenderLimits
  /// How deep the chart is nested in others.
  var depth = 0

  /// Makes a chart of its files.
  ///
  /// - Parameters:
  ///   - files: The files, named below the chart's folder.
  ///   - chartDocument: The document of Chart.yaml, when it was read before.
  /// - Throws: `RenderError` with Helm's text.
  func assemble(
    _ files: [ChartFile], chartDocument: Value? = nil
  ) throws(RenderError) -> LoadedChart {
    guard depth <= limits.chartDepth else {
      throw .exceeding(
        "chartDepth", limits.chartDepth,
        "charts are nested more than \(limits.chartDepth) levels deep")
    }
    let chart = LoadedChart()
    var hasMetadata = false
    for file in files where file.name == "Chart.yaml" {
      hasMetadata = true
      if let declares = try decode(file, chartDocument, &chart.metadata) {
        chart.hasDependencies = declares
      }
      if chart.metadata.apiVersion.isEmpty { chart.metadata.apiVersion = "v1" }
    }
    var subcharts: [ByteString: [ChartFile]] = [:]
    for file in files {
      try place(file, in: chart, &hasMetadata, &subcharts)
    }
    guard hasMetadata else { throw RenderError(.chart, "Chart.yaml file is missing") }
    try chart.metadata.validate()
    for name in subcharts.keys.sorted() {
      guard let files = subcharts[name], name[0] != UInt8(ascii: "_"), name[0] != UInt8(ascii: ".")
      else { continue }
      chart.subcharts.append(try subchart(name.text, files, of: chart.metadata.name))
    }
    return chart
  }

  private func place(
    _ file: ChartFile, in chart: LoadedChart, _ hasMetadata: inout Bool,
    _ subcharts: inout [ByteString: [ChartFile]]
  ) throws(RenderError) {
    switch file.name {
    // What most files are comes first.
    case _ where file.name.hasPrefix("templates/"): chart.templates.append(file)
    case _ where file.name.hasPrefix("charts/"):
      let below = file.name[7..<file.name.count]
      if file.name.hasSuffix(".prov") {
        chart.files.append(file)
      } else {
        let slash = below.firstIndex(of: UInt8(ascii: "/")) ?? below.count
        subcharts[below[0..<slash], default: []].append(ChartFile(name: below, data: file.data))
      }
    case "Chart.yaml": return
    case "Chart.lock": try checkLock(file)
    case "values.yaml":
      do throws(ValuesFault) {
        chart.values = try ValuesFile.parse(file.data, limits: limits)
      } catch {
        throw RenderError(
          .values, "cannot load values.yaml: \(error.message)",
          summary: error.cause.message.text,
          at: .init(file: "values.yaml", line: error.cause.line ?? 0),
          limit: error.cause.limit.map(RenderError.Limit.init))
      }
    case "values.schema.json": chart.schema = CompiledSchema(file.data)
    case "requirements.yaml":
      hasMetadata = true
      if let declares = try decode(file, nil, &chart.metadata) {
        chart.hasDependencies = declares
      }
      if chart.metadata.apiVersion == "v1" { chart.files.append(file) }
    case "requirements.lock":
      try checkLock(file)
      hasMetadata = true
      if chart.metadata.apiVersion == "v1" { chart.files.append(file) }
    default: chart.files.append(file)
    }
  }

  private func decode(
    _ file: ChartFile, _ document: Value?, _ metadata: inout ChartMetadata
  ) throws(RenderError) -> Bool? {
    do throws(YAMLError) {
      if let document { return try metadata.decode(document) }
      return try metadata.decode(
        try YAMLReader.readTyped(file.data, limits: YAMLLimits(limits)))
    } catch {
      throw RenderError(
        .chart, "cannot load \(file.name): \(error.message)", summary: error.message.text,
        at: .init(file: file.name.text, line: error.line ?? 0),
        limit: error.limit.map(RenderError.Limit.init))
    }
  }

  /// Reads a lock file for its faults only: what it says does not count.
  private func checkLock(_ file: ChartFile) throws(RenderError) {
    do throws(YAMLError) {
      try StructDecoder.decode(file.data, as: "v2.Lock", limits: limits) { _, _, _ in }
    } catch {
      throw RenderError(
        .chart, "cannot load \(file.name): \(error.message)", summary: error.message.text,
        at: .init(file: file.name.text, line: error.line ?? 0),
        limit: error.limit.map(RenderError.Limit.init))
    }
  }

  private func subchart(
    _ name: String, _ files: [ChartFile], of parent: String
  ) throws(RenderError) -> LoadedChart {
    let assembler = ChartAssembler(limits: limits, depth: depth + 1)
    do throws(RenderError) {
      if GoPath.fileExtension(name) == ".tgz" {
        guard let file = files.first, file.name.text == name else {
          let got = files.first?.name.text ?? ""
          throw RenderError(
            .chart, "error unpacking subchart tar in \(parent): expected \(name), got \(got)")
        }
        return try assembler.assemble(try archiveFiles(file.data))
      }
      var inner: [ChartFile] = []
      for file in files {
        guard let slash = file.name.firstIndex(of: UInt8(ascii: "/")) else { continue }
        inner.append(ChartFile(name: file.name[slash + 1..<file.name.count], data: file.data))
      }
      return try assembler.assemble(inner)
    } catch {
      if error.message.hasPrefix("error unpacking subchart tar in ") { throw error }
      var wrapped = error
      wrapped.message = "error unpacking subchart \(name) in \(parent): \(error.message)"
      if let location = error.location {
        wrapped.location?.file = "charts/\(name)/\(location.file)"
      }
      throw wrapped
    }
  }

  private func archiveFiles(_ archive: ByteString) throws(RenderError) -> [ChartFile] {
    do throws(ArchiveReader.Failure) {
      return try ArchiveReader.read(archive, limits: limits)
    } catch {
      switch error {
      case .header: throw RenderError(.chart, "gzip: invalid header")
      case .refused(let refusal): throw refusal
      }
    }
  }
}
