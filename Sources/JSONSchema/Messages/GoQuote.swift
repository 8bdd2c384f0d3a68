internal import GoRuntime

/// Go's quoted strings in messages.
enum GoQuote {
  /// The string in double quotation marks, as `%q` prints it.
  static func quoted(_ string: ByteString) -> ByteString {
    let output = OutputBuffer(capacity: string.count + 8)
    Strconv.quote(string, to: output)
    return output.string()
  }

  /// A character in single quotation marks, as `%q` prints a rune.
  static func quoted(_ scalar: Unicode.Scalar) -> ByteString {
    let output = OutputBuffer(capacity: 16)
    Strconv.quote(rune: Rune(truncatingIfNeeded: scalar.value), asciiOnly: false, to: output)
    return output.string()
  }

  /// The string in single quotation marks, as the schema library quotes names and values.
  static func single(_ string: ByteString) -> ByteString {
    let output = OutputBuffer(capacity: string.count + 8)
    output.append(UInt8(ascii: "'"))
    let inner = quoted(string).bytes.dropFirst().dropLast()
    var index = inner.startIndex
    while index < inner.endIndex {
      let byte = inner[index]
      index += 1
      // The library turns every `\"` of Go's quoting back into `"`, without looking at what
      // stands before.
      if byte == UInt8(ascii: "\\"), index < inner.endIndex, inner[index] == UInt8(ascii: "\"") {
        continue
      }
      if byte == UInt8(ascii: "'") { output.append(UInt8(ascii: "\\")) }
      output.append(byte)
    }
    output.append(UInt8(ascii: "'"))
    return output.string()
  }
}
