internal import GoRuntime

/// Splits a values file into documents, as the Kubernetes libraries do it line by line.
enum ValuesDocuments {
  /// The documents that have any text.
  ///
  /// A line of `---` and nothing but a comment behind it ends a document; one that starts a
  /// document stays part of it. Line ends become `\n`.
  ///
  /// - Returns: The documents up to the first line that separates them in a wrong way, and what
  ///   Helm says about that line.
  static func split(_ text: ByteString) -> (documents: [ByteString], problem: String?) {
    text.withBytes { bytes -> ([ByteString], String?) in
      if bytes.isEmpty { return ([], nil) }
      if !mayNeedWork(bytes) { return ([text], nil) }
      var documents: [ByteString] = []
      let buffer = OutputBuffer(capacity: bytes.count + 1)
      var start = 0
      while start < bytes.count {
        let end = bytes.index(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
        var line = UnsafeBufferPointer(rebasing: bytes[start..<end])
        if line.last == UInt8(ascii: "\r") { line = UnsafeBufferPointer(rebasing: line.dropLast()) }
        start = end + 1
        if line.startsSeparator(at: 0) {
          let rest = trimmed(UnsafeBufferPointer(rebasing: line[3...]))
          if let first = rest.first, first != UInt8(ascii: "#") {
            let text = ByteString(rest).text
            return (
              documents, "invalid Yaml document separator: \(text)"
            )
          }
          if buffer.count > 0 {
            documents.append(buffer.take(from: 0))
            continue
          }
        }
        buffer.append(line)
        buffer.append(UInt8(ascii: "\n"))
      }
      if buffer.count > 0 { documents.append(buffer.take(from: 0)) }
      return (documents, nil)
    }
  }

  /// Whether the text can be anything but one document with plain line ends.
  private static func mayNeedWork(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.last == UInt8(ascii: "\n") else { return true }
    // A bare separator on the first line has nothing before it to end.
    if bytes.startsSeparator(at: 0), bytes[3] != UInt8(ascii: "\n") { return true }
    return bytes.index(of: UInt8(ascii: "\r"), from: 0) != nil
      || bytes.separator(after: 0) != nil
  }

  private static func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    var end = bytes.count
    while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
    let kept = UnsafeBufferPointer(rebasing: bytes[..<end])
    return UnsafeBufferPointer(rebasing: kept[leadingGoSpace(kept)...])
  }
}
