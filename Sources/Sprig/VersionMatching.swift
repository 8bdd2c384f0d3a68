package import GoRuntime

/// Compares versions with ranges outside templates, as charts' dependencies need it.
package enum VersionMatching {
  /// Whether a version lies in a range; false when either is malformed.
  package static func range(_ range: ByteString, contains version: ByteString) -> Bool {
    guard let version = try? SemanticVersion(version),
      let constraints = try? VersionConstraints(range)
    else { return false }
    return constraints.isMet(by: version)
  }

  /// Whether a text is a version, be it an incomplete one.
  package static func isVersion(_ text: ByteString) -> Bool {
    (try? SemanticVersion(text)) != nil
  }
}
