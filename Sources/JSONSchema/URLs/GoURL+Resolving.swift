extension GoURL {
  /// The URL that a reference means within this one, by RFC 3986 as Go's `ResolveReference` does
  /// it, with what the schema library adds for opaque URLs such as `urn:`.
  func resolving(_ reference: GoURL) -> GoURL {
    var result = reference
    if !reference.isAbsolute { result.scheme = scheme }
    if reference.isAbsolute || !reference.host.isEmpty || reference.user != nil {
      try? result.setPath(Self.resolve(reference.escapedPath, in: []))
    } else if !reference.opaque.isEmpty {
      result.user = nil
      result.host = []
      result.path = []
    } else {
      if reference.path.isEmpty, !reference.forcesQuery, reference.query.isEmpty {
        result.query = query
      }
      if reference.path.isEmpty, !opaque.isEmpty {
        result.opaque = opaque
        result.user = nil
        result.host = []
        result.path = []
      } else {
        result.host = host
        result.user = user
        try? result.setPath(Self.resolve(reference.escapedPath, in: escapedPath))
      }
    }
    if !reference.isAbsolute, !opaque.isEmpty { result.opaque = opaque }
    return result
  }

  /// Joins two escaped paths and takes `.` and `..` out.
  private static func resolve(_ reference: [UInt8], in base: [UInt8]) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    var full = reference
    if reference.isEmpty {
      full = base
    } else if reference[0] != slash {
      let end = base.lastIndex(of: slash).map { $0 + 1 } ?? 0
      full = base[..<end] + reference
    }
    if full.isEmpty { return [] }
    var parts: [ArraySlice<UInt8>] = []
    let segments = full.split(separator: slash, omittingEmptySubsequences: false)
    let dot = [UInt8(ascii: ".")]
    var result: [UInt8] = [slash]
    var isFirst = true
    for segment in segments {
      if segment.elementsEqual(dot) {
        isFirst = false
      } else if segment.elementsEqual(dot + dot) {
        let written = result.dropFirst()
        let cut = written.lastIndex(of: slash)
        isFirst = cut == nil
        result = cut.map { [slash] + written[..<$0] } ?? [slash]
      } else {
        if !isFirst { result.append(slash) }
        result += segment
        isFirst = false
      }
      parts.append(segment)
    }
    if let last = parts.last, last.elementsEqual(dot) || last.elementsEqual(dot + dot) {
      result.append(slash)
    }
    if result.count > 1, result[1] == slash { result.removeFirst() }
    return result
  }
}
