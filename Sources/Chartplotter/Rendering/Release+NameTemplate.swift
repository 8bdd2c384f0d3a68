internal import GoRuntime
internal import GoTemplate
internal import Sprig

extension Release {
  /// The name that a template makes, as Helm's `--name-template` does it: with Sprig's functions and
  /// no data.
  ///
  /// - Parameter text: The template's text.
  /// - Throws: `RenderError` with Go's text.
  package static func name(fromTemplate text: String) throws(RenderError) -> String {
    let name: ByteString = "name-template"
    let output = OutputBuffer()
    do throws(TemplateError) {
      var templates = TemplateSet(functions: FunctionTable(Sprig.functions))
      try templates.parse(ByteString(text), name: name)
      try templates.execute(name, data: .null, to: output)
    } catch {
      throw RenderError(.usage, error.description)
    }
    return output.string().text
  }
}
