import GoRuntime

/// A semantic version as Go's `Masterminds/semver` 3 reads it.
struct SemanticVersion: Sendable {
  var major: UInt64 = 0
  var minor: UInt64 = 0
  var patch: UInt64 = 0
  /// The part behind the hyphen.
  var prerelease = ByteString()
  /// The part behind the plus sign.
  var metadata = ByteString()
  /// The text that was read.
  var original = ByteString()

  /// Reads a version the tolerant way: a leading `v`, missing numbers and leading zeros are fine.
  ///
  /// - Throws: Go's error.
  init(_ text: ByteString) throws(CallError) {
    let parts = text.withBytes { VersionParts($0, from: 0, allowsWildcards: false) }
    guard let parts, parts.end == text.count else {
      throw CallError("invalid semantic version")
    }
    original = text
    major = try Self.number(text[parts.major])
    minor = parts.minor.isEmpty ? 0 : try Self.number(text[parts.minor])
    patch = parts.patch.isEmpty ? 0 : try Self.number(text[parts.patch])
    prerelease = text[parts.prerelease]
    metadata = text[parts.metadata]
    // The form is right already; only numbers with leading zeros remain to be refused.
    if prerelease.isEmpty { return }
    for identifier in prerelease.bytes.split(separator: UInt8(ascii: "."))
    where identifier.count > 1 && identifier.first == 0x30
      && identifier.allSatisfy({ (0x30...0x39).contains($0) })
    {
      throw CallError("version segment starts with 0")
    }
  }

  /// A version of numbers.
  init(major: UInt64, minor: UInt64, patch: UInt64) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  private static func number(_ digits: ByteString) throws(CallError) -> UInt64 {
    do throws(NumberError) {
      return try Strconv.parseUint(digits, base: 10, bits: 64)
    } catch {
      throw CallError("error parsing version segment: \(error.message.text)")
    }
  }

  /// The version's text, without a leading `v`.
  var text: ByteString {
    let output = OutputBuffer(capacity: 32)
    output.append("\(major).\(minor).\(patch)")
    if !prerelease.isEmpty {
      output.append(UInt8(ascii: "-"))
      output.append(prerelease)
    }
    if !metadata.isEmpty {
      output.append(UInt8(ascii: "+"))
      output.append(metadata)
    }
    return output.string()
  }

  /// Compares by precedence: -1, 0 or 1. Metadata does not count.
  func compare(_ other: SemanticVersion) -> Int {
    if major != other.major { return major < other.major ? -1 : 1 }
    if minor != other.minor { return minor < other.minor ? -1 : 1 }
    if patch != other.patch { return patch < other.patch ? -1 : 1 }
    switch (prerelease.isEmpty, other.prerelease.isEmpty) {
    case (true, true): return 0
    case (true, false): return 1
    case (false, true): return -1
    case (false, false): return Self.comparePrerelease(prerelease, other.prerelease)
    }
  }

  /// Compares pre-releases identifier by identifier; the one with more of them is later.
  static func comparePrerelease(_ left: ByteString, _ right: ByteString) -> Int {
    let lefts = left.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let rights = right.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    for index in 0..<max(lefts.count, rights.count) {
      let order = compareIdentifier(
        index < lefts.count ? lefts[index] : [], index < rights.count ? rights[index] : [])
      if order != 0 { return order }
    }
    return 0
  }

  private static func compareIdentifier(
    _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>
  ) -> Int {
    if left.elementsEqual(right) { return 0 }
    if left.isEmpty { return -1 }
    if right.isEmpty { return 1 }
    let (leftNumber, rightNumber) = (unsigned(left), unsigned(right))
    switch (leftNumber, rightNumber) {
    case (nil, nil): return right.lexicographicallyPrecedes(left) ? 1 : -1
    case (_, nil): return -1
    case (nil, _): return 1
    case (let left?, let right?): return left > right ? 1 : -1
    }
  }

  private static func unsigned(_ digits: ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit - 0x30))
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }
}
