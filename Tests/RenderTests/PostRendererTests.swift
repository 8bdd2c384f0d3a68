import Processes
import Testing

/// Programs that manifests pass through.
struct PostRendererTests {
  private func run(_ arguments: String...) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n")
    try folder.write(
      "shop/templates/b.yaml",
      "kind: Service # a comment\nmetadata: {name: b}\n---\nkind: ConfigMap\nmetadata: {name: c}\n")
    try folder.write(
      "shop/templates/a.yaml",
      "kind: Job\nmetadata:\n  name: a\n  annotations: {helm.sh/hook: pre-install}\n")
    let result = try Subprocess.run(
      RepositoryFiles.executable("render"), ["template", "rel", "shop"] + arguments,
      in: folder.path, timeout: 60)
    return String(decoding: result.stdout + result.stderr, as: UTF8.self)
  }

  @Test func leavesWhatPassesUnchanged() throws {
    let plain = try run()
    #expect(plain.contains("# Source: shop/templates/b.yaml\nkind: ConfigMap"))
    #expect(try run("--post-renderer", "cat") == plain)
  }

  @Test func takesWhatComesBack() throws {
    let plain = try run()
    #expect(
      try run("--post-renderer", "sed", "--post-renderer-args", "s/name: b/name: z/")
        == plain.replacing("name: b", with: "name: z"))
  }

  @Test func recognisesDocumentsWithoutComments() throws {
    let plain = try run()
    #expect(
      try run("--post-renderer", "sed", "--post-renderer-args", "s/ *#.*//")
        == plain.replacing(" # a comment", with: ""))
  }

  @Test func failsWithTheProgram() throws {
    #expect(
      try run("--post-renderer", "sh", "--post-renderer-args=-c")
        .hasPrefix(
          "Error: error while running post render on files: error while running command sh"))
    #expect(
      try run("--post-renderer", "true") == """
        Error: error while running post render on files: post-renderer "true" produced empty output

        Use --debug flag to render out invalid YAML

        """)
    #expect(
      try run("--post-renderer", "./nope")
        == "Error: invalid argument \"./nope\" for \"--post-renderer\" flag: no such program\n")
  }
}
