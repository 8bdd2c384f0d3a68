internal import Chartplotter

/// The `-f` files of a run, and which chart has which.
struct ValuesFiles {
  private let names: [String]
  private var standardInput: [UInt8]?

  /// The files that `-f` names, in order; standard input is read at once.
  init(_ names: [String]) {
    self.names = names
    if names.contains("-") { standardInput = Self.readStandardInput() }
  }

  /// What one chart gets of the files.
  struct Selection {
    /// The files that the chart has, in order.
    var sources: [ValuesLayers.Source] = []
    /// The names that it lacks.
    var missing: [String] = []
  }

  /// Finds each file from the current folder, then in the chart's folder.
  func select(for target: RenderTarget) -> Selection {
    var selection = Selection()
    for name in names {
      if name == "-" {
        selection.sources.append(.text(standardInput ?? [], name: "-"))
      } else if FolderListing.isFile(name) {
        selection.sources.append(.file(name))
      } else {
        let inChart = FolderListing.join(target.path, name)
        if !name.hasPrefix("/"), FolderListing.isFile(inChart) {
          selection.sources.append(.file(inChart))
        } else {
          selection.missing.append(name)
        }
      }
    }
    return selection
  }

  /// The error for a name that no chart has.
  func missingError(_ name: String, targets: [RenderTarget]) -> RenderError {
    let folder = targets.count == 1 ? targets[0].path : nil
    let place = folder.map { "in \($0)" } ?? "in any chart's folder"
    let known = targets.flatMap { FolderListing.names(in: $0.path) ?? [] }
      .filter { $0.hasSuffix(".yaml") && $0 != "Chart.yaml" }
    return RenderError(
      .values,
      "values file \(name) not found in the current folder or \(place)"
        + Suggestion.sentence(for: name, among: known))
  }

  private static func readStandardInput() -> [UInt8] {
    var text: [UInt8] = []
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
      while true {
        let count = read(0, buffer.baseAddress, buffer.count)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return }
        text.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }
    return text
  }
}
