internal import GoRuntime
internal import YAML

/// Fills the placeholders of resources from a store, by the rules of the Argo CD Vault Plugin.
package struct SecretFilling {
  /// Where values come from.
  private let store: SecretStore

  /// Prepares to fill from a store.
  package init(from store: SecretStore) { self.store = store }

  /// Fills a resource; one without placeholders that the store knows stays byte for byte.
  ///
  /// - Throws: `GitOpsError` when a modifier fails.
  package func fill(_ resource: Resource) throws(GitOpsError) -> Resource {
    let annotations = SecretAnnotations(of: resource.value)
    if annotations.isIgnored { return resource }
    var work = Work(store: store, annotations: annotations, kind: resource.kind)
    let value = try work.fill(resource.value, depth: 0)
    guard work.isChanged else { return resource }
    var filled = resource
    filled.value = value ?? .map(ValueMap())
    filled.text = try ResourceText.write(filled.value, comment: resource.sourceComment)
    return filled
  }

  /// The walk through one resource.
  private struct Work {
    let store: SecretStore
    let annotations: SecretAnnotations
    let kind: String
    var isChanged = false

    /// The value with its placeholders filled; nil when the entry is to be dropped.
    mutating func fill(_ value: Value, depth: Int) throws(GitOpsError) -> Value? {
      guard depth < 500 else { return value }
      switch value {
      case .map(let map):
        let filled = ValueMap(capacity: map.count)
        for (key, element) in map {
          if let element = try fill(element, depth: depth + 1) {
            filled.set(key, element)
          } else {
            isChanged = true
          }
        }
        return .map(filled)
      case .list(let list):
        var elements: [Value] = []
        for element in list.elements {
          if let element = try fill(element, depth: depth + 1) { elements.append(element) }
        }
        return .list(elements)
      case .string(let text):
        return try fill(text)
      default:
        return value
      }
    }

    private mutating func fill(_ text: ByteString) throws(GitOpsError) -> Value? {
      if kind == "Secret", let decoded = Base64.decode(text.bytes) {
        let inner = ByteString(decoded)
        if !annotations.placeholders(in: inner).isEmpty {
          guard let filled = try replace(inner) else { return nil }
          return .string(ByteString(Base64.encode(SecretModifier.text(of: filled).bytes)))
        }
      }
      guard let filled = try replace(text) else { return nil }
      let needsText = kind == "Secret" || kind == "ConfigMap"
      return needsText ? .string(SecretModifier.text(of: filled)) : filled
    }

    /// The text with every placeholder replaced that the store knows.
    private mutating func replace(_ text: ByteString) throws(GitOpsError) -> Value? {
      let placeholders = annotations.placeholders(in: text)
      if placeholders.isEmpty { return .string(text) }
      let output = OutputBuffer()
      var position = 0
      for placeholder in placeholders {
        guard let stored = store.value(for: placeholder) else {
          if annotations.removesMissing { return nil }
          continue
        }
        isChanged = true
        let value = try SecretModifier.apply(placeholder.modifiers, to: stored, of: placeholder)
        if placeholder.range == 0..<text.count { return value }
        output.append(text[position..<placeholder.range.lowerBound])
        output.append(SecretModifier.text(of: value))
        position = placeholder.range.upperBound
      }
      output.append(text[position..<text.count])
      return .string(output.string())
    }
  }
}
