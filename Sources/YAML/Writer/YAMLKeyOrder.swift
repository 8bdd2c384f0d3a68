import GoRuntime

/// The order in which go-yaml writes a mapping's keys: numbers inside them compare as numbers, and
/// other signs come before letters.
enum YAMLKeyOrder {
  /// The positions of a map's entries in that order; nil when it is the map's own.
  static func order(of map: ValueMap, _ version: YAMLWriter.Version) -> [Int]? {
    var position = 1
    while position < map.count {
      let isOrdered = map.entry(at: position - 1).key.withBytes { before in
        map.entry(at: position).key.withBytes { !isLess($0, before, version) }
      }
      if !isOrdered {
        return (0..<map.count).sorted { left, right in
          map.entry(at: left).key.withBytes { first in
            map.entry(at: right).key.withBytes { isLess(first, $0, version) }
          }
        }
      }
      position += 1
    }
    return nil
  }

  /// Whether one key comes before another.
  private static func isLess(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>,
    _ version: YAMLWriter.Version
  ) -> Bool {
    let shared = min(left.count, right.count)
    var at = 0
    while at < shared, left[at] == right[at] { at &+= 1 }
    if at == shared { return left.count < right.count }
    if isASCIILetter(left[at]), isASCIILetter(right[at]) { return left[at] < right[at] }
    // The first bytes that differ may be inside of characters.
    var start = at
    while start > 0, left[start] & 0xC0 == 0x80 || right[start] & 0xC0 == 0x80 { start &-= 1 }
    return isLess(left, right, at: start, version)
  }

  /// Whether one key comes before another that differs from it in a character.
  private static func isLess(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, at: Int,
    _ version: YAMLWriter.Version
  ) -> Bool {
    let leftRune = left.rune(at: at).rune
    let rightRune = right.rune(at: at).rune
    let isLeftLetter = leftRune.isLetter
    let isRightLetter = rightRune.isLetter
    if isLeftLetter && isRightLetter { return leftRune < rightRune }
    if isLeftLetter || isRightLetter {
      // v3 puts `a1b` before `a10`.
      let isInDigits = version == .v3 && at > 0 && isDigit(left.lastRune(before: at).rune)
      return isInDigits ? isLeftLetter : isRightLetter
    }
    var leftNumber: Int64 = 0
    var rightNumber: Int64 = 0
    if (leftRune == 0x30 || rightRune == 0x30) && isAfterNumber(left, at) {
      // Zeros inside a number count as digits of it.
      leftNumber = 1
      rightNumber = 1
    }
    let leftEnd = number(in: left, from: at, &leftNumber)
    let rightEnd = number(in: right, from: at, &rightNumber)
    if leftNumber != rightNumber { return leftNumber < rightNumber }
    if leftEnd != rightEnd { return leftEnd < rightEnd }
    return leftRune < rightRune
  }

  /// Whether digits stand before a place, not all of them zeros.
  private static func isAfterNumber(_ key: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    var at = place
    while at > 0 {
      let (rune, size) = key.lastRune(before: at)
      guard isDigit(rune) else { return false }
      if rune != 0x30 { return true }
      at -= size
    }
    return false
  }

  /// Adds the digits from a place on to a number, which may overflow as Go's does.
  ///
  /// - Returns: How many there are.
  private static func number(
    in key: UnsafeBufferPointer<UInt8>, from start: Int, _ number: inout Int64
  ) -> Int {
    var digits = 0
    var at = start
    while at < key.count {
      let (rune, size) = key.rune(at: at)
      guard isDigit(rune) else { break }
      number = number &* 10 &+ (Int64(rune) &- 0x30)
      digits += 1
      at &+= size
    }
    return digits
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }

  private static func isDigit(_ rune: Rune) -> Bool {
    if rune < 0x80 { return rune >= 0x30 && rune <= 0x39 }
    return Unicode.Scalar(rune)?.properties.generalCategory == .decimalNumber
  }
}
