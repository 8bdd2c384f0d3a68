import GoRuntime

/// One condition on a version, such as `>=1.2`.
struct VersionCondition: Sendable {
  /// The comparisons that a condition can ask for.
  enum Sign: Sendable {
    case tildeOrEqual, notEqual, greater, less, greaterOrEqual, lessOrEqual, tilde, caret

    /// The bytes that signs are made of.
    static let bytes: [UInt8] = Array("=!><~^".utf8)

    /// The sign of a word, or nil.
    init?(word: String) {
      switch word {
      case "", "=": self = .tildeOrEqual
      case "!=": self = .notEqual
      case ">": self = .greater
      case "<": self = .less
      case ">=", "=>": self = .greaterOrEqual
      case "<=", "=<": self = .lessOrEqual
      case "~", "~>": self = .tilde
      case "^": self = .caret
      default: return nil
      }
    }
  }

  /// The version that is compared with; numbers left open are zero.
  let version: SemanticVersion
  private let sign: Sign
  /// Whether any number is left open.
  private var isOpen = false
  /// Whether the first number is given and the second is open.
  private var isMinorOpen = false
  /// Whether only the third number is open.
  private var isPatchOpen = false

  /// Reads the version of a condition.
  ///
  /// - Throws: Go's error.
  init(sign: Sign, version text: ArraySlice<UInt8>) throws(CallError) {
    self.sign = sign
    let failure = CallError("constraint parser error")
    guard let parts = VersionParts(text, allowsWildcards: true) else { throw failure }
    let numbers = parts.numbers
    var whole: [UInt8] = []
    if Self.isWildcard(numbers[0]) {
      isOpen = true
      whole += "0.0.0".utf8
      whole += parts.prereleaseWithHyphen
    } else if numbers.count < 2 || Self.isWildcard(numbers[1]) {
      isOpen = true
      isMinorOpen = true
      whole += numbers[0]
      whole += ".0.0".utf8
      whole += parts.prereleaseWithHyphen
    } else if numbers.count < 3 || Self.isWildcard(numbers[2]) {
      isOpen = true
      isPatchOpen = true
      whole += numbers[0]
      whole.append(UInt8(ascii: "."))
      whole += numbers[1]
      whole += ".0".utf8
      whole += parts.prereleaseWithHyphen
    } else {
      whole += text
    }
    do throws(CallError) {
      version = try SemanticVersion(ByteString(whole))
    } catch {
      throw failure
    }
  }

  private static func isWildcard(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count == 1, let byte = text.first else { return false }
    return byte == UInt8(ascii: "x") || byte == UInt8(ascii: "X") || byte == UInt8(ascii: "*")
  }

  /// Whether a version meets the condition; pre-releases are let in or not by the group.
  func isMet(by other: SemanticVersion) -> Bool {
    switch sign {
    case .tildeOrEqual: isOpen ? isTildeMet(by: other) : other.compare(version) == 0
    case .notEqual: isNotEqualMet(by: other)
    case .greater: isGreaterMet(by: other)
    case .less: other.compare(version) < 0
    case .greaterOrEqual: other.compare(version) >= 0
    case .lessOrEqual: isLessOrEqualMet(by: other)
    case .tilde: isTildeMet(by: other)
    case .caret: isCaretMet(by: other)
    }
  }

  private func isNotEqualMet(by other: SemanticVersion) -> Bool {
    guard isOpen else { return other.compare(version) != 0 }
    if version.major != other.major { return true }
    if isMinorOpen { return false }
    if version.minor != other.minor { return true }
    if isPatchOpen {
      if other.prerelease.isEmpty && version.prerelease.isEmpty { return false }
      return SemanticVersion.comparePrerelease(other.prerelease, version.prerelease) != 0
    }
    if version.patch != other.patch { return true }
    return other.compare(version) != 0
  }

  private func isGreaterMet(by other: SemanticVersion) -> Bool {
    guard isOpen else { return other.compare(version) == 1 }
    if other.major != version.major { return other.major > version.major }
    if isMinorOpen { return false }
    if isPatchOpen { return other.minor > version.minor }
    return other.compare(version) == 1
  }

  private func isLessOrEqualMet(by other: SemanticVersion) -> Bool {
    guard isOpen else { return other.compare(version) <= 0 }
    if other.major > version.major { return false }
    return !(other.major == version.major && other.minor > version.minor && !isMinorOpen)
  }

  private func isTildeMet(by other: SemanticVersion) -> Bool {
    if other.compare(version) < 0 { return false }
    // Nothing given, or three zeros: everything from there on.
    if version.major == 0 && version.minor == 0 && version.patch == 0 && !isMinorOpen
      && !isPatchOpen
    {
      return true
    }
    if other.major != version.major { return false }
    return other.minor == version.minor || isMinorOpen
  }

  private func isCaretMet(by other: SemanticVersion) -> Bool {
    if other.compare(version) < 0 { return false }
    if version.major > 0 || isMinorOpen { return other.major == version.major }
    if other.major > 0 { return false }
    if version.minor > 0 || isPatchOpen { return other.minor == version.minor }
    if other.minor > 0 { return false }
    return version.patch == other.patch
  }
}
