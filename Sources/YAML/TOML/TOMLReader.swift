public import GoRuntime

/// Reads TOML as BurntSushi's library does into a map, with its errors.
public enum TOMLReader {
  /// Reads a document.
  ///
  /// - Parameter text: TOML in UTF-8.
  /// - Returns: The document: integers are `int64`, dates and times `time.Time`.
  /// - Throws: The library's error, with the line and the last key.
  public static func read(_ text: ByteString) throws(YAMLError) -> ValueMap {
    try text.withBytes { bytes throws(YAMLError) in
      if bytes.prefix(6).contains(0) {
        throw YAMLError(
          "toml: line 1: files cannot contain NULL bytes; probably using UTF-16; "
            + "TOML files must be UTF-8", line: 1)
      }
      var parser = TOMLParser(bytes)
      do throws(TOMLFailure) {
        try parser.parse()
        return parser.document.root
      } catch {
        let key = parser.document.lastKey
        let out = OutputBuffer(capacity: 128)
        out.append("toml: line ")
        Strconv.append(Int64(error.line), to: out)
        if !key.isEmpty {
          out.append(" (last key ")
          Strconv.quote(key, to: out)
          out.append(0x29)
        }
        out.append(": \(error.problem)")
        throw YAMLError(out.string(), line: error.line)
      }
    }
  }
}
