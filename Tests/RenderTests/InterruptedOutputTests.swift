import Processes
import Testing

/// A run that is ended, or can't write, while it writes files leaves whole ones only.
struct InterruptedOutputTests {
  /// A chart of twenty files, each larger than the one before; the last has about 200 KB.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n")
    for number in 1...20 {
      let text = "kind: A\ntext: {{ repeat \(number * 10_000) \"x\" }}\nend: true\n"
      try folder.write("shop/templates/\(number + 100).yaml", text)
    }
    return folder
  }

  /// The files that a run wrote, less those that bear a name of passage.
  private static func written(in folder: borrowing TemporaryFolder) throws -> [String] {
    let find = "cd out 2>/dev/null && find . -type f ! -name '.*.yaml.*' | sort"
    let result = try Subprocess.run("sh", ["-c", find], in: folder.path, timeout: 60)
    return String(decoding: result.stdout, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func ends(_ file: String, in folder: borrowing TemporaryFolder) throws -> Bool {
    let result = try Subprocess.run(
      "grep", ["-c", "^end: true$", "out/\(file)"], in: folder.path, timeout: 60)
    return result.ending == .status(0)
  }

  /// The system ends a program that writes a file beyond a size, unless that signal is ignored; then
  /// the write fails.
  @Test(arguments: ["", "trap '' XFSZ; "])
  func leavesWholeFiles(prelude: String) throws {
    let folder = try Self.folder()
    let render = RepositoryFiles.executable("render")
    // 512 or 1024 bytes a block, by the shell.
    let script = "\(prelude)ulimit -f 100; exec '\(render)' template shop --output-dir out"
    let result = try Subprocess.run("sh", ["-c", script], in: folder.path, timeout: 60)
    #expect(result.ending != .status(0))
    let files = try Self.written(in: folder)
    #expect(!files.isEmpty && files.count < 20)
    for file in files { #expect(try Self.ends(file, in: folder), "\(file)") }
    if !prelude.isEmpty {
      #expect(result.ending == .status(1))
      let said = String(decoding: result.stderr, as: UTF8.self)
      #expect(said.hasPrefix("Error: write out/shop/templates/"))
      #expect(said.hasSuffix(".yaml: file too large\n"))
    }
  }

  @Test func leavesWholeFilesWhenKilled() throws {
    let render = RepositoryFiles.executable("render")
    for delay in ["0.005", "0.01", "0.02", "0.04"] {
      let folder = try Self.folder()
      let script =
        "'\(render)' template shop --output-dir out >/dev/null 2>&1 & sleep \(delay); kill -9 $!; "
        + "wait $! 2>/dev/null; true"
      _ = try Subprocess.run("sh", ["-c", script], in: folder.path, timeout: 60)
      for file in try Self.written(in: folder) {
        #expect(try Self.ends(file, in: folder), "\(file)")
      }
    }
  }
}
