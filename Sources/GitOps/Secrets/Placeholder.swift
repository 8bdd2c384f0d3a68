package import GoRuntime

/// A place in a text that the Argo CD Vault Plugin fills: `<path:PATH#KEY#VERSION | modifiers>`,
/// or `<KEY | modifiers>` where the resource's annotations name the path.
package struct Placeholder: Sendable, Hashable {
  /// Which bytes of the text it takes up, brackets included.
  package var range: Range<Int>
  /// The text between the brackets.
  package var text: String
  /// The secret's path; empty when the resource's annotation has to name it.
  package var path: String
  /// The key in the secret.
  package var key: String
  /// The version of the secret; empty for the newest.
  package var version: String
  /// What is done to the value, in order, each with its arguments.
  package var modifiers: [String]

  /// Finds the placeholders of a text.
  ///
  /// - Parameters:
  ///   - text: The text to search.
  ///   - path: The path that the resource's annotation names; nil when it has none, and then only
  ///     placeholders that name their own path count, as in the plugin.
  ///   - version: The version that the resource's annotation names.
  package static func find(
    in text: ByteString, annotatedPath path: String? = nil, version: String = ""
  ) -> [Placeholder] {
    let bytes = text.bytes
    var found: [Placeholder] = []
    var position = 0
    while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      guard
        let close = bytes[open...].firstIndex(where: {
          $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\n")
        })
      else { break }
      guard bytes[close] == UInt8(ascii: ">") else {
        position = close + 1
        continue
      }
      let inner = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
      if let placeholder = Placeholder(
        inner, range: open..<(close + 1), annotatedPath: path, version: version)
      {
        found.append(placeholder)
        position = close + 1
      } else {
        // An inner `<` may start one: `a < <path:b#c>`.
        position = open + 1
      }
    }
    return found
  }

  /// Reads what stands between the brackets; nil when it is no placeholder.
  private init?(_ inner: String, range: Range<Int>, annotatedPath: String?, version: String) {
    let fields = inner.split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.trimmed }
    guard let head = fields.first, !head.isEmpty, !inner.contains("<") else { return nil }
    self.range = range
    text = inner
    modifiers = fields.dropFirst().filter { !$0.isEmpty }
    if head.hasPrefix("path:") {
      let parts = head.dropFirst(5).split(separator: "#", omittingEmptySubsequences: false)
      guard parts.count == 2 || parts.count == 3, !parts[0].isEmpty, !parts[1].isEmpty else {
        return nil
      }
      path = String(parts[0])
      key = String(parts[1])
      self.version = parts.count == 3 ? String(parts[2]) : ""
    } else if let annotatedPath {
      path = annotatedPath
      key = head
      self.version = version
    } else {
      return nil
    }
  }

  /// The placeholder as it stands in a manifest.
  package var description: String { "<\(text)>" }
}

extension Substring {
  /// The text without spaces and tabs at both ends.
  var trimmed: String {
    var text = self
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
