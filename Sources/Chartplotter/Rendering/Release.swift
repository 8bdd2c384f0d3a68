/// What a chart is rendered for: the release's name and place, as `.Release` shows them.
public struct Release: Sendable, Hashable {
  /// The release's name: at most 53 characters of lower-case letters, digits, `-` and `.`.
  public var name: String
  /// The namespace; not checked, as Helm does not check it either.
  public var namespace: String
  /// Whether `.Release.IsUpgrade` is true rather than `.Release.IsInstall`.
  public var isUpgrade: Bool
  /// The revision that `.Release.Revision` shows.
  public var revision: Int

  /// Describes a release.
  ///
  /// - Parameters:
  ///   - name: The release's name.
  ///   - namespace: The namespace to install into.
  ///   - isUpgrade: Whether the release is being upgraded rather than installed.
  ///   - revision: The revision's number; `helm template` always says 1.
  public init(
    name: String, namespace: String = "default", isUpgrade: Bool = false, revision: Int = 1
  ) {
    self.name = name
    self.namespace = namespace
    self.isUpgrade = isUpgrade
    self.revision = revision
  }
}
