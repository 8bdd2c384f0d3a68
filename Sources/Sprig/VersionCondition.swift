import GoRuntime

/// One condition on a version, such as `>=1.2`.
struct VersionCondition: Sendable {
  /// The comparisons that a condition can ask for.
  enum Sign: Sendable {
    case tildeOrEqual, notEqual, greater, less, greaterOrEqual, lessOrEqual, tilde, caret

    /// The bytes that signs are made of.
    static let bytes: [UInt8] = Array("=!><~^".utf8)

    /// The sign of a word, or nil.
    init?(word: ByteString) {
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
  init(sign: Sign, version text: ByteString) throws(CallError) {
    self.sign = sign
    let failure = CallError("constraint parser error")
    let parts = text.withBytes { VersionParts($0, from: 0, allowsWildcards: true) }
    guard let parts else { throw failure }
    let (major, minor) = (text[parts.major], text[parts.minor])
    var given: [ByteString]?
    if Self.isWildcard(major) {
      given = []
    } else if minor.isEmpty || Self.isWildcard(minor) {
      isMinorOpen = true
      given = [major]
    } else if parts.patch.isEmpty || Self.isWildcard(text[parts.patch]) {
      isPatchOpen = true
      given = [major, minor]
    }
    isOpen = given != nil
    let whole = given.map { Self.filling($0, text[parts.prereleaseWithHyphen]) } ?? text
    do throws(CallError) {
      version = try SemanticVersion(whole)
    } catch {
      throw failure
    }
  }

  /// The text of a version of which some numbers are given.
  private static func filling(_ numbers: [ByteString], _ prerelease: ByteString) -> ByteString {
    let output = OutputBuffer(capacity: 32)
    for place in 0..<3 {
      if place > 0 { output.append(UInt8(ascii: ".")) }
      output.append(place < numbers.count ? numbers[place] : "0")
    }
    output.append(prerelease)
    return output.string()
  }

  private static func isWildcard(_ text: ByteString) -> Bool {
    text == "x" || text == "X" || text == "*"
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
