internal import GoRuntime
internal import Sprig

/// Compares versions with ranges by the rules of the library that Helm uses (Masterminds/semver).
enum VersionRange {
  /// Whether a version lies in a range; false when either is malformed.
  static func contains(_ range: String, _ version: String) -> Bool {
    VersionMatching.range(ByteString(range), contains: ByteString(version))
  }

  /// Whether a text is a version, be it an incomplete one.
  static func isVersion(_ text: String) -> Bool { VersionMatching.isVersion(ByteString(text)) }
}
