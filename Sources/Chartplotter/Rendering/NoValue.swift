internal import GoRuntime

/// Removes what Go prints for missing values.
enum NoValue {
  /// Takes what a template wrote out of a buffer, less every `<no value>`.
  static func takeText(from output: OutputBuffer) -> ByteString {
    let text = output.take(from: 0)
    let marker: ByteString = "<no value>"
    guard var found = text.firstIndex(of: marker) else { return text }
    var start = 0
    while true {
      output.append(text[start..<found])
      start = found + marker.count
      guard let next = text.firstIndex(of: marker, from: start) else { break }
      found = next
    }
    output.append(text[start..<text.count])
    return output.take(from: 0)
  }
}
