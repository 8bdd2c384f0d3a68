internal import GoRuntime
internal import GoTemplate

extension RenderError {
  /// A template that does not parse, in Helm's words.
  init(parsing error: TemplateError) {
    self.init(
      .parse, error.helmText.text, summary: error.message.text,
      at: error.location.map(Location.init), isWhileRendering: true)
  }

  /// A template that failed, in Helm's words.
  init(executing error: TemplateError) {
    let chain = error.chain
    let last = chain.last ?? error
    var summary = error.chartFailure?.message ?? last.message
    if error.chartFailure == nil, let reason = last.functionError?.message {
      summary = summary + reason
    }
    self.init(
      last.kind == .limit ? .limit : .template, error.helmText.text, summary: summary.text,
      at: last.location.map(Location.init),
      frames: chain.compactMap { link in
        link.location.map {
          Frame(location: Location($0), template: link.template.text, node: link.node.text)
        }
      }, isWhileRendering: true, limit: last.limit.map(Limit.init))
  }
}

extension RenderError.Location {
  /// A place in a template; columns count from 1 here.
  init(_ location: TemplateError.Location) {
    self.init(
      file: location.template.text, line: location.line,
      column: location.column.map { $0 + 1 } ?? 0)
  }
}
