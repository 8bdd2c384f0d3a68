internal import GoRuntime

/// Reads the files of a packaged chart, refusing what could escape or overflow.
enum ArchiveReader {
  /// Why an archive gives no files.
  enum Failure: Error {
    /// It is not gzip at all.
    case header
    /// It is refused or damaged, with Helm's text.
    case refused(RenderError)
  }

  /// Reads an archive.
  ///
  /// - Parameters:
  ///   - archive: The bytes of a .tgz file.
  ///   - limits: The bounds on files and sizes.
  /// - Returns: The files, in the archive's order, named below the chart's folder.
  static func read(
    _ archive: ByteString, limits: RenderLimits
  ) throws(Failure) -> [ChartFile] {
    // Headers and padding come on top of the files' own bytes.
    let bound = limits.chartBytes + limits.files * 2048
    let inflated: [UInt8]
    do throws(GzipInflater.Failure) {
      inflated = try archive.withBytes { bytes throws(GzipInflater.Failure) in
        try GzipInflater.inflate(bytes, limit: bound)
      }
    } catch {
      switch error {
      case .header: throw .header
      case .damaged(let reason): throw .refused(RenderError(.chart, reason))
      case .tooLarge: throw .refused(tooLarge(limits))
      }
    }
    var result: Result<[ChartFile], Failure> = .success([])
    inflated.withUnsafeBufferPointer { bytes in
      do throws(Failure) {
        result = .success(try readEntries(bytes, limits: limits))
      } catch {
        result = .failure(error)
      }
    }
    return try result.get()
  }

  private static func tooLarge(_ limits: RenderLimits) -> RenderError {
    .exceeding(
      "chartBytes", limits.chartBytes,
      "decompressed chart is larger than the maximum size \(limits.chartBytes)")
  }

  private static func readEntries(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: RenderLimits
  ) throws(Failure) -> [ChartFile] {
    var reader = TarReader(bytes)
    var files: [ChartFile] = []
    var remaining = limits.chartBytes
    while true {
      let next: TarReader.Entry?
      do throws(TarReader.Damaged) { next = try reader.next() } catch {
        throw .refused(RenderError(.chart, error.reason))
      }
      guard let entry = next else { break }
      if entry.type == UInt8(ascii: "5") { continue }
      let name = try confinedName(entry.name.text)
      guard entry.type == UInt8(ascii: "0") || entry.type == UInt8(ascii: "7") else {
        throw .refused(
          RenderError(.chart, "chart illegally contains a link or device: \(quoted(name))"))
      }
      if entry.data.count > remaining { throw .refused(tooLarge(limits)) }
      if entry.data.count > limits.fileBytes {
        throw .refused(
          .exceeding(
            "fileBytes", limits.fileBytes,
            "decompressed chart file \(quoted(entry.name.text)) is larger than the maximum file "
              + "size \(limits.fileBytes)"))
      }
      remaining -= entry.data.count
      if remaining <= 0 { throw .refused(tooLarge(limits)) }
      if files.count >= limits.files {
        throw .refused(
          .exceeding(
            "files", limits.files, "chart has more than the maximum of \(limits.files) files"))
      }
      let data = ByteString(
        padding: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[entry.data])))
      files.append(ChartFile(name: ByteString(name), data: data))
    }
    if files.isEmpty { throw .refused(RenderError(.chart, "no files in chart archive")) }
    return files
  }

  /// The name below the chart's folder, by Helm's rules of what is legal.
  private static func confinedName(_ full: String) throws(Failure) -> String {
    let delimiter: Character = full.contains("\\") ? "\\" : "/"
    let parts = full.split(separator: delimiter, omittingEmptySubsequences: false)
    var name = parts.dropFirst().joined(separator: "/")
    if name.hasPrefix("/") {
      throw .refused(RenderError(.chart, "chart illegally contains absolute paths"))
    }
    name = GoPath.clean(name)
    if name == "." {
      throw .refused(
        RenderError(
          .chart,
          "chart illegally contains content outside the base directory: \(quoted(full))"))
    }
    if name.hasPrefix("..") {
      throw .refused(RenderError(.chart, "chart illegally references parent directory"))
    }
    let bytes = Array(name.utf8.prefix(3))
    if bytes.count == 3, bytes[1] == UInt8(ascii: ":"), bytes[2] == UInt8(ascii: "/"),
      bytes[0] | 0x20 >= UInt8(ascii: "a"), bytes[0] | 0x20 <= UInt8(ascii: "z")
    {
      throw .refused(RenderError(.chart, "chart contains illegally named files"))
    }
    if parts.first == "Chart.yaml" {
      throw .refused(RenderError(.chart, "chart yaml not in base directory"))
    }
    return name
  }
}
