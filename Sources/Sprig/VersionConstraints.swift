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
    let rewritten = Self.rewriteRanges(text.bytes)
    for part in Sprig.split(ByteString(rewritten), separator: "||", limit: -1) {
      guard let conditions = Self.conditions(in: part.bytes) else {
        throw Self.improper(part)
      }
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
    in text: [UInt8]
  ) -> [(sign: VersionCondition.Sign, version: ArraySlice<UInt8>)]? {
    var result: [(sign: VersionCondition.Sign, version: ArraySlice<UInt8>)] = []
    var index = 0
    while true {
      skipSpaces(text, &index)
      let signStart = index
      while index < text.count, VersionCondition.Sign.bytes.contains(text[index]) { index += 1 }
      let word = String(decoding: text[signStart..<index], as: UTF8.self)
      guard let sign = VersionCondition.Sign(word: word) else { return nil }
      skipSpaces(text, &index)
      guard let parts = VersionParts(text[index...], allowsWildcards: true) else { return nil }
      result.append((sign, text[index..<parts.end]))
      index = parts.end
      let spaceStart = index
      skipSpaces(text, &index)
      if index == text.count { return result }
      if text[index] == UInt8(ascii: ",") {
        index += 1
      } else if index == spaceStart {
        return nil
      }
    }
  }

  /// Turns each range `1.0 - 2.0` into two conditions.
  ///
  /// Looking for them takes quadratic time, so that texts longer than any real ones are left alone.
  private static func rewriteRanges(_ text: [UInt8]) -> [UInt8] {
    guard hasFreeHyphen(text), text.count <= 4096 else { return text }
    var output: [UInt8] = []
    var index = 0
    while index < text.count {
      if let range = range(in: text, at: index) {
        output += ">= ".utf8
        output += range.low
        output += ", <= ".utf8
        output += range.high
        output.append(0x20)
        index = range.end
      } else {
        output.append(text[index])
        index += 1
      }
    }
    return output
  }

  /// Whether a hyphen stands behind a space, as in all ranges and hardly anything else.
  private static func hasFreeHyphen(_ text: [UInt8]) -> Bool {
    zip(text, text.dropFirst()).contains { isSpace($0) && $1 == UInt8(ascii: "-") }
  }

  private static func range(
    in text: [UInt8], at start: Int
  ) -> (low: ArraySlice<UInt8>, high: ArraySlice<UInt8>, end: Int)? {
    var index = start
    skipSpaces(text, &index)
    let lowStart = index
    guard let low = VersionParts(text[lowStart...], allowsWildcards: true) else { return nil }
    index = low.end
    skipSpaces(text, &index)
    guard index > low.end, index < text.count, text[index] == UInt8(ascii: "-") else { return nil }
    index += 1
    let highStart = index
    skipSpaces(text, &index)
    guard index > highStart,
      let high = VersionParts(text[index...], allowsWildcards: true)
    else { return nil }
    let highText = text[index..<high.end]
    index = high.end
    skipSpaces(text, &index)
    return (text[lowStart..<low.end], highText, index)
  }

  private static func skipSpaces(_ text: [UInt8], _ index: inout Int) {
    while index < text.count, isSpace(text[index]) { index += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0C, 0x0D: true
    default: false
    }
  }
}
