/// The words that have a meaning of their own in actions, and which token each is.
enum Keyword {
  /// How many bytes the longest one has.
  static let longest = 8

  /// The token of a word whose bytes are packed into a number, the first one lowest.
  @inline(__always)
  static func token(of word: UInt64) -> Token {
    switch word {
    case pack("if"): .if
    case pack("end"): .end
    case pack("else"): .else
    case pack("with"): .with
    case pack("range"): .range
    case pack("define"): .define
    case pack("template"): .template
    case pack("block"): .block
    case pack("break"): .break
    case pack("continue"): .continue
    case pack("nil"): .nil
    case pack("true"): .bool
    case pack("false"): .bool
    default: .identifier
    }
  }

  @inline(__always)
  private static func pack(_ word: StaticString) -> UInt64 {
    var packed: UInt64 = 0
    for index in 0..<word.utf8CodeUnitCount {
      packed |= UInt64(word.utf8Start[index]) << UInt64(index * 8)
    }
    return packed
  }
}
