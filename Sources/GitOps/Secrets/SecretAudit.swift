internal import GoRuntime

/// What a check of secrets finds: placeholders that nothing fills, and secrets in plain text.
package struct SecretAudit: Sendable {
  /// One finding.
  package struct Finding: Sendable, Hashable {
    /// What is wrong.
    package enum Kind: String, Sendable {
      /// A placeholder that nothing fills.
      case unfilled
      /// A value of a Secret that stands in Git as it is.
      case plainText
    }

    package var kind: Kind
    /// The resource, such as `Secret petclinic/db`.
    package var resource: String
    /// The field, such as `stringData.password`.
    package var field: String
    /// The placeholder; empty for plain text, which is never repeated.
    package var placeholder: String

    /// The finding as one line.
    package var line: String {
      switch kind {
      case .unfilled: "\(resource): \(field): nothing fills \(placeholder)"
      case .plainText: "\(resource): \(field): plain text in a Secret"
      }
    }
  }

  /// What was found, in the order of the resources.
  package private(set) var findings: [Finding] = []

  /// An empty audit.
  package init() {}

  /// Checks one resource.
  ///
  /// - Parameters:
  ///   - resource: The resource as rendered, before anything is filled.
  ///   - store: What placeholders will be filled from, if there is anything.
  package mutating func check(_ resource: Resource, store: SecretStore?) {
    let annotations = SecretAnnotations(of: resource.value)
    var walk = Walk(resource: resource, annotations: annotations, store: store)
    if !annotations.isIgnored { walk.visit(resource.value, at: "", depth: 0) }
    if resource.kind == "Secret" && resource.group.isEmpty { walk.visitSecret() }
    findings += walk.findings
  }

  /// The search through one resource.
  private struct Walk {
    let resource: Resource
    let annotations: SecretAnnotations
    let store: SecretStore?
    var findings: [Finding] = []

    mutating func visit(_ value: Value, at path: String, depth: Int) {
      guard depth < 500 else { return }
      switch value {
      case .map(let map):
        for (key, element) in map {
          visit(element, at: path.isEmpty ? key.text : "\(path).\(key.text)", depth: depth + 1)
        }
      case .list(let list):
        for (index, element) in list.elements.enumerated() {
          visit(element, at: "\(path)[\(index)]", depth: depth + 1)
        }
      case .string(let text):
        for placeholder in found(in: text) where store?.value(for: placeholder) == nil {
          findings.append(
            Finding(
              kind: .unfilled, resource: resource.identity.title, field: path,
              placeholder: placeholder.description))
        }
      default:
        break
      }
    }

    /// The placeholders of a text, in a Secret also those under base64.
    private func found(in text: ByteString) -> [Placeholder] {
      let direct = annotations.placeholders(in: text)
      guard direct.isEmpty, resource.kind == "Secret", let inner = Base64.decode(text.bytes) else {
        return direct
      }
      return annotations.placeholders(in: ByteString(inner))
    }

    mutating func visitSecret() {
      for section: ByteString in ["data", "stringData"] {
        for (key, value) in resource.value.at(section)?.map ?? ValueMap() {
          let text: ByteString
          switch value {
          case .string(let string): text = string
          case .null, .invalid: continue
          default: text = "1"
          }
          if text.isEmpty || (!annotations.isIgnored && !found(in: text).isEmpty) { continue }
          findings.append(
            Finding(
              kind: .plainText, resource: resource.identity.title,
              field: "\(section.text).\(key.text)", placeholder: ""))
        }
      }
    }
  }
}
