extension Rendering {
  /// The text that `helm template` prints.
  ///
  /// - Parameter selection: Which parts, by Helm's flags.
  /// - Returns: The bytes for standard output.
  /// - Throws: `RenderError` when a pattern of `showOnly` matches nothing.
  public func bytes(
    selecting selection: ManifestSelection = ManifestSelection()
  ) throws(RenderError) -> [UInt8] {
    []
  }

  /// Writes the manifests to files below a folder, as `helm template --output-dir` does.
  ///
  /// Nothing is written outside the folder, and each file appears whole.
  ///
  /// - Parameters:
  ///   - folder: The folder; made when missing.
  ///   - selection: Which parts, by Helm's flags.
  /// - Returns: The lines that Helm prints: `wrote PATH` for each file.
  /// - Throws: `RenderError` when a file cannot be written.
  public func write(
    toFolder folder: String, selecting selection: ManifestSelection = ManifestSelection()
  ) throws(RenderError) -> [UInt8] {
    []
  }
}
