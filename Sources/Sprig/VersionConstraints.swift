import GoRuntime

/// What a version must meet, as Go's `Masterminds/semver` 3 reads it: alternatives parted by `||`,
/// each a run of conditions parted by spaces or commas.
struct VersionConstraints: Sendable {
  /// Conditions that must hold together.
  private struct Group {
    var conditions: [VersionCondition]
    /// Whether a condition names a pre-release; only then pre-releases can meet the group.
    var includesPrereleases: Bool
  }

  private var groups: [Group] = []

  /// Reads constraints.
  ///
  /// - Throws: Go's error.
  init(_ text: ByteString) throws(CallError) {
    for part in Sprig.split(Self.rewritingRanges(text), separator: "||", limit: -1) {
      guard let conditions = Self.conditions(in: part) else { throw Self.improper(part) }
      var group = Group(conditions: [], includesPrereleases: false)
      for (sign, version) in conditions {
        let condition = try VersionCondition(sign: sign, version: version)
        if !condition.version.prerelease.isEmpty { group.includesPrereleases = true }
        group.conditions.append(condition)
      }
      groups.append(group)
    }
  }

  /// Whether a version meets one of the alternatives.
  func isMet(by version: SemanticVersion) -> Bool {
    groups.contains { group in
      if !version.prerelease.isEmpty && !group.includesPrereleases { return false }
      return group.conditions.allSatisfy { $0.isMet(by: version) }
    }
  }

  private static func improper(_ text: ByteString) -> CallError {
    let output = OutputBuffer()
    output.append("improper constraint: ")
    Strconv.quote(text, to: output)
    return CallError(message: output.string())
  }

  /// The signs and versions of a run of conditions; nil when it is none.
  private static func conditions(
    in text: ByteString
  ) -> [(sign: VersionCondition.Sign, version: ByteString)]? {
    text.withBytes { bytes in
      var result: [(sign: VersionCondition.Sign, version: ByteString)] = []
      var index = 0
      while true {
        skipSpaces(bytes, &index)
        let signStart = index
        while index < bytes.count, VersionCondition.Sign.bytes.contains(bytes[index]) {
          index += 1
        }
        guard let sign = VersionCondition.Sign(word: text[signStart..<index]) else { return nil }
        skipSpaces(bytes, &index)
        guard let parts = VersionParts(bytes, from: index, allowsWildcards: true) else {
          return nil
        }
        result.append((sign, text[index..<parts.end]))
        index = parts.end
        let spaceStart = index
        skipSpaces(bytes, &index)
        if index == bytes.count { return result }
        if bytes[index] == UInt8(ascii: ",") {
          index += 1
        } else if index == spaceStart {
          return nil
        }
      }
    }
  }

  /// Turns each range `1.0 - 2.0` into two conditions.
  ///
  /// Looking for them takes quadratic time, so that texts longer than any real ones are left alone.
  private static func rewritingRanges(_ text: ByteString) -> ByteString {
    text.withBytes { bytes in
      guard bytes.count <= 4096, hasHyphenBetweenSpaces(bytes) else { return text }
      let output = OutputBuffer()
      var index = 0
      while index < bytes.count {
        if let range = range(in: bytes, at: index) {
          output.append(">= ")
          output.append(text[range.low])
          output.append(", <= ")
          output.append(text[range.high])
          output.append(0x20)
          index = range.end
        } else {
          output.append(bytes[index])
          index += 1
        }
      }
      return output.string()
    }
  }

  /// Whether there may be a range: most hyphens are those of pre-releases.
  private static func hasHyphenBetweenSpaces(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.indices.dropFirst().dropLast().contains {
      text[$0] == UInt8(ascii: "-") && isSpace(text[$0 - 1]) && isSpace(text[$0 + 1])
    }
  }

  private static func range(
    in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (low: Range<Int>, high: Range<Int>, end: Int)? {
    var index = start
    skipSpaces(text, &index)
    let lowStart = index
    guard let low = VersionParts(text, from: lowStart, allowsWildcards: true) else { return nil }
    index = low.end
    skipSpaces(text, &index)
    guard index > low.end, index < text.count, text[index] == UInt8(ascii: "-") else { return nil }
    index += 1
    let hyphenEnd = index
    skipSpaces(text, &index)
    let highStart = index
    guard highStart > hyphenEnd,
      let high = VersionParts(text, from: highStart, allowsWildcards: true)
    else { return nil }
    index = high.end
    skipSpaces(text, &index)
    return (lowStart..<low.end, highStart..<high.end, index)
  }

  private static func skipSpaces(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    while index < text.count, isSpace(text[index]) { index += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0C, 0x0D: true
    default: false
    }
  }
}
