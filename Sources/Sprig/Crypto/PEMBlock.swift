internal import GoRuntime

/// A block of a PEM file: base64 between lines that name what it is.
struct PEMBlock {
  var type: String
  var bytes: [UInt8]

  /// The block's text.
  var text: ByteString {
    let output = OutputBuffer()
    output.append("-----BEGIN \(type)-----\n")
    let encoded = Base64.encode(ByteString(bytes))
    var start = 0
    while start < encoded.count {
      let end = min(start + 64, encoded.count)
      output.append(encoded[start..<end])
      output.append(0x0A)
      start = end
    }
    output.append("-----END \(type)-----\n")
    return output.string()
  }

  init(type: String, bytes: [UInt8]) {
    self.type = type
    self.bytes = bytes
  }

  /// The first well-formed block of a text, or nil.
  init?(firstIn text: ByteString) {
    var lines = text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    while !lines.isEmpty {
      guard let begin = lines.firstIndex(where: { Self.name(in: $0, mark: "BEGIN") != nil }),
        let type = Self.name(in: lines[begin], mark: "BEGIN")
      else { return nil }
      lines = lines[(begin + 1)...]
      guard let end = lines.firstIndex(where: { Self.name(in: $0, mark: "END") != nil }) else {
        return nil
      }
      if Self.name(in: lines[end], mark: "END") == type,
        case .bytes(let decoded) = Base64.decode(Self.body(lines[..<end]))
      {
        self.init(type: type, bytes: decoded.bytes)
        return
      }
    }
    return nil
  }

  /// The base64 text of the lines, headers left out.
  private static func body(_ lines: ArraySlice<ArraySlice<UInt8>>) -> ByteString {
    var lines = lines
    if let first = lines.first, first.contains(UInt8(ascii: ":")) {
      lines = lines.drop { $0.contains(UInt8(ascii: ":")) }
      if let blank = lines.first, trimmed(blank).isEmpty { lines = lines.dropFirst() }
    }
    return ByteString(Array(lines.map(trimmed).joined()))
  }

  /// What a line of five dashes, a mark, a name and five dashes names.
  private static func name(in line: ArraySlice<UInt8>, mark: String) -> String? {
    let text = String(decoding: trimmed(line), as: UTF8.self)
    let prefix = "-----\(mark) "
    guard text.hasPrefix(prefix), text.hasSuffix("-----"), text.count >= prefix.count + 5 else {
      return nil
    }
    return String(text.dropFirst(prefix.count).dropLast(5))
  }

  /// A line without white space at its end.
  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let last = line.last, last == 0x0D || last == 0x20 || last == 0x09 {
      line = line.dropLast()
    }
    return line
  }
}
