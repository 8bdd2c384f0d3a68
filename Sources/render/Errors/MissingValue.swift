internal import Chartplotter
internal import GoRuntime

/// Finds the value that a template asked for and the chart has not.
enum MissingValue {
  /// What to say about a node such as `.Values.image.repo.name`.
  ///
  /// - Returns: The nearest path that the chart's values have, or where the path ends; nil when the
  ///   node reads no value or the chart has it.
  static func suggestion(node: String, values: ValueMap) -> String? {
    guard let path = path(in: node) else { return nil }
    var map = values
    var walked = ".Values"
    for (index, name) in path.enumerated() {
      guard let value = map[ByteString(name)] else {
        let candidates = map.keys.map(\.text)
        if let near = Suggestion.nearest(to: name, among: candidates) {
          return "did you mean \(walked).\(near)?"
        }
        return index + 1 < path.count ? "values.yaml sets no \(walked).\(name)" : nil
      }
      walked += ".\(name)"
      guard case .map(let next) = value else {
        return index + 1 < path.count ? "\(walked) is \(kind(of: value)) in values.yaml" : nil
      }
      map = next
    }
    return nil
  }

  private static func path(in node: String) -> [String]? {
    let text = node.hasPrefix("$") ? node.dropFirst() : node[...]
    guard text.hasPrefix(".Values.") else { return nil }
    let names = text.dropFirst(8).split(separator: ".", omittingEmptySubsequences: false)
    let isName: (Substring) -> Bool = { name in
      !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
    return names.allSatisfy(isName) ? names.map(String.init) : nil
  }

  private static func kind(of value: Value) -> String {
    switch value {
    case .null, .invalid: "null"
    case .string: "text"
    case .bool: "a boolean"
    case .integer, .float: "a number"
    case .list: "a list"
    default: "no map"
    }
  }
}
