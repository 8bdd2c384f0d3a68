internal import GoRuntime
internal import YAML

/// Resources written as text.
enum ResourceText {
  /// A resource as YAML, under a comment that says where it comes from.
  ///
  /// - Throws: `GitOpsError` when the value cannot be written.
  static func write(_ value: Value, comment: String) throws(GitOpsError) -> [UInt8] {
    let output = OutputBuffer()
    output.append(ByteString(comment + "\n"))
    do {
      try YAMLWriter.write(value, to: output)
    } catch {
      throw GitOpsError("\(error)")
    }
    return output.string().bytes
  }
}
