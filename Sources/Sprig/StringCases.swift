internal import GoRuntime
internal import GoTemplate

extension Sprig {
  /// Functions that change letters between upper and lower case.
  static let stringCases: [Function] = [
    Function("upper", [.string], returns: .string, upper)
      .transforming { _, _, output, start in
        change(output, from: start, letters: 0x61...0x7A) { $0.uppercased }
      },
    Function("lower", [.string], returns: .string, lower)
      .transforming { _, _, output, start in
        change(output, from: start, letters: 0x41...0x5A) { $0.lowercased }
      },
    Function("title", [.string], returns: .string, title),
    Function("untitle", [.string], returns: .string, untitle),
    Function("swapcase", [.string], returns: .string, swapCase),
    Function("camelcase", [.string], returns: .string, camelCase),
    Function("snakecase", [.string], returns: .string, snakeCase),
    Function("kebabcase", [.string], returns: .string, kebabCase),
  ]

  /// Maps every rune; an invalid byte becomes U+FFFD.
  private static func mapping(_ string: ByteString, _ transform: (Rune) -> Rune) -> Value {
    let output = OutputBuffer(capacity: string.count + 16)
    string.withBytes { appendMapped($0, to: output, transform) }
    return .string(output.string())
  }

  private static func appendMapped(
    _ bytes: UnsafeBufferPointer<UInt8>, to output: OutputBuffer, _ transform: (Rune) -> Rune
  ) {
    var index = 0
    while index < bytes.count {
      let (rune, size) = bytes.rune(at: index)
      output.append(rune: transform(rune))
      index &+= size
    }
  }

  private static func upper(_ arguments: Arguments, _: Execution) -> Value {
    changing(arguments.string(0), letters: 0x61...0x7A) { $0.uppercased }
  }

  private static func lower(_ arguments: Arguments, _: Execution) -> Value {
    changing(arguments.string(0), letters: 0x41...0x5A) { $0.lowercased }
  }

  /// What the case of a text asks for.
  private enum CaseChange { case none, letters, everything }

  /// Whether a text has letters of a case, or characters beyond ASCII that may have.
  private static func neededChange(
    _ bytes: UnsafeBufferPointer<UInt8>, letters: ClosedRange<UInt8>
  ) -> CaseChange {
    var needed = CaseChange.none
    for byte in bytes {
      if byte >= 0x80 { return .everything }
      if letters.contains(byte) { needed = .letters }
    }
    return needed
  }

  /// The text with letters of one case in the other.
  private static func changing(
    _ string: ByteString, letters: ClosedRange<UInt8>, _ transform: (Rune) -> Rune
  ) -> Value {
    switch string.withBytes({ neededChange($0, letters: letters) }) {
    case .none: return .string(string)
    case .everything: return mapping(string, transform)
    case .letters:
      return .string(
        ByteString(count: string.count) { target in
          string.withBytes { bytes in
            for (index, byte) in bytes.enumerated() {
              target[index] = letters.contains(byte) ? byte ^ 0x20 : byte
            }
          }
        })
    }
  }

  /// Changes the case of the text that an output ends with.
  private static func change(
    _ output: OutputBuffer, from start: Int, letters: ClosedRange<UInt8>,
    _ transform: (Rune) -> Rune
  ) {
    let bytes = UnsafeMutableBufferPointer(rebasing: output.bytes[start...])
    switch neededChange(UnsafeBufferPointer(bytes), letters: letters) {
    case .none: break
    case .letters:
      for index in bytes.indices where letters.contains(bytes[index]) { bytes[index] ^= 0x20 }
    case .everything:
      output.take(from: start).withBytes { appendMapped($0, to: output, transform) }
    }
  }

  /// Go's `strings.Title`: title case for what follows a separator.
  private static func title(_ arguments: Arguments, _: Execution) -> Value {
    var previous: Rune = 0x20
    return mapping(arguments.string(0)) { rune in
      defer { previous = rune }
      return separatesWords(previous) ? rune.titlecased : rune
    }
  }

  /// Whether `strings.Title` starts a word after the rune.
  private static func separatesWords(_ rune: Rune) -> Bool {
    if rune < 0x80 { return !(rune.isLetter || rune.isDigit || rune == 0x5F) }
    return !rune.isLetter && !rune.isDigit && rune.isSpace
  }

  private static func untitle(_ arguments: Arguments, _: Execution) -> Value {
    var startsWord = true
    return mapping(arguments.string(0)) { rune in
      if rune.isSpace {
        startsWord = true
        return rune
      }
      defer { startsWord = false }
      return startsWord ? rune.lowercased : rune
    }
  }

  private static func swapCase(_ arguments: Arguments, _: Execution) -> Value {
    var followsSpace = true
    return mapping(arguments.string(0)) { rune in
      if rune.isUpper || rune.isTitle {
        followsSpace = false
        return rune.lowercased
      }
      if rune.isLower {
        defer { followsSpace = false }
        return followsSpace ? rune.titlecased : rune.uppercased
      }
      followsSpace = rune.isSpace
      return rune
    }
  }

  private static func camelCase(_ arguments: Arguments, _: Execution) -> Value {
    let output = OutputBuffer()
    WordCase.appendPascalCase(arguments.string(0).runes, to: output)
    return .string(output.string())
  }

  private static func snakeCase(_ arguments: Arguments, _: Execution) -> Value {
    .string(WordCase.connected(arguments.string(0), by: 0x5F))
  }

  private static func kebabCase(_ arguments: Arguments, _: Execution) -> Value {
    .string(WordCase.connected(arguments.string(0), by: 0x2D))
  }
}
