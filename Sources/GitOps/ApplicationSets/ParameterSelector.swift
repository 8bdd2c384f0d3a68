internal import GoRuntime

/// A label selector over generated parameters, flattened to dotted names.
struct ParameterSelector {
  private let labels: [(key: ByteString, value: String)]
  private let expressions: [(key: ByteString, operation: String, values: [String])]

  /// Reads a selector; a missing one takes everything.
  init(_ fields: FieldReader) throws(GitOpsError) {
    let wanted = try fields.at("matchLabels")
    var labels: [(key: ByteString, value: String)] = []
    for key in wanted.value.map?.keys ?? [] { labels.append((key, try wanted.text(key.text))) }
    self.labels = labels
    var expressions: [(key: ByteString, operation: String, values: [String])] = []
    for entry in try fields.list("matchExpressions") {
      let operation = try entry.text("operator")
      guard ["In", "NotIn", "Exists", "DoesNotExist"].contains(operation) else {
        throw entry.fault("\(entry.path).operator is none of In, NotIn, Exists, DoesNotExist")
      }
      expressions.append(
        (ByteString(try entry.text("key")), operation, try entry.texts("values")))
    }
    self.expressions = expressions
  }

  /// Whether a set of parameters is taken.
  func matches(_ parameters: ValueMap) -> Bool {
    if labels.isEmpty && expressions.isEmpty { return true }
    let flat = Generator.flatten(parameters)
    return labels.allSatisfy { flat[$0.key]?.string == $0.value }
      && expressions.allSatisfy { expression in
        let value = flat[expression.key]?.string
        return switch expression.operation {
        case "In": value.map(expression.values.contains) ?? false
        case "NotIn": !(value.map(expression.values.contains) ?? false)
        case "Exists": value != nil
        default: value == nil
        }
      }
  }
}
