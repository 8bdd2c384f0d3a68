internal import GoRuntime
internal import GoTemplate
internal import Sprig
internal import YAML

/// Go templates in the strings of an ApplicationSet.
struct GoTemplateText {
  /// Whether a missing key is an error.
  let requiresKeys: Bool

  /// Sprig's functions and those that Argo CD adds.
  private static let functions: FunctionTable = {
    var table = FunctionTable(Sprig.functions)
    table.remove("getHostByName")
    table.add([
      Function("normalize", [.string], returns: .string) { arguments, _ throws(CallError) in
        .string(ByteString(ParameterTemplate.normalize(arguments.string(0).text)))
      },
      Function("toYaml", [.any], returns: .string) { arguments, _ throws(CallError) in
        let output = OutputBuffer()
        do {
          try YAMLWriter.write(arguments[0], to: output)
        } catch {
          throw CallError("\(error)")
        }
        let text = output.string()
        return .string(text[0..<max(text.count - 1, 0)])
      },
      Function("fromYaml", [.string], returns: .any) { arguments, _ throws(CallError) in
        do {
          return .map(try YAMLReader.readMap(arguments.string(0)))
        } catch {
          throw CallError("\(error)")
        }
      },
      Function("fromYamlArray", [.string], returns: .any) { arguments, _ throws(CallError) in
        do {
          return try YAMLReader.read(arguments.string(0))
        } catch {
          throw CallError("\(error)")
        }
      },
    ])
    return table
  }()

  /// A string with its actions run.
  ///
  /// - Throws: `GitOpsError` when it does not parse or fails.
  func render(_ text: ByteString, with parameters: ValueMap) throws(GitOpsError) -> ByteString {
    do {
      var set = TemplateSet(
        name: "template", functions: Self.functions,
        missingKey: requiresKeys ? .error : .noValue)
      try set.parse(text, name: "template")
      let output = OutputBuffer()
      try set.execute("template", data: .map(parameters), to: output)
      return output.string()
    } catch {
      throw GitOpsError("\(error)")
    }
  }
}
