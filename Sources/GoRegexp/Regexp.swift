internal import CRE2
public import GoRuntime

/// A regular expression of Go's `regexp`: its syntax, its errors, its matches, found in time linear
/// in the text.
///
/// RE2, by the same authors, does the matching. A pattern is compiled once and may be used from
/// several threads.
public final class Regexp: @unchecked Sendable {
  /// The pattern as given.
  public let pattern: ByteString
  /// The names of the groups by number; empty for unnamed ones and for the whole match.
  public let groupNames: [ByteString]
  private let compiled: OpaquePointer

  /// Whether the pattern has a `\B`, which RE2 finds between the bytes of a character.
  private let mayMatchInsideCharacters: Bool
  /// Whether the pattern needs more memory than most, so that it should not be kept.
  let isLarge: Bool

  /// What a compiled pattern may take, its automata included, in bytes.
  private static let memoryLimit = 8 << 20
  /// What a pattern may take that does not fit.
  private static let largeMemoryLimit = 64 << 20

  /// Compiles a pattern.
  ///
  /// - Throws: What Go's `regexp.Compile` reports, in its words.
  public init(_ pattern: ByteString) throws(RegexpError) {
    var parser = PatternParser(pattern)
    try parser.parse()
    if let compiled = Self.compile(parser.output, memory: Self.memoryLimit) {
      self.compiled = compiled
      isLarge = false
    } else if let compiled = Self.compile(parser.output, memory: Self.largeMemoryLimit) {
      self.compiled = compiled
      isLarge = true
    } else {
      throw RegexpError(code: .large, expression: pattern)
    }
    mayMatchInsideCharacters = parser.hasNoWordBoundary
    self.pattern = pattern
    groupNames = parser.names
  }

  private static func compile(_ pattern: [UInt8], memory: Int) -> OpaquePointer? {
    pattern.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        var empty: CChar = 0
        return withUnsafePointer(to: &empty) { fallback in
          cre2_compile(characters.baseAddress ?? fallback, characters.count, memory)
        }
      }
    }
  }

  deinit { cre2_free(compiled) }

  /// The number of groups, the whole match not counted.
  public var groupCount: Int { groupNames.count - 1 }

  /// Looks for the leftmost match at or after an offset, and leaves the bounds of the whole match
  /// and of its groups.
  func findBounds(
    in text: RegexpText, from start: Int, groups: Int, into bounds: inout MatchBounds
  ) -> Bool {
    let wanted = min(groups, groupNames.count)
    var start = start
    while true {
      let isFound = text.withCharacters { characters, length in
        bounds.fill(wanted) { cre2_match(compiled, characters, length, start, $0, Int32(wanted)) }
      }
      // RE2 finds `\B` between the bytes of one character too, where Go never looks.
      guard isFound, bounds[0] == bounds[1], text.isInsideCharacter(bounds[0]) else {
        return isFound
      }
      start = text.characterEnd(after: bounds[0])
    }
  }

  /// Whether the text has a match.
  public func matches(_ text: ByteString) -> Bool {
    let text = RegexpText(text)
    if !mayMatchInsideCharacters {
      return text.withCharacters { characters, length in
        cre2_match(compiled, characters, length, 0, nil, 0)
      }
    }
    var bounds = MatchBounds()
    return findBounds(in: text, from: 0, groups: 1, into: &bounds)
  }
}
