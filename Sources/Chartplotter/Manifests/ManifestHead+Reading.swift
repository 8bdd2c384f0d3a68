internal import GoRuntime
internal import YAML

extension ManifestHead {
  /// Reads the head of any document: by the quick pass where it can, else through the full reader.
  ///
  /// - Throws: The text of Helm's YAML library when the document is no YAML, or its head has other
  ///   types than Kubernetes wants.
  static func read(
    _ document: ByteString, limits: RenderLimits
  ) throws(YAMLError) -> ManifestHead {
    if let head = scan(document) { return head }
    var head = ManifestHead()
    try StructDecoder.decode(document, as: "util.SimpleHead", limits: limits) {
      decoder, name, value in
      switch name {
      case "apiversion":
        decoder.spelled("apiVersion")
        head.apiVersion = decoder.text(value)
      case "kind": head.kind = decoder.text(value)
      case "metadata":
        decoder.structure(value, as: Self.metadataType) { decoder, name, value in
          switch name {
          case "name": head.name = decoder.text(value)
          case "annotations":
            decoder.stringMap(value) { head.annotations.append(($0, ByteString($1))) }
          default: return
          }
        }
      default: return
      }
    }
    return head
  }

  /// Go's name of the structure without a name that holds a head's metadata.
  private static var metadataType: String {
    "struct { Name string \"json:\\\"name\\\"\"; Annotations map[string]string "
      + "\"json:\\\"annotations\\\"\" }"
  }

  /// An annotation's value.
  func annotation(_ key: ByteString) -> ByteString? {
    annotations.last { $0.key == key }?.value
  }
}

extension StructDecoder {
  /// Decodes a text; empty where there is none.
  mutating func text(_ value: Value) -> ByteString {
    if case .string(let text) = value { return text }
    var text = ""
    string(value, into: &text)
    return ByteString(text)
  }
}
