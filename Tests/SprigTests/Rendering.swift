import GoRuntime
import GoTemplate
import Sprig

/// What a template makes of Sprig's functions.
func render(_ template: String, data: Value = .null) throws(TemplateError) -> String {
  var set = TemplateSet(functions: FunctionTable(Sprig.functions), missingKey: .zero)
  try set.parse(ByteString(template), name: "case")
  let output = OutputBuffer()
  try set.execute("case", data: data, to: output)
  return output.string().text.replacing("<no value>", with: "")
}

/// The text of the error that a template ends with, or nil when it ends well.
func failure(of template: String) -> String? {
  do throws(TemplateError) {
    _ = try render(template)
    return nil
  } catch {
    return "\(error)"
  }
}
