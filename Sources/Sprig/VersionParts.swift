import GoRuntime

/// The parts of a text that looks like a version, or like one with wildcards.
struct VersionParts {
  /// The first to third number's texts.
  var numbers: [ArraySlice<UInt8>] = []
  var prerelease: ArraySlice<UInt8> = []
  var metadata: ArraySlice<UInt8> = []
  /// The offset behind the last part.
  var end: Int
  /// Whether the parts reach to the end of the text.
  var isWhole: Bool
  /// The pre-release with its hyphen, or nothing.
  var prereleaseWithHyphen: ArraySlice<UInt8> = []

  /// Reads as much as has the form; nil when not even the first number has.
  ///
  /// - Parameter allowsWildcards: Whether `x`, `X`, `*` and, as the original's pattern has it, `|`
  ///   may stand among the digits.
  init?(_ text: ArraySlice<UInt8>, allowsWildcards: Bool) {
    var index = text.startIndex
    if index < text.endIndex, text[index] == UInt8(ascii: "v") { index += 1 }
    func isDigit(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39: true
      case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "*"), UInt8(ascii: "|"):
        allowsWildcards
      default: false
      }
    }
    func run(from start: Int, _ fits: (UInt8) -> Bool) -> Int {
      var end = start
      while end < text.endIndex && fits(text[end]) { end += 1 }
      return end
    }
    var next = run(from: index, isDigit)
    guard next > index else { return nil }
    numbers.reserveCapacity(3)
    numbers.append(text[index..<next])
    index = next
    while numbers.count < 3, index < text.endIndex, text[index] == UInt8(ascii: ".") {
      next = run(from: index + 1, isDigit)
      if next == index + 1 { break }
      numbers.append(text[index + 1..<next])
      index = next
    }
    func identifiers(behind mark: UInt8) -> ArraySlice<UInt8>? {
      guard index < text.endIndex, text[index] == mark else { return nil }
      var end = run(from: index + 1, Self.isIdentifierByte)
      guard end > index + 1 else { return nil }
      while end < text.endIndex, text[end] == UInt8(ascii: ".") {
        let further = run(from: end + 1, Self.isIdentifierByte)
        if further == end + 1 { break }
        end = further
      }
      return text[index + 1..<end]
    }
    if let found = identifiers(behind: UInt8(ascii: "-")) {
      prerelease = found
      prereleaseWithHyphen = text[index..<found.endIndex]
      index = found.endIndex
    }
    if let found = identifiers(behind: UInt8(ascii: "+")) {
      metadata = found
      index = found.endIndex
    }
    end = index
    isWhole = index == text.endIndex
  }

  /// Whether a byte may stand in an identifier.
  static func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
    default: false
    }
  }
}
