import GoRuntime
@_spi(Benchmarks) import GoTemplate

extension Stage {
  /// What becomes of a template's text.
  static var templates: [Stage] {
    [
      Stage("lexing") {
        let text = ByteString(TemplateText.text)
        return { _ = TemplateSet.countTokens(of: text) }
      },
      // Parsing asks the lexer for tokens, so lexing is part of it.
      Stage("parsing") {
        let text = ByteString(TemplateText.text)
        return { _ = try parsed(text) }
      },
      // A template is lowered when it is first executed; this execution ends at its empty loop.
      Stage(
        "lowering",
        preparingEach: {
          let text = ByteString(TemplateText.text)
          let data = try TemplateText.data(isEnabled: false)
          return {
            let set = try parsed(text)
            return { try execute(set, data) }
          }
        }),
      Stage("executing") {
        let set = try parsed(ByteString(TemplateText.text))
        let data = try TemplateText.data(isEnabled: true)
        try execute(set, data)
        return { try execute(set, data) }
      },
    ]
  }

  private static func parsed(_ text: ByteString) throws -> TemplateSet {
    var set = TemplateSet()
    try set.parse(text, name: "services")
    return set
  }

  private static func execute(_ set: TemplateSet, _ data: Value) throws {
    try set.execute("services", data: data, to: OutputBuffer())
  }
}
