internal import GoRuntime

/// Fills an ApplicationSet's template with parameters: plain `{{name}}` placeholders, or Go
/// templates where the set asks for them.
struct ParameterTemplate {
  /// Whether strings are Go templates.
  let usesGoTemplate: Bool
  /// Whether a missing key is an error in Go templates.
  let requiresKeys: Bool

  /// A copy of the value with every string and key filled.
  ///
  /// - Throws: `GitOpsError` when a Go template fails.
  func render(_ value: Value, with parameters: ValueMap) throws(GitOpsError) -> Value {
    try render(value, parameters, depth: 0)
  }

  private func render(
    _ value: Value, _ parameters: ValueMap, depth: Int
  ) throws(GitOpsError) -> Value {
    guard depth < 200 else { return value }
    switch value {
    case .string(let text):
      return .string(try fill(text, parameters))
    case .list(let list):
      var elements: [Value] = []
      for element in list.elements {
        elements.append(try render(element, parameters, depth: depth + 1))
      }
      return .list(elements)
    case .map(let map):
      let rendered = ValueMap(capacity: map.count)
      for (key, element) in map {
        rendered.set(
          try fill(key, parameters), try render(element, parameters, depth: depth + 1))
      }
      return .map(rendered)
    default:
      return value
    }
  }

  private func fill(
    _ text: ByteString, _ parameters: ValueMap
  ) throws(GitOpsError) -> ByteString {
    let bytes = text.bytes
    guard bytes.contains(UInt8(ascii: "{")) else { return text }
    if usesGoTemplate {
      return try GoTemplateText(requiresKeys: requiresKeys).render(text, with: parameters)
    }
    return Self.fillPlainly(bytes, parameters)
  }

  /// Replaces `{{name}}`; names that no parameter has stay as they are, as in Argo CD.
  private static func fillPlainly(_ bytes: [UInt8], _ parameters: ValueMap) -> ByteString {
    let open = UInt8(ascii: "{")
    let close = UInt8(ascii: "}")
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == open, index + 1 < bytes.count, bytes[index + 1] == open {
        var end = index + 2
        while end + 1 < bytes.count && !(bytes[end] == close && bytes[end + 1] == close) {
          end += 1
        }
        if end + 1 < bytes.count {
          let name = String(decoding: bytes[(index + 2)..<end], as: UTF8.self)
          if let value = parameters[ByteString(Substring(name).trimmed)]?.string {
            result += Array(value.utf8)
          } else {
            result += bytes[index..<(end + 2)]
          }
          index = end + 2
          continue
        }
      }
      result.append(bytes[index])
      index += 1
    }
    return ByteString(result)
  }

  /// A name made fit for a DNS label: lower case, other characters as `-`, none at the ends.
  static func normalize(_ name: String) -> String {
    var characters = name.lowercased().utf8.map { byte -> UInt8 in
      let isKept =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      return isKept ? byte : UInt8(ascii: "-")
    }
    characters = Array(characters.prefix(253))
    let edges: Set<UInt8> = [UInt8(ascii: "-"), UInt8(ascii: ".")]
    while let first = characters.first, edges.contains(first) { characters.removeFirst() }
    while let last = characters.last, edges.contains(last) { characters.removeLast() }
    return String(decoding: characters, as: UTF8.self)
  }
}
