extension ByteString {
  /// Where a text next occurs at or after an offset; nil when it doesn't.
  ///
  /// An empty text is found at the offset itself, as Go's `strings.Index` finds it.
  package func firstIndex(of text: ByteString, from start: Int = 0) -> Int? {
    withBytes { bytes in text.withBytes { bytes.index(of: $0, from: start) } }
  }
}
