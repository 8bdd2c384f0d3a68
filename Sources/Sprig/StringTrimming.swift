internal import GoRuntime
internal import GoTemplate

extension Sprig {
  /// Functions that cut the ends off a string.
  static let stringTrimming: [Function] = [
    Function("trim", [], keeps: { _, bytes in trimmed(bytes) { $0.isSpace } }),
    Function("trimAll", [.string], keeps: withoutCharacters),
    Function("trimall", [.string], keeps: withoutCharacters),
    Function(
      "trimPrefix", [.string],
      keeps: { arguments, bytes in
        let prefix = arguments.string(0)
        let starts = prefix.withBytes { bytes.hasPrefix($0) }
        return (starts ? prefix.count : 0)..<bytes.count
      }),
    Function(
      "trimSuffix", [.string],
      keeps: { arguments, bytes in
        let suffix = arguments.string(0)
        let ends = suffix.withBytes { bytes.hasSuffix($0) }
        return 0..<(ends ? bytes.count - suffix.count : bytes.count)
      }),
    Function(
      "trunc", [.int],
      keeps: { arguments, bytes in
        // The first bytes, or with a negative count the last ones.
        let count = arguments.int(0)
        if count >= 0 { return 0..<min(count, bytes.count) }
        let start = bytes.count &+ count
        return (start > 0 ? start : 0)..<bytes.count
      }),
  ]

  /// What is left without the runes of the first argument at both ends.
  @Sendable
  private static func withoutCharacters(
    _ arguments: Arguments, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int> {
    let set = arguments.string(0).runes
    if set.isEmpty { return 0..<bytes.count }
    return trimmed(bytes) { set.contains($0) }
  }

  /// What is left without the runes at both ends that meet a condition.
  private static func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ condition: (Rune) -> Bool
  ) -> Range<Int> {
    var start = 0
    while start < bytes.count {
      let (rune, size) = bytes.rune(at: start)
      if !condition(rune) { break }
      start &+= size
    }
    var end = bytes.count
    while end > start {
      let (rune, size) = bytes.lastRune(before: end)
      if !condition(rune) { break }
      end &-= size
    }
    return start..<max(start, end)
  }
}
