/// A pattern of file names: `*`, `?`, `[a-z]`, `{a,b}` and, where slashes count, `**`.
///
/// The matching is linear in the text for each `*`, so that no pattern runs away.
package struct GlobPattern: Sendable {
  /// The alternatives that braces spell out, each a pattern without braces.
  private let alternatives: [[UInt8]]
  /// Whether `*` and `?` stop at a slash.
  private let separatesFolders: Bool

  /// Reads a pattern.
  ///
  /// - Parameters:
  ///   - pattern: The text; a backslash takes the next character as it is.
  ///   - separatesFolders: Whether `*` and `?` stop at a slash and `**` does not. Argo CD's
  ///     directory sources let `*` run over slashes; its generators and value files do not.
  package init(_ pattern: String, separatesFolders: Bool = true) {
    self.separatesFolders = separatesFolders
    alternatives = Self.expandBraces(Array(pattern.utf8), limit: 256)
  }

  /// Whether the text holds anything that a pattern reads as more than itself.
  package static func isPattern(_ text: String) -> Bool {
    text.utf8.contains { "*?[{".utf8.contains($0) }
  }

  /// Whether the whole text fits the pattern.
  package func matches(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return alternatives.contains { matches($0[...], bytes[...], depth: 0) }
  }

  // Only `**` recurses, once for each place it can end, and at most 8 deep.
  private func matches(
    _ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>, depth: Int
  ) -> Bool {
    var pattern = pattern
    var text = text
    var retryPattern: ArraySlice<UInt8>?
    var retryText = text
    while true {
      if let head = pattern.first {
        if head == UInt8(ascii: "*") {
          let rest = pattern.dropFirst()
          if separatesFolders, rest.first == UInt8(ascii: "*") {
            return matchesAcrossFolders(rest.dropFirst(), text, depth: depth)
          }
          retryPattern = rest
          retryText = text
          pattern = rest
          continue
        }
        if let first = text.first, let next = step(pattern, first) {
          pattern = next
          text = text.dropFirst()
          continue
        }
      } else if text.isEmpty {
        return true
      }
      // The last `*` takes one byte more, if it may.
      guard let retry = retryPattern, let taken = retryText.first,
        !(separatesFolders && taken == UInt8(ascii: "/"))
      else { return false }
      retryText = retryText.dropFirst()
      pattern = retry
      text = retryText
    }
  }

  /// What follows `**`: `**/` also stands for no folder at all.
  private func matchesAcrossFolders(
    _ rest: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>, depth: Int
  ) -> Bool {
    guard depth < 8 else { return false }
    if rest.isEmpty { return true }
    if rest.first == UInt8(ascii: "/") {
      let tail = rest.dropFirst()
      if matches(tail, text, depth: depth + 1) { return true }
      var position = text.startIndex
      while position < text.endIndex {
        if text[position] == UInt8(ascii: "/"),
          matches(tail, text[(position + 1)...], depth: depth + 1)
        {
          return true
        }
        position += 1
      }
      return false
    }
    var position = text.startIndex
    while position <= text.endIndex {
      if matches(rest, text[position...], depth: depth + 1) { return true }
      position += 1
    }
    return false
  }

  /// The pattern after one byte of text, or nil when that byte does not fit.
  private func step(_ pattern: ArraySlice<UInt8>, _ byte: UInt8) -> ArraySlice<UInt8>? {
    guard let head = pattern.first else { return nil }
    let rest = pattern.dropFirst()
    switch head {
    case UInt8(ascii: "?"):
      return separatesFolders && byte == UInt8(ascii: "/") ? nil : rest
    case UInt8(ascii: "["):
      guard let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "]")) else {
        return byte == head ? rest : nil
      }
      return Self.set(rest[rest.startIndex..<end], contains: byte) ? rest[(end + 1)...] : nil
    case UInt8(ascii: "\\"):
      guard let literal = rest.first else { return byte == head ? rest : nil }
      return byte == literal ? rest.dropFirst() : nil
    default:
      return byte == head ? rest : nil
    }
  }

  private static func set(_ set: ArraySlice<UInt8>, contains byte: UInt8) -> Bool {
    var members = set
    var isNegated = false
    if let first = members.first, first == UInt8(ascii: "!") || first == UInt8(ascii: "^") {
      isNegated = true
      members = members.dropFirst()
    }
    var isMember = false
    while let low = members.first {
      members = members.dropFirst()
      var high = low
      if members.count >= 2, members.first == UInt8(ascii: "-") {
        members = members.dropFirst()
        high = members.removeFirst()
      }
      if low <= byte && byte <= high { isMember = true }
    }
    return isMember != isNegated
  }

  /// Writes out `{a,b}`; braces may nest, and at most `limit` alternatives are made.
  private static func expandBraces(_ pattern: [UInt8], limit: Int) -> [[UInt8]] {
    guard let open = pattern.firstIndex(of: UInt8(ascii: "{")) else { return [pattern] }
    var depth = 0
    var parts: [[UInt8]] = [[]]
    var index = open
    while index < pattern.count {
      let byte = pattern[index]
      switch byte {
      case UInt8(ascii: "{"):
        depth += 1
        if depth > 1 { parts[parts.count - 1].append(byte) }
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 {
          let head = Array(pattern[..<open])
          let tail = Array(pattern[(index + 1)...])
          var expanded: [[UInt8]] = []
          for part in parts {
            expanded += expandBraces(head + part + tail, limit: limit)
            if expanded.count > limit { break }
          }
          return Array(expanded.prefix(limit))
        }
        parts[parts.count - 1].append(byte)
      case UInt8(ascii: ",") where depth == 1:
        parts.append([])
      default:
        parts[parts.count - 1].append(byte)
      }
      index += 1
    }
    return [pattern]
  }
}
