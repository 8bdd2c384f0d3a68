internal import GoRuntime
internal import YAML

/// A text of several YAML documents, taken apart.
package enum DocumentStream {
  /// The texts between lines of `---`, without those lines; what is empty is left out.
  package static func split(_ text: [UInt8]) -> [[UInt8]] {
    var documents: [[UInt8]] = []
    var current: [UInt8] = []
    func finish() {
      if current.contains(where: { $0 > UInt8(ascii: " ") }) { documents.append(current) }
      current.removeAll()
    }
    for line in UnifiedDiff.lines(text) {
      if isSeparator(line) {
        finish()
        // What follows on the separator's own line belongs to the next document.
        let rest = line.dropFirst(3).drop { $0 == UInt8(ascii: " ") }
        if rest.contains(where: { $0 > UInt8(ascii: " ") }) { current += rest }
      } else {
        current += line
      }
    }
    finish()
    return documents
  }

  private static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: Array("---".utf8)) else { return false }
    guard let next = line.dropFirst(3).first else { return true }
    return next <= UInt8(ascii: " ")
  }

  /// The resources of a text, the items of a `List` one by one.
  ///
  /// - Parameters:
  ///   - text: One or more documents.
  ///   - source: The file or template that they come from.
  /// - Throws: `GitOpsError` when a document is no YAML, or no resource.
  package static func resources(
    _ text: [UInt8], source: String
  ) throws(GitOpsError) -> [Resource] {
    var resources: [Resource] = []
    for (index, document) in split(text).enumerated() {
      let value = try parse(document, name: "\(source): document \(index + 1)")
      if value.isNull { continue }
      try append(value, text: document, source: source, number: index + 1, to: &resources)
    }
    return resources
  }

  private static func append(
    _ value: Value, text: [UInt8], source: String, number: Int, to resources: inout [Resource]
  ) throws(GitOpsError) {
    guard let resource = Resource(value, text: text, source: source) else {
      let missing = value.at("kind")?.string == nil ? "kind" : "apiVersion"
      throw .file(
        source, "document \(number) is no Kubernetes resource: it has no `\(missing)`")
    }
    guard resource.kind == "List", resource.group.isEmpty,
      let items = value.at("items")?.elements
    else {
      resources.append(resource)
      return
    }
    for item in items {
      guard
        let resource = Resource(
          item, text: try ResourceText.write(item, comment: "# Source: \(source)"),
          source: source)
      else { throw .file(source, "document \(number): an item of the List is no resource") }
      resources.append(resource)
    }
  }

  /// Parses one document.
  ///
  /// - Throws: `GitOpsError` that names the document.
  static func parse(_ document: [UInt8], name: String) throws(GitOpsError) -> Value {
    do {
      return try YAMLReader.read(ByteString(document))
    } catch {
      throw .file(name, "\(error)")
    }
  }
}
