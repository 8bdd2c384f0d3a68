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
        if startsSeparator(line) {
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
    guard let start = bytes.baseAddress, bytes.last == UInt8(ascii: "\n") else { return true }
    // A bare separator on the first line has nothing before it to end.
    if startsSeparator(bytes), bytes[3] != UInt8(ascii: "\n") { return true }
    // Each stride is looked at with the two bytes behind it.
    var at = 0
    while at &+ stride &+ 2 <= bytes.count {
      if mayNeedWork(inStrideAt: start + at) { return true }
      at &+= stride
    }
    return bytes[at...].contains(UInt8(ascii: "\r"))
      || (at..<max(at, bytes.count &- 2)).contains { isSuspect(start + $0) != 0 }
  }

  /// How many bytes are looked at together.
  private static let stride = 64

  /// Whether a stride of bytes has a carriage return, or a line feed with two dashes behind it.
  ///
  /// Nothing branches on a byte, so that the compiler looks at many of them at once.
  @inline(__always)
  private static func mayNeedWork(inStrideAt bytes: UnsafePointer<UInt8>) -> Bool {
    var finds: UInt8 = 0
    for at in 0..<stride { finds |= isSuspect(bytes + at) }
    return finds != 0
  }

  /// 1 where a carriage return is, or a line feed with two dashes behind it; else 0.
  @inline(__always)
  private static func isSuspect(_ bytes: UnsafePointer<UInt8>) -> UInt8 {
    let isReturn: UInt8 = bytes[0] == 0x0D ? 1 : 0
    let isLineFeed: UInt8 = bytes[0] == 0x0A ? 1 : 0
    let isDash: UInt8 = bytes[1] == 0x2D ? 1 : 0
    let isSecondDash: UInt8 = bytes[2] == 0x2D ? 1 : 0
    return isReturn | isLineFeed & isDash & isSecondDash
  }

  private static func startsSeparator(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.count >= 3 && line[0] == UInt8(ascii: "-") && line[1] == UInt8(ascii: "-")
      && line[2] == UInt8(ascii: "-")
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
