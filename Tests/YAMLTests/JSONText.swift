import GoRuntime

@testable import YAML

/// Values as JSON, for comparing.
enum JSONText {
  /// A value's JSON, or the error about it.
  static func of(_ value: Value) -> String {
    let out = OutputBuffer()
    do throws(YAMLError) {
      try JSONWriter.write(value, to: out)
      return out.string().text
    } catch {
      return error.description
    }
  }
}
