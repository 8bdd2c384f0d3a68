import Chartplotter
import Testing

@testable import render

/// Finding charts and manifests.
struct TargetFinderTests {
  /// A folder with charts, a library, plain manifests and things to pass over.
  private func sample() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("apps/b/Chart.yaml", "apiVersion: v2\nname: b\nversion: 1.0.0\n")
    try folder.write("apps/b/charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n")
    try folder.write("apps/a/Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0\n")
    try folder.write(
      "apps/lib/Chart.yaml", "apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n")
    try folder.write("infra/configs/two.yaml", "kind: B\n")
    try folder.write("infra/configs/one.yml", "kind: A\n")
    try folder.write("infra/configs/read.me", "text\n")
    try folder.write("infra/.git/x.yaml", "kind: A\n")
    try folder.write("empty/readme.txt", "")
    return folder
  }

  private func names(_ folder: borrowing TemporaryFolder, _ argument: String) -> [String] {
    do throws(RenderError) {
      return try TargetFinder(root: folder.path).targets(for: argument).map { target in
        switch target.kind {
        case .chart: target.name
        case .manifests(let files): "\(target.name): \(files.joined(separator: " "))"
        }
      }
    } catch {
      return ["error: \(error.message)"]
    }
  }

  @Test func findsWhatArgumentsName() throws {
    let folder = try sample()
    #expect(names(folder, "apps/a") == ["apps/a"])
    #expect(names(folder, "apps") == ["apps/a", "apps/b"])
    #expect(names(folder, "infra") == ["infra/configs: one.yml two.yaml"])
    #expect(names(folder, "apps/lib") == ["apps/lib"])
    #expect(
      names(folder, "empty") == [
        "error: no Chart.yaml and no manifest in \(folder.path)/empty or in a folder below it"
      ])
    #expect(
      names(folder, "aps/b") == [
        "error: chart aps/b not found in the current folder or in \(folder.path); "
          + "did you mean apps/b?"
      ])
  }
}
