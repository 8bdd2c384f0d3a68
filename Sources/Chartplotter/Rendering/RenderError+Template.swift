internal import GoRuntime
internal import GoTemplate

extension RenderError {
  /// A template that does not parse, in Helm's words.
  init(parsing error: TemplateError) {
    let text = error.text.text
    let parts = text.split(separator: ": ", omittingEmptySubsequences: false)
    var message = "parse error at (\(error.location?.description ?? "")): \(error.message)"
    if parts.count > 1, let last = parts.last { message = "parse error at (\(parts[1])): \(last)" }
    self.init(
      .parse, message, summary: error.message.text, at: error.location.map(Location.init),
      isWhileRendering: true)
  }

  /// A template that failed, in Helm's words.
  init(executing error: TemplateError) {
    let chain = error.chain
    let last = chain.last ?? error
    let message = Self.helmText(chain)
    self.init(
      last.kind == .limit ? .limit : .template, message,
      summary: Self.summary(of: last), at: last.location.map(Location.init),
      frames: chain.compactMap { link in
        link.location.map {
          Frame(location: Location($0), template: link.template.text, node: link.node.text)
        }
      }, isWhileRendering: true)
  }

  private static func summary(of error: TemplateError) -> String {
    if let failure = error.functionError?.cause as? ChartFailure { return failure.message.text }
    return error.message.text + (error.functionError?.message.text ?? "")
  }

  /// Helm's text for a chain of template errors.
  private static func helmText(_ chain: [TemplateError]) -> String {
    guard let first = chain.first else { return "" }
    let whole = first.text.text
    guard first.kind != .missingTemplate else { return whole }
    let parts = whole.split(separator: ": ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else {
      return "execution error in (\(first.location?.template.text ?? "")): \(whole)"
    }
    if let failure = chain.last?.functionError?.cause as? ChartFailure {
      return "execution error at (\(parts[1])): \(failure.message)"
    }
    var blocks: [String] = []
    for error in chain {
      guard let own = block(of: error.text.text) else { return whole }
      if blocks.last != own { blocks.append(own) }
      // A function's own words come between; unless they look like a template's error, Helm leaves
      // the whole text as it is.
      guard let inner = error.functionError, !inner.message.isEmpty else { continue }
      let innerText = inner.message.text + (error.cause?.text.text ?? "")
      guard let between = block(of: innerText) else { return whole }
      if blocks.last != between { blocks.append(between) }
    }
    return trimmingGoSpace(blocks.joined())
  }

  /// Helm's lines for the text of one error, or nil when it is not a template's.
  private static func block(of text: String) -> String? {
    guard text.hasPrefix("template: ") else { return nil }
    let rest = text.utf8.dropFirst("template: ".utf8.count)
    if rest.starts(with: "no template ".utf8) { return text + "\n" }
    if let executing = rest.firstRange(of: ": executing ".utf8) {
      if let block = executingBlock(rest, executing) { return block }
    }
    guard let separator = rest.lastRange(of: ": ".utf8) else { return nil }
    let message = withoutChained(rest[separator.upperBound...])
    return "\(Substring(rest[..<separator.lowerBound]))\n  \(message)\n"
  }

  private static func executingBlock(
    _ rest: Substring.UTF8View, _ executing: Range<String.Index>
  ) -> String? {
    let after = rest[executing.upperBound...]
    guard after.first == UInt8(ascii: "\""),
      let quote = after.dropFirst().firstIndex(of: UInt8(ascii: "\""))
    else { return nil }
    let function = after[after.index(after: after.startIndex)..<quote]
    let place = after[after.index(after: quote)...]
    guard place.starts(with: " at <".utf8) else { return nil }
    let node = place.dropFirst(5)
    guard let end = node.firstRange(of: ">: ".utf8) else { return nil }
    let message = withoutChained(node[end.upperBound...])
    return "\(Substring(rest[..<executing.lowerBound]))\n"
      + "  executing \"\(Substring(function))\" at <\(Substring(node[..<end.lowerBound]))>:\n"
      + "    \(message)\n"
  }

  /// A message up to the text of the error that follows it in the chain.
  private static func withoutChained(_ message: Substring.UTF8View) -> Substring {
    guard let next = message.firstRange(of: " template:".utf8) else { return Substring(message) }
    return Substring(message[..<next.lowerBound])
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
