internal import GoRuntime

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Splits rendered text into documents as Helm does: at every line that starts with `---`.
enum ManifestSplitter {
  /// The documents that have any text, without white space before them.
  ///
  /// What follows the dashes and blanks stays, so `--- x` starts a document `x`.
  static func split(_ text: ByteString) -> [ByteString] {
    text.withBytes { bytes in
      var documents: [ByteString] = []
      var start = leadingGoSpace(bytes)
      var search = start
      while true {
        let found = separator(in: bytes, from: search, textStart: leadingGoSpace(bytes))
        let end = found?.lowerBound ?? bytes.count
        let document = UnsafeBufferPointer(rebasing: bytes[start..<end])
        let space = leadingGoSpace(document)
        if space < document.count { documents.append(text[start + space..<end]) }
        guard let found else { return documents }
        start = found.upperBound
        search = start
      }
    }
  }

  /// The next `---` at the start of a line, with the blanks after it.
  private static func separator(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, textStart: Int
  ) -> Range<Int>? {
    var index = start
    while let position = dashes(in: bytes, from: index) {
      if position == textStart || bytes[position - 1] == UInt8(ascii: "\n") {
        var end = position + 3
        while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
        return position..<end
      }
      index = position + 3
    }
    return nil
  }

  /// The next line start or any place with three dashes.
  private static func dashes(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    var index = start
    while index + 3 <= bytes.count {
      // The third dash is looked for first: most bytes then need one comparison for three.
      guard
        let found = memchr(base + index + 2, Int32(UInt8(ascii: "-")), bytes.count - index - 2)
      else { return nil }
      let last = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if bytes[last - 1] == UInt8(ascii: "-"), bytes[last - 2] == UInt8(ascii: "-") {
        return last - 2
      }
      index = last - 1
    }
    return nil
  }
}
