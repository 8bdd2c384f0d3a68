internal import GoRuntime

/// Splits rendered text into documents as Helm does: at every line that starts with `---`.
enum ManifestSplitter {
  /// The documents that have any text, without white space before them.
  ///
  /// What follows the dashes and blanks stays, so `--- x` starts a document `x`.
  static func split(_ text: ByteString) -> [ByteString] {
    text.withBytes { bytes in
      var documents: [ByteString] = []
      var start = leadingGoSpace(bytes)
      var separator = bytes.startsSeparator(at: start) ? start : bytes.separator(after: start)
      while true {
        let end = separator ?? bytes.count
        let document = UnsafeBufferPointer(rebasing: bytes[start..<end])
        let space = leadingGoSpace(document)
        if space < document.count { documents.append(text[start + space..<end]) }
        guard separator != nil else { return documents }
        start = end + 3
        while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        separator = bytes.separator(after: start)
      }
    }
  }
}
