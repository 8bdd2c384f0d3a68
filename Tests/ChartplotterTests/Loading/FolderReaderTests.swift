import Foundation
import GoRuntime
import Testing

@testable import Chartplotter

@Suite struct FolderReaderTests {
  private func names(
    _ folder: TemporaryFolder, limits: RenderLimits = RenderLimits()
  ) throws -> [String] {
    try FolderReader.read(folder.path, limits: limits).map { $0.name.text }
  }

  private func refusal(
    _ folder: TemporaryFolder, limits: RenderLimits = RenderLimits()
  ) -> String? {
    do throws(RenderError) {
      _ = try FolderReader.read(folder.path, limits: limits)
      return nil
    } catch {
      return error.message.replacingOccurrences(of: folder.path, with: "ROOT")
    }
  }

  @Test func filesComeInOrderOfTheirPathsElements() throws {
    let folder = try TemporaryFolder([
      "b.txt": "", "a/z": "", "a/B": "", "Chart.yaml": "", "a.txt": "",
    ])
    #expect(try names(folder) == ["Chart.yaml", "a/B", "a/z", "a.txt", "b.txt"])
  }

  @Test func byteOrderMarksAreDropped() throws {
    let folder = try TemporaryFolder(["a": "\u{FEFF}text"])
    #expect(try FolderReader.read(folder.path, limits: RenderLimits())[0].data == "text")
  }

  @Test(arguments: [0, 15, 16, 32767, 32768, 32769, 100_000])
  func filesAreReadToTheirEnds(count: Int) throws {
    let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let folder = try TemporaryFolder()
    try folder.write("a", content)
    #expect(try FolderReader.read(folder.path, limits: RenderLimits())[0].data.bytes == content)
    var limits = RenderLimits()
    limits.fileBytes = count
    #expect(try names(folder, limits: limits) == ["a"])
    limits.fileBytes = count - 1
    #expect(
      refusal(folder, limits: limits)
        == "chart file \"a\" is larger than the maximum file size \(count - 1)")
  }

  @Test func ignoredFilesAreLeftOut() throws {
    let folder = try TemporaryFolder([
      ".helmignore": "*.md\n/top.txt\nsecret/\n# comment\n", "README.md": "", "x/README.md": "",
      "top.txt": "", "x/top.txt": "", "secret/a": "", "templates/.hidden": "", "x/.seen": "",
    ])
    #expect(try names(folder) == [".helmignore", "x/.seen", "x/top.txt"])
  }

  @Test func linksInsideAreFollowed() throws {
    let folder = try TemporaryFolder(["real/a.txt": "content"])
    try folder.link("linked", to: "real")
    try folder.link("b.txt", to: "real/a.txt")
    #expect(try names(folder) == ["b.txt", "linked/a.txt", "real/a.txt"])
  }

  @Test func linksThatLeaveAreRefused() throws {
    let outside = try TemporaryFolder(["secret": "x"])
    for target in [outside.path, outside.path("secret"), "/etc/passwd", "../../../etc/passwd"] {
      let folder = try TemporaryFolder(["a": ""])
      try folder.link("link", to: target)
      if let refusal = refusal(folder) {
        #expect(
          refusal == "symbolic link ROOT/link leads out of the chart's folder"
            || refusal.hasPrefix("error evaluating symlink ROOT/link: "))
      } else {
        Issue.record("\(target) was followed")
      }
    }
  }

  @Test func linksThatLoopAreRefused() throws {
    let folder = try TemporaryFolder(["a/b/c.txt": ""])
    try folder.link("a/b/up", to: "..")
    #expect(refusal(folder) == "symbolic link ROOT/a/b/up loops")
    let root = try TemporaryFolder(["a/c.txt": ""])
    try root.link("a/root", to: "..")
    #expect(refusal(root) == "symbolic link ROOT/a/root loops")
    let itself = try TemporaryFolder()
    try itself.link("x", to: "x")
    #expect(refusal(itself)?.hasPrefix("error evaluating symlink ROOT/x: ") == true)
  }

  @Test func pipesAreRefused() throws {
    let folder = try TemporaryFolder()
    mkfifo(folder.path("pipe"), 0o600)
    #expect(
      refusal(folder)
        == "cannot load irregular file ROOT/pipe as it has file mode type bits set")
  }

  @Test func sizesAreCounted() throws {
    var limits = RenderLimits()
    limits.fileBytes = 10
    let large = try TemporaryFolder(["x/large": String(repeating: "x", count: 11)])
    #expect(
      refusal(large, limits: limits)
        == "chart file \"large\" is larger than the maximum file size 10")
    limits.chartBytes = 15
    let many = try TemporaryFolder(["a": "12345678", "b": "12345678"])
    #expect(refusal(many, limits: limits) == "chart is larger than the maximum size 15")
    limits.files = 1
    #expect(refusal(many, limits: limits) == "chart has more than the maximum of 1 files")
  }

  @Test func deepFoldersAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "d/", count: 120) + "x", [])
    #expect(refusal(folder)?.hasSuffix("is nested more than 100 levels deep") == true)
  }
}
