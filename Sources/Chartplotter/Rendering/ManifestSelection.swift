/// Which parts of a rendering are printed or written, by Helm's flags.
public struct ManifestSelection: Sendable, Hashable {
  /// Whether the files under `crds/` come first (`--include-crds`).
  public var includesCRDs = false
  /// Whether hooks follow the manifests (not so with `--no-hooks`).
  public var includesHooks = true
  /// Whether hooks that are tests are left out (`--skip-tests`).
  public var skipsTests = false
  /// Patterns of template paths below the chart's name to print alone (`--show-only`).
  public var showOnly: [String] = []

  /// What a plain `helm template` prints.
  public init() {}
}
