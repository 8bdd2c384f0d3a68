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
    return isLess(
      Array(String(decoding: left, as: UTF8.self).unicodeScalars),
      Array(String(decoding: right, as: UTF8.self).unicodeScalars), version)
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }

  /// go-yaml's comparison by characters.
  private static func isLess(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], _ version: YAMLWriter.Version
  ) -> Bool {
    var isInDigits = false
    for at in 0..<min(left.count, right.count) {
      if left[at] == right[at] {
        isInDigits = isDigit(left[at])
        continue
      }
      let isLeftLetter = isLetter(left[at])
      let isRightLetter = isLetter(right[at])
      if isLeftLetter && isRightLetter { return left[at] < right[at] }
      if isLeftLetter || isRightLetter {
        // v3 puts `a1b` before `a10`.
        return version == .v3 && isInDigits ? isLeftLetter : isRightLetter
      }
      var leftNumber: Int64 = 0
      var rightNumber: Int64 = 0
      if left[at] == "0" || right[at] == "0" {
        var before = at - 1
        while before >= 0, isDigit(left[before]) {
          if left[before] != "0" {
            leftNumber = 1
            rightNumber = 1
            break
          }
          before -= 1
        }
      }
      let leftEnd = number(in: left, from: at, &leftNumber)
      let rightEnd = number(in: right, from: at, &rightNumber)
      if leftNumber != rightNumber { return leftNumber < rightNumber }
      if leftEnd != rightEnd { return leftEnd < rightEnd }
      return left[at] < right[at]
    }
    return left.count < right.count
  }

  /// Adds the digits from a place on to a number, which may overflow as Go's does.
  private static func number(
    in key: [Unicode.Scalar], from start: Int, _ number: inout Int64
  ) -> Int {
    var at = start
    while at < key.count, isDigit(key[at]) {
      number = number &* 10 &+ (Int64(key[at].value) - 0x30)
      at += 1
    }
    return at
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar >= "0" && scalar <= "9" }
    return scalar.properties.generalCategory == .decimalNumber
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isASCIILetter(UInt8(truncatingIfNeeded: scalar.value)) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }
}
