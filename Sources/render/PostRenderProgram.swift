internal import Chartplotter
internal import Processes

/// A program that manifests are passed through before they are sorted.
struct PostRenderProgram: Sendable {
  private let name: String
  private let arguments: [String]

  /// A program by its path, or by its name in `PATH`.
  ///
  /// - Throws: `FlagError` when there is no such program.
  init(_ name: String, arguments: [String]) throws(FlagError) {
    if !Self.exists(name) {
      throw FlagError(
        "invalid argument \(FlagArgument.quote(name)) for \"--post-renderer\" flag: "
          + "no such program")
    }
    self.name = name
    self.arguments = arguments
  }

  /// The program as the library takes it.
  var postRenderer: RenderOptions.PostRenderer {
    { manifests throws(RenderError) in try run(manifests) }
  }

  private func run(_ manifests: [UInt8]) throws(RenderError) -> [UInt8] {
    let quoted = FlagArgument.quote(name)
    let result: Subprocess.Result
    do throws(Subprocess.StartError) {
      result = try Subprocess.run(name, arguments, stdin: manifests)
    } catch {
      throw RenderError(.usage, "failed to run post-renderer \(quoted): \(error.reason)")
    }
    switch result.ending {
    case .status(0): break
    case .status(let status):
      throw failure("exit status \(status)", result.stderr)
    case .signal(let signal):
      throw failure("signal \(signal)", result.stderr)
    case .timeout:
      throw failure("no time left", result.stderr)
    }
    if result.stdout.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
      throw RenderError(.usage, "post-renderer \(quoted) produced empty output")
    }
    return result.stdout
  }

  private func failure(_ reason: String, _ output: [UInt8]) -> RenderError {
    // Enough of the program's own words to tell what was wrong, not a flood.
    let words = String(decoding: output.suffix(4096), as: UTF8.self)
    return RenderError(
      .usage,
      "error while running command \(name). error output:\n\(words)\(words.isEmpty ? "" : "\n")"
        + reason)
  }

  private static func exists(_ name: String) -> Bool {
    if name.contains("/") { return access(name, X_OK) == 0 }
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
  }
}
