import Processes
import Testing

/// What happens when the reader of standard output goes away.
struct ClosedPipeTests {
  @Test(arguments: ["shop", "template shop"])
  func endsQuietly(_ arguments: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n")
    // More than a pipe holds.
    try folder.write(
      "shop/templates/x.yaml", "a: \"{{ repeat 300000 \"x\" }}\"\n")
    let render = RepositoryFiles.executable("render")
    let result = try Subprocess.run(
      "sh", ["-c", "('\(render)' \(arguments); echo \"status $?\" >&2) | head -c 1 >/dev/null"],
      in: folder.path, timeout: 60)
    #expect(String(decoding: result.stderr, as: UTF8.self) == "status 141\n")
  }
}
