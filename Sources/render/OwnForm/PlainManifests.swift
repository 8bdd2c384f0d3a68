internal import Chartplotter
internal import GoRuntime
internal import YAML

/// A folder of plain manifests, printed as they are.
enum PlainManifests {
  /// The largest file that is taken for a manifest: as large as a chart's file may be.
  private static let sizeLimit = RenderLimits().fileBytes

  /// Reads a folder's files, checks them to be YAML and gives the manifests in them.
  ///
  /// A document without `apiVersion` and `kind` is no manifest (a values file, for one) and is left
  /// out.
  static func read(_ target: RenderTarget, files: [String]) -> TargetOutcome {
    var outcome = TargetOutcome()
    var complaints = ""
    for file in files {
      let path = FolderListing.join(target.path, file)
      let name = FolderListing.join(target.name, file)
      do throws(RenderError) {
        outcome.output += try manifests(in: try text(of: path), name: name)
      } catch {
        complaints += ErrorDrawing.draw(error, chartPath: nil, source: path)
        outcome.failure = "\(name): \(ErrorDrawing.headline(of: error))"
      }
    }
    if outcome.failure != nil {
      outcome.output = []
      outcome.complaint = complaints
    }
    return outcome
  }

  private static func text(of path: String) throws(RenderError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw RenderError(.file, "open \(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var text: [UInt8] = []
    let tooLarge = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
      while true {
        let count = Self.receive(descriptor, buffer)
        if count <= 0 { return false }
        text.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        if text.count > sizeLimit { return true }
      }
    }
    if tooLarge {
      throw RenderError(.limit, "\(path) is larger than \(sizeLimit) bytes")
    }
    return text
  }

  private static func receive(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = Self.systemRead(descriptor, buffer)
      if count < 0 && errno == EINTR { continue }
      return count
    }
  }

  private static func systemRead(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer
  ) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func manifests(in text: [UInt8], name: String) throws(RenderError) -> [UInt8] {
    var output: [UInt8] = []
    for document in documents(of: text) {
      let value: Value
      do throws(YAMLError) {
        value = try YAMLReader.read(ByteString(document.text))
      } catch {
        let line = error.line.map { document.line + $0 - 1 } ?? 0
        throw RenderError(
          .manifest, error.message.text,
          at: RenderError.Location(file: name, line: line))
      }
      guard case .map(let map) = value, map["apiVersion"] != nil || map["kind"] != nil else {
        continue
      }
      output += Array("---\n# Source: \(name)\n".utf8) + trimmed(document.text)
      output.append(0x0A)
    }
    return output
  }

  /// The documents of a text, without their `---` lines, and the number of each one's first line.
  static func documents(of text: [UInt8]) -> [(text: ArraySlice<UInt8>, line: Int)] {
    var documents: [(text: ArraySlice<UInt8>, line: Int)] = []
    var start = 0
    var startLine = 1
    var line = 1
    var index = 0
    while index < text.count {
      let end = text[index...].firstIndex(of: 0x0A) ?? text.count
      if isSeparator(text[index..<end]) {
        documents.append((text[start..<index], startLine))
        start = min(end + 1, text.count)
        startLine = line + 1
      }
      line += 1
      index = end + 1
    }
    documents.append((text[start...], startLine))
    return documents.filter { document in
      document.text.contains { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    }
  }

  private static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "---".utf8)
      && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text.drop { $0 == 0x0A || $0 == 0x0D }
    while let last = text.last, last == 0x0A || last == 0x0D || last == 0x20 {
      text = text.dropLast()
    }
    return text
  }
}
