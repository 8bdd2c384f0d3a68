import Foundation

/// A folder that is removed when its work is done.
struct TemporaryFolder {
  private let path: String

  /// Makes a new folder.
  init() throws {
    path = NSTemporaryDirectory() + "chartplotter-growth-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// Removes the folder and all in it.
  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// Copies a chart in, with the libraries it refers to by `file://` kept in reach.
  ///
  /// - Returns: The path of the copy.
  func copy(_ chart: String, as name: String) throws -> String {
    let target = path + "/" + name
    let parent = (target as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: chart, toPath: target)
    try pointRepositories(of: target, at: URL(fileURLWithPath: chart).standardizedFileURL.path)
    return target
  }

  /// Makes a chart that has a service's chart as each of its subcharts.
  ///
  /// - Returns: The path of the umbrella chart.
  func makeUmbrella(of service: String, subcharts: Int) throws -> String {
    let name = "umbrella-\(subcharts)"
    for number in 0..<subcharts {
      let copied = try copy(service, as: "\(name)/charts/service-\(number)")
      try bundleLibraries(of: copied)
      let file = copied + "/Chart.yaml"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.hasPrefix("name:") ? "name: service-\(number)" : String($0)
      }
      try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
    }
    try "apiVersion: v2\nname: umbrella\nversion: 0.1.0\n".write(
      toFile: "\(path)/\(name)/Chart.yaml", atomically: true, encoding: .utf8)
    return path + "/" + name
  }

  /// Copies the charts that a chart refers to by `file://` into its `charts` folder: only the root of
  /// a rendering has such references followed.
  private func bundleLibraries(of chart: String) throws {
    let text = try String(contentsOfFile: chart + "/Chart.yaml", encoding: .utf8)
    for line in text.split(separator: "\n") {
      guard let reference = line.range(of: "repository: file://") else { continue }
      let library = URL(fileURLWithPath: String(line[reference.upperBound...])).standardizedFileURL
      let charts = chart + "/charts"
      try FileManager.default.createDirectory(atPath: charts, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: library.path, toPath: charts + "/" + library.lastPathComponent)
    }
  }

  /// Rewrites relative `file://` repositories of a copied chart to where the original finds them.
  private func pointRepositories(of chart: String, at original: String) throws {
    let file = chart + "/Chart.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let moved = text.replacingOccurrences(of: "file://../", with: "file://\(original)/../")
    try moved.write(toFile: file, atomically: true, encoding: .utf8)
  }
}
