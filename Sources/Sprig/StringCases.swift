internal import GoRuntime
internal import GoTemplate

extension Sprig {
  /// Functions that change letters between upper and lower case.
  static let stringCases: [Function] = [
    Function("upper", [.string], returns: .string, upper),
    Function("lower", [.string], returns: .string, lower),
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
    string.withBytes { bytes in
      var index = 0
      while index < bytes.count {
        let (rune, size) = bytes.rune(at: index)
        output.append(rune: transform(rune))
        index &+= size
      }
    }
    return .string(output.string())
  }

  private static func upper(_ arguments: Arguments, _: Execution) -> Value {
    let string = arguments.string(0)
    if string.withBytes({ bytes in bytes.allSatisfy { $0 < 0x80 && !(0x61...0x7A).contains($0) } })
    {
      return .string(string)
    }
    return mapping(string) { $0.uppercased }
  }

  private static func lower(_ arguments: Arguments, _: Execution) -> Value {
    let string = arguments.string(0)
    if string.withBytes({ bytes in bytes.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) } })
    {
      return .string(string)
    }
    return mapping(string) { $0.lowercased }
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
