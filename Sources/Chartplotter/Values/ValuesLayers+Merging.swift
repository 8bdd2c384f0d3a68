internal import GoRuntime
internal import YAML

extension ValuesLayers {
  /// These values with every file read and every argument parsed, as one map.
  ///
  /// - Parameter limits: The bounds on files, YAML and `--set`.
  /// - Returns: Layers of the one map, which are cheap to render with many times.
  /// - Throws: `RenderError` with Helm's text.
  public func resolved(limits: RenderLimits = RenderLimits()) throws(RenderError) -> ValuesLayers {
    var layers = ValuesLayers()
    layers.sources = [.map(try merged(limits: limits))]
    return layers
  }

  /// All layers merged into one map that nobody else holds, or that is not to be changed when
  /// `mayShare` is set.
  func merged(limits: RenderLimits, mayShare: Bool = false) throws(RenderError) -> ValueMap {
    let hasSets =
      !(set.isEmpty && setString.isEmpty && setJSON.isEmpty && setFile.isEmpty
      && setLiteral.isEmpty)
    if mayShare && !hasSets && sources.count == 1, case .map(let map) = sources[0] { return map }
    let values = ValueMap()
    for source in sources { values.mergeOver(try Self.load(source, limits: limits)) }
    if hasSets { try applySets(to: values, limits: limits) }
    return values
  }

  private static func load(_ source: Source, limits: RenderLimits) throws(RenderError) -> ValueMap {
    let text: ByteString
    let name: String
    switch source {
    case .map(let map): return map.deepCopy()
    case .text(let bytes, let given):
      text = ByteString(bytes)
      name = given
    case .file(let path):
      text = try ValuesFile.read(path, limit: limits.chartBytes)
      name = path
    }
    do throws(ValuesFault) {
      return try ValuesFile.parse(text, limits: limits)
    } catch {
      throw RenderError(
        .values, "failed to parse \(name): \(error.message)",
        summary: error.cause.message.text, at: .init(file: name, line: error.cause.line ?? 0),
        limit: error.cause.limit.map(RenderError.Limit.init))
    }
  }

  private func applySets(to values: ValueMap, limits: RenderLimits) throws(RenderError) {
    for argument in setJSON {
      let trimmed = trimmingGoSpace(argument)
      if trimmed.hasPrefix("{") {
        guard case .map(let map)? = try? JSONReader.read(ByteString(trimmed)) else {
          throw RenderError(.values, "failed parsing --set-json data JSON: \(argument)")
        }
        values.mergeOver(map)
      } else {
        do throws(SetSyntaxError) {
          try SetParser.parse(argument, into: values, as: .json, limits: limits)
        } catch {
          throw RenderError(
            .values, "failed parsing --set-json data \(argument)", limit: error.limit)
        }
      }
    }
    for argument in set {
      try Self.reporting("--set") { () throws(SetSyntaxError) in
        try SetParser.parse(argument, into: values, as: .typed, limits: limits)
      }
    }
    for argument in setString {
      try Self.reporting("--set-string") { () throws(SetSyntaxError) in
        try SetParser.parse(argument, into: values, as: .string, limits: limits)
      }
    }
    for argument in setFile {
      try Self.reporting("--set-file") { () throws(SetSyntaxError) in
        try SetParser.parse(
          argument, into: values, as: .file(limit: limits.chartBytes), limits: limits)
      }
    }
    for argument in setLiteral {
      try Self.reporting("--set-literal") { () throws(SetSyntaxError) in
        try LiteralSetParser.parse(argument, into: values, limits: limits)
      }
    }
  }

  private static func reporting(
    _ flag: String, _ body: () throws(SetSyntaxError) -> Void
  ) throws(RenderError) {
    do throws(SetSyntaxError) { try body() } catch {
      if case .invalid(let reason, let limit) = error {
        throw RenderError(
          .values, "failed parsing \(flag) data: \(reason)", summary: reason, limit: limit)
      }
    }
  }
}
