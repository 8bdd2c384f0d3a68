internal import GoRuntime
internal import GoTemplate

extension Sprig {
  /// Functions that cut the ends off a string.
  static let stringTrimming: [Function] = [
    Function("trim", [.string], returns: .string, trimSpace),
    Function("trimAll", [.string, .string], returns: .string, trimCharacters),
    Function("trimall", [.string, .string], returns: .string, trimCharacters),
    Function("trimPrefix", [.string, .string], returns: .string, trimPrefix),
    Function("trimSuffix", [.string, .string], returns: .string, trimSuffix),
  ]

  private static func trimSpace(_ arguments: Arguments, _: Execution) -> Value {
    .string(trimming(arguments.string(0)) { $0.isSpace })
  }

  private static func trimCharacters(_ arguments: Arguments, _: Execution) -> Value {
    let set = arguments.string(0).runes
    if set.isEmpty { return .string(arguments.string(1)) }
    return .string(trimming(arguments.string(1)) { set.contains($0) })
  }

  /// Drops runes that meet a condition from both ends.
  static func trimming(_ string: ByteString, _ condition: (Rune) -> Bool) -> ByteString {
    let range = string.withBytes { bytes in
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
    return range.count == string.count ? string : string[range]
  }

  private static func trimPrefix(_ arguments: Arguments, _: Execution) -> Value {
    let prefix = arguments.string(0)
    let string = arguments.string(1)
    let starts = prefix.withBytes { part in string.withBytes { $0.hasPrefix(part) } }
    return .string(starts ? string[prefix.count..<string.count] : string)
  }

  private static func trimSuffix(_ arguments: Arguments, _: Execution) -> Value {
    let suffix = arguments.string(0)
    let string = arguments.string(1)
    let ends = suffix.withBytes { part in string.withBytes { $0.hasSuffix(part) } }
    return .string(ends ? string[0..<(string.count - suffix.count)] : string)
  }
}
