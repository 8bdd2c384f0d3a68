internal import GoRuntime

extension Rendering {
  /// Writes the manifests to files below a folder, as `helm template --output-dir` does.
  ///
  /// Nothing is written outside the folder, and each file appears whole or not at all.
  ///
  /// - Parameters:
  ///   - folder: The folder; made when missing.
  ///   - releaseName: The name of a folder in between (`--release-name`); CRDs go without it, as in
  ///     Helm.
  ///   - selection: Which parts, by Helm's flags.
  /// - Returns: What Helm prints: `wrote PATH` for each document, and an empty line.
  /// - Throws: `RenderError` when a file can't be written, or when `showOnly` names anything, since
  ///   nothing is left to be shown.
  public func write(
    toFolder folder: String, releaseName: String? = nil,
    selecting selection: ManifestSelection = ManifestSelection()
  ) throws(RenderError) -> [UInt8] {
    if let pattern = selection.showOnly.first {
      throw RenderError(.usage, "could not find template \(pattern) in chart")
    }
    var files: [ByteString: [UInt8]] = [:]
    var order: [ByteString] = []
    let report = OutputBuffer()
    let prefix = releaseName.map { ByteString($0 + "/") } ?? ByteString()
    // The report shows the path that Helm puts together, the file lies below the folder.
    let joined = releaseName.map { GoPath.join(folder, $0) } ?? folder

    func add(_ manifest: Manifest, _ prefix: ByteString, _ shown: String) {
      let name = prefix + manifest.sourceName
      if files[name] == nil { order.append(name) }
      manifest.append(to: &files[name, default: []])
      report.append("wrote \(shown)/")
      report.append(manifest.sourceName)
      report.append(UInt8(ascii: "\n"))
    }

    if selection.includesCRDs { for crd in crds { add(crd, ByteString(), folder) } }
    for manifest in manifests { add(manifest, prefix, joined) }
    if selection.includesHooks {
      for hook in hooks where !(selection.skipsTests && hook.hook?.isTest == true) {
        add(hook, prefix, joined)
      }
    }
    do throws(SystemError) {
      let writer = try FolderWriter(folder)
      for name in order {
        try files[name]?.withUnsafeBufferPointer { file throws(SystemError) in
          try writer.write(file, to: name.text)
        }
      }
    } catch {
      throw RenderError(.file, error.text)
    }
    report.append(UInt8(ascii: "\n"))
    return Array(report.bytes)
  }
}
