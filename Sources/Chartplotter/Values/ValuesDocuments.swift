internal import GoRuntime

/// Splits a values file into documents, as the Kubernetes libraries do it line by line.
enum ValuesDocuments {
  /// The documents that have any text.
  ///
  /// A line of `---` and nothing but a comment behind it ends a document; one that starts a
  /// document stays part of it. Line ends become `\n`.
  static func split(_ text: ByteString) -> [ByteString] {
    text.withBytes { bytes -> [ByteString] in
      if bytes.isEmpty { return [] }
      if !mayNeedWork(bytes) { return [text] }
      var documents: [ByteString] = []
      let buffer = OutputBuffer(capacity: bytes.count + 1)
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        var line = UnsafeBufferPointer(rebasing: bytes[start..<end])
        if line.last == UInt8(ascii: "\r") { line = UnsafeBufferPointer(rebasing: line.dropLast()) }
        start = end + 1
        if buffer.count > 0, isSeparator(line) {
          documents.append(buffer.take(from: 0))
          continue
        }
        buffer.append(line)
        buffer.append(UInt8(ascii: "\n"))
      }
      if buffer.count > 0 { documents.append(buffer.take(from: 0)) }
      return documents
    }
  }

  /// Whether the text can be anything but one document with plain line ends.
  private static func mayNeedWork(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    if bytes.contains(UInt8(ascii: "\r")) || bytes.last != UInt8(ascii: "\n") { return true }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "-"), index > 0,
        isSeparator(UnsafeBufferPointer(rebasing: bytes[index...].prefix(3)))
      {
        return true
      }
      guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) else { return false }
      index = end + 1
    }
    return false
  }

  private static func isSeparator(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.count >= 3, line[0] == UInt8(ascii: "-"), line[1] == UInt8(ascii: "-"),
      line[2] == UInt8(ascii: "-")
    else { return false }
    let rest = UnsafeBufferPointer(rebasing: line[3...])
    let space = leadingGoSpace(rest)
    return space == rest.count || rest[space] == UInt8(ascii: "#")
  }
}
