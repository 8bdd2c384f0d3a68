internal import GoRuntime

/// JSON pointers as text.
enum SchemaPointer {
  /// A pointer made of steps.
  static func text(_ steps: [ByteString]) -> ByteString {
    let output = OutputBuffer(capacity: 64)
    for step in steps {
      output.append(UInt8(ascii: "/"))
      append(step, to: output)
    }
    return output.string()
  }

  /// Appends a step with `~` and `/` escaped.
  static func append(_ step: ByteString, to output: OutputBuffer) {
    step.withBytes { bytes in
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "~"): output.append("~0")
        case UInt8(ascii: "/"): output.append("~1")
        default: output.append(byte)
        }
      }
    }
  }

  /// A URL with a pointer as its fragment.
  static func location(url: ByteString, steps: [ByteString]) -> String {
    location(url: url, fragment: text(steps))
  }

  /// A URL with a fragment, each of whose steps is escaped for a URL.
  static func location(url: ByteString, fragment: ByteString) -> String {
    let slash = UInt8(ascii: "/")
    let escaped = fragment.bytes.split(separator: slash, omittingEmptySubsequences: false)
      .map { URLEscaping.escape(Array($0), .pathSegment) }
      .joined(separator: [slash])
    return "\(url)#\(ByteString(Array(escaped)))"
  }

  /// Finds the node that a pointer names, from a node on.
  static func resolve(
    _ pointer: ByteString, in root: SchemaRoot, from start: JSONDocument.Index
  ) -> Resolution {
    let document = root.document
    var current = start
    let slash = UInt8(ascii: "/")
    for step in pointer.bytes.split(separator: slash, omittingEmptySubsequences: false).dropFirst()
    {
      guard let name = unescape(step) else { return .invalid }
      switch document[current].kind {
      case .object:
        guard let next = root.member(name, of: current) else { return .missing }
        current = next
      case .array:
        guard let position = index(name), let next = document.element(position, of: current) else {
          return .missing
        }
        current = next
      default:
        return .missing
      }
    }
    return .found(current)
  }

  /// What a pointer turned out to name.
  enum Resolution {
    case found(JSONDocument.Index), missing, invalid
  }

  private static func unescape(_ step: ArraySlice<UInt8>) -> ByteString? {
    guard step.contains(UInt8(ascii: "~")) else { return ByteString(step) }
    var result: [UInt8] = []
    var bytes = step
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "~") else {
        result.append(byte)
        continue
      }
      switch bytes.popFirst() {
      case UInt8(ascii: "0"): result.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): result.append(UInt8(ascii: "/"))
      default: return nil
      }
    }
    return ByteString(result)
  }

  /// A position in an array, as Go's `strconv.Atoi` reads it.
  private static func index(_ text: ByteString) -> Int? {
    Int(text.text)
  }
}
