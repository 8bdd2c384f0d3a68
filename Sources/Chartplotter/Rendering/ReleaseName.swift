/// Helm's rule for the names of releases.
enum ReleaseName {
  /// Checks a name.
  ///
  /// - Throws: `RenderError` with Helm's text.
  static func check(_ name: String) throws(RenderError) {
    if name.isEmpty {
      throw RenderError(
        .usage, "release name check failed: release name \"\": no name provided",
        summary: "no name provided")
    }
    guard name.utf8.count <= 53, isValid(name) else {
      let reason =
        "invalid release name, must match regex "
        + #"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"#
        + " and the length must not be longer than 53"
      throw RenderError(
        .usage, "release name check failed: release name \(quoted(name)): \(reason)",
        summary: reason)
    }
  }

  /// Whether every part between dots starts and ends with a letter or digit.
  private static func isValid(_ name: String) -> Bool {
    name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { part in
        guard let first = part.first, let last = part.last else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
          && part.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
      }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }
}
