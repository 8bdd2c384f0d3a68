internal import GoRuntime

extension OutputBuffer {
  /// Removes every `<no value>` from an offset on, as Helm does with finished text, wherever the
  /// words came from.
  func removeNoValue(from start: Int) {
    let words: ByteString = "<no value>"
    words.withBytes { words in
      let bytes = bytes
      let text = UnsafeBufferPointer(bytes)
      guard var found = text.index(of: words, from: start), let base = bytes.baseAddress else {
        return
      }
      var end = found
      while true {
        let next = found + words.count
        let following = text.index(of: words, from: next)
        let count = (following ?? text.count) - next
        (base + end).update(from: base + next, count: count)
        end += count
        guard let following else { break }
        found = following
      }
      truncate(to: end)
    }
  }
}
