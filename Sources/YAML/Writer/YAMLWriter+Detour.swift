import GoRuntime

extension YAMLWriter {
  /// Makes sure that a string comes back unchanged from the detour by JSON.
  ///
  /// JSON replaces what is no UTF-8. Most characters survive as they are or escaped; but DEL and the
  /// C1 controls stand bare in JSON and are forbidden in YAML, and NEL is a line break there.
  @inline(__always)
  func requireUnchanged(_ text: UnsafeBufferPointer<UInt8>) throws(YAMLWriterFailure) {
    guard version == .v2, !isDetoured else { return }
    for byte in text where byte >= 0x7F { return try requireWideUnchanged(text) }
  }

  @inline(never)
  private func requireWideUnchanged(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(YAMLWriterFailure) {
    var at = 0
    while at < text.count {
      let (scalar, width) = UTF8Text.decode(text, at: at)
      switch scalar.value {
      case 0x7F...0x9F, 0xFFFE, 0xFFFF: throw .needsDetour
      case 0xFFFD where width == 1: throw .needsDetour
      default: at &+= width
      }
    }
  }

  /// Makes sure that go-yaml sees a key's `:` in the JSON: at most 1024 characters after its start.
  @inline(__always)
  func requireShortKey(_ text: UnsafeBufferPointer<UInt8>) throws(YAMLWriterFailure) {
    // Six bytes are the most that JSON makes of one, and two are quotes.
    if version == .v2, !isDetoured, text.count > (1024 - 2) / 6 { throw .needsDetour }
  }
}
