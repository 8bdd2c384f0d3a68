import GoRuntime
import YAML

extension Stage {
  /// YAML in and out.
  static var yaml: [Stage] {
    [
      Stage("readingYAML") {
        let text = ByteString(ValuesText.text)
        return { _ = try YAMLReader.read(text) }
      },
      Stage("toYaml") {
        let value = try YAMLReader.read(ByteString(ValuesText.text))
        return { try YAMLWriter.write(value, to: OutputBuffer()) }
      },
    ]
  }
}
