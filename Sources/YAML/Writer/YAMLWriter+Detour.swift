import GoRuntime

extension YAMLWriter {
  /// A string as it comes back from the detour by JSON.
  ///
  /// JSON replaces what is no UTF-8. Most characters survive as they are or escaped; but DEL and the
  /// C1 controls stand bare in JSON and are forbidden in YAML, and NEL is a line break there.
  ///
  /// - Throws: go-yaml's error about a character.
  @inline(__always)
  func readable(_ string: ByteString) throws(YAMLError) -> ByteString {
    guard version == .v2 else { return string }
    let isPlain = string.withBytes { text in
      for byte in text where byte >= 0x7F { return false }
      return true
    }
    return isPlain ? string : try detour(string)
  }

  @inline(never)
  private func detour(_ string: ByteString) throws(YAMLError) -> ByteString {
    var hasChanges = false
    var hasNextLine = false
    var isForbidden = false
    string.withBytes { text in
      var at = 0
      while at < text.count {
        let (scalar, width) = UTF8Text.decode(text, at: at)
        switch scalar.value {
        case 0xFFFD where width == 1: hasChanges = true
        case 0x85: hasNextLine = true
        case 0x7F...0x9F, 0xFFFE, 0xFFFF: isForbidden = true
        default: break
        }
        at += width
      }
    }
    if isForbidden { throw YAMLError("yaml: control characters are not allowed") }
    if !hasChanges, !hasNextLine { return string }
    let json = OutputBuffer(capacity: string.count + 16)
    string.withBytes { JSONWriter.write($0, escapesHTML: true, to: json) }
    do {
      guard case .string(let result) = try YAMLReader.read(json.string()) else { return string }
      return result
    } catch {
      throw YAMLError(error.message[31..<error.message.count])
    }
  }

  /// Refuses a key that is too long for go-yaml to see its `:` in the JSON.
  func checkKeyLength(_ key: ByteString) throws(YAMLError) {
    // Six bytes are the most that JSON makes of one.
    let limit = 1024
    guard key.count > (limit - 2) / 6 else { return }
    let json = OutputBuffer(capacity: key.count + 16)
    key.withBytes { JSONWriter.write($0, escapesHTML: true, to: json) }
    var characters = 0
    for byte in json.bytes where byte & 0xC0 != 0x80 { characters += 1 }
    if characters > limit { throw YAMLError("yaml: did not find expected ',' or '}'") }
  }
}
