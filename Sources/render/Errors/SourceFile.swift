/// The files that errors point into.
enum SourceFile {
  /// The largest file that is shown an excerpt of.
  private static let sizeLimit = 5 << 20

  /// The path of a file that an error names from the chart's name on, or by its own path.
  ///
  /// - Returns: nil when there is no such file, as for a chart in an archive.
  static func path(of file: String, chartPath: String?) -> String? {
    if let chartPath, let slash = file.firstIndex(of: "/") {
      let inChart = FolderListing.join(chartPath, String(file[file.index(after: slash)...]))
      if FolderListing.isFile(inChart) { return inChart }
    }
    if let chartPath {
      let inChart = FolderListing.join(chartPath, file)
      if FolderListing.isFile(inChart) { return inChart }
    }
    return FolderListing.isFile(file) ? file : nil
  }

  /// The lines of a file, or nil when it can't be read or is too large.
  static func lines(_ path: String) -> [Substring]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
      while bytes.count <= sizeLimit {
        let count = fread(buffer.baseAddress, 1, buffer.count, file)
        if count == 0 { return }
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }
    if bytes.count > sizeLimit { return nil }
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      Substring(String(decoding: $0, as: UTF8.self))
    }
  }
}
