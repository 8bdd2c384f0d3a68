import GoRuntime

/// Where the parts are of a text that looks like a version, or like one with wildcards.
struct VersionParts {
  /// The numbers; those behind the first may be missing, and are empty then.
  let major, minor, patch: Range<Int>
  /// The part behind the hyphen, if it is not empty.
  let prerelease: Range<Int>
  /// The part behind the plus sign, if it is not empty.
  let metadata: Range<Int>
  /// The offset behind the last part.
  let end: Int

  /// The pre-release with its hyphen, or nothing.
  var prereleaseWithHyphen: Range<Int> {
    prerelease.isEmpty ? prerelease : prerelease.lowerBound - 1..<prerelease.upperBound
  }

  /// Reads as much as has the form; nil when not even the first number has.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - start: Where the version starts in it.
  ///   - allowsWildcards: Whether `x`, `X`, `*` and, as the original's pattern has it, `|` may
  ///     stand among the digits.
  init?(_ text: UnsafeBufferPointer<UInt8>, from start: Int, allowsWildcards: Bool) {
    var index = start
    if Self.isByte("v", at: index, of: text) { index += 1 }
    major = Self.number(at: &index, of: text, allowsWildcards)
    if major.isEmpty { return nil }
    minor = Self.number(behindDotAfter: major, at: &index, of: text, allowsWildcards)
    patch = Self.number(behindDotAfter: minor, at: &index, of: text, allowsWildcards)
    prerelease = Self.identifiers(behind: "-", at: &index, of: text)
    metadata = Self.identifiers(behind: "+", at: &index, of: text)
    end = index
  }

  private static func number(
    at index: inout Int, of text: UnsafeBufferPointer<UInt8>, _ allowsWildcards: Bool
  ) -> Range<Int> {
    let start = index
    while index < text.count, isDigit(text[index], orWildcard: allowsWildcards) { index += 1 }
    return start..<index
  }

  /// The number behind a dot; nothing where there is none, or none before it.
  private static func number(
    behindDotAfter last: Range<Int>, at index: inout Int, of text: UnsafeBufferPointer<UInt8>,
    _ allowsWildcards: Bool
  ) -> Range<Int> {
    let end = index
    guard !last.isEmpty, isByte(".", at: end, of: text) else { return end..<end }
    index += 1
    let found = number(at: &index, of: text, allowsWildcards)
    if found.isEmpty { index = end }
    return found
  }

  /// Identifiers with dots between them behind a mark; nothing where there is none.
  private static func identifiers(
    behind mark: Unicode.Scalar, at index: inout Int, of text: UnsafeBufferPointer<UInt8>
  ) -> Range<Int> {
    let start = index + 1
    var end = index
    var isFollowed = isByte(mark, at: index, of: text)
    while isFollowed {
      var next = end + 1
      while next < text.count, isIdentifierByte(text[next]) { next += 1 }
      if next == end + 1 { break }
      end = next
      isFollowed = isByte(".", at: end, of: text)
    }
    if end == index { return index..<index }
    index = end
    return start..<end
  }

  private static func isByte(
    _ byte: Unicode.Scalar, at index: Int, of text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    index < text.count && text[index] == UInt8(ascii: byte)
  }

  private static func isDigit(_ byte: UInt8, orWildcard allowsWildcards: Bool) -> Bool {
    switch byte {
    case 0x30...0x39: true
    case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "*"), UInt8(ascii: "|"):
      allowsWildcards
    default: false
    }
  }

  /// Whether a byte may stand in an identifier.
  static func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
    default: false
    }
  }
}
