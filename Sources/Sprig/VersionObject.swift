import GoRuntime

/// A version as templates hold it: Go's `*semver.Version`, or `semver.Version` where a method
/// returned one.
final class VersionObject: GoObject, @unchecked Sendable {
  let version: SemanticVersion
  private let isPointer: Bool

  init(_ version: SemanticVersion, isPointer: Bool) {
    self.version = version
    self.isPointer = isPointer
  }

  override var kind: Kind { isPointer ? .ptr : .struct }
  override var typeName: String { isPointer ? "*semver.Version" : "semver.Version" }
  override var stringer: ByteString? { version.text }
  override var encoded: Value? { .string(version.text) }

  override func isEqual(to other: GoObject) -> Bool {
    isPointer ? self === other : isDeeplyEqual(to: other)
  }

  override func isDeeplyEqual(to other: GoObject) -> Bool {
    guard let other = other as? VersionObject else { return false }
    return isPointer == other.isPointer && version.text == other.version.text
      && version.original == other.version.original
  }

  override func method(_ name: ByteString) -> GoMethod? {
    valueMethod(name) ?? (isPointer ? pointerMethod(name) : nil)
  }

  /// The methods that Go declares on the value.
  private func valueMethod(_ name: ByteString) -> GoMethod? {
    let version = version
    func result(_ value: Value) -> GoMethod { GoMethod { (_) throws(CallError) in value } }
    switch name.text {
    case "Major": return result(.integer(Int64(bitPattern: version.major), .uint64))
    case "Minor": return result(.integer(Int64(bitPattern: version.minor), .uint64))
    case "Patch": return result(.integer(Int64(bitPattern: version.patch), .uint64))
    case "Prerelease": return result(.string(version.prerelease))
    case "Metadata": return result(.string(version.metadata))
    case "String", "Value": return result(.string(version.text))
    case "MarshalText": return result(Self.bytes(version.text))
    case "MarshalJSON":
      return result(Self.bytes(ByteString("\"\(version.text.text)\"")))
    case "IncMajor":
      return GoMethod { (_) throws(CallError) in
        let next = try Self.increment(version.major, "major")
        return version.derived(SemanticVersion(major: next, minor: 0, patch: 0))
      }
    case "IncMinor":
      return GoMethod { (_) throws(CallError) in
        let next = try Self.increment(version.minor, "minor")
        return version.derived(SemanticVersion(major: version.major, minor: next, patch: 0))
      }
    case "IncPatch":
      return GoMethod { (_) throws(CallError) in
        // Leaving a pre-release is the next patch already.
        let next =
          version.prerelease.isEmpty ? try Self.increment(version.patch, "patch") : version.patch
        return version.derived(
          SemanticVersion(major: version.major, minor: version.minor, patch: next))
      }
    case "SetPrerelease":
      return GoMethod(parameters: [.string]) { (arguments) throws(CallError) in
        var next = version
        next.prerelease = try Self.identifiers(arguments, "prerelease")
        return version.derived(next)
      }
    case "SetMetadata":
      return GoMethod(parameters: [.string]) { (arguments) throws(CallError) in
        var next = version
        next.metadata = try Self.identifiers(arguments, "metadata")
        return version.derived(next)
      }
    default: return nil
    }
  }

  /// The methods that Go declares on the pointer.
  private func pointerMethod(_ name: ByteString) -> GoMethod? {
    switch name.text {
    case "Original":
      let original = version.original
      return GoMethod { (_) throws(CallError) in .string(original) }
    case "Compare": return comparison { .int($0) }
    case "LessThan": return comparison { .bool($0 < 0) }
    case "LessThanEqual": return comparison { .bool($0 <= 0) }
    case "GreaterThan": return comparison { .bool($0 > 0) }
    case "GreaterThanEqual": return comparison { .bool($0 >= 0) }
    case "Equal": return comparison(nilResult: .bool(false)) { .bool($0 == 0) }
    default: return nil
    }
  }

  private func comparison(
    nilResult: Value? = nil, _ result: @escaping @Sendable (Int) -> Value
  ) -> GoMethod {
    let version = version
    return GoMethod(parameters: [.named("*semver.Version", .ptr)]) {
      (arguments) throws(CallError) in
      guard case .object(let object)? = arguments.first, let other = object as? VersionObject
      else {
        if let nilResult { return nilResult }
        throw CallError("runtime error: invalid memory address or nil pointer dereference")
      }
      return result(version.compare(other.version))
    }
  }

  private static func increment(_ number: UInt64, _ name: String) throws(CallError) -> UInt64 {
    let (next, overflow) = number.addingReportingOverflow(1)
    if overflow { throw CallError("\(name) version increment would overflow uint64") }
    return next
  }

  private static func bytes(_ text: ByteString) -> Value {
    .list(List(text.bytes.map { .integer(Int64($0), .uint8) }, type: .bytes))
  }

  /// Dot-separated identifiers that may stand behind a version; nothing is fine.
  private static func identifiers(
    _ arguments: [Value], _ part: String
  ) throws(CallError) -> ByteString {
    guard case .string(let text)? = arguments.first, !text.isEmpty else { return ByteString() }
    for identifier in text.bytes.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    {
      let isNumber = identifier.allSatisfy { (0x30...0x39).contains($0) }
      if identifier.isEmpty || !identifier.allSatisfy(VersionParts.isIdentifierByte) {
        throw CallError("invalid \(part) string")
      }
      if part == "prerelease" && isNumber && identifier.count > 1 && identifier.first == 0x30 {
        throw CallError("version segment starts with 0")
      }
    }
    return text
  }
}

extension SemanticVersion {
  /// A version made of this one, as its methods return it: the original keeps a leading `v`.
  fileprivate func derived(_ version: SemanticVersion) -> Value {
    var version = version
    let hasV = !original.isEmpty && original[0] == UInt8(ascii: "v")
    version.original = ByteString((hasV ? "v" : "") + version.text.text)
    return .object(VersionObject(version, isPointer: false))
  }
}
