internal import Processes

/// A whole command line, and what Helm printed.
struct CommandCase: Sendable {
  var id: String
  /// The arguments after `render template`.
  var arguments: [String]
  /// The folder that it runs in.
  var folder: String
  var stdin: [UInt8] = []
  var exit: Int
  var stdout: [UInt8]
  var stderr: [UInt8]
  /// Numbers of output lines, from 1, that differ from run to run.
  var randomLines: Set<Int> = []

  /// The cases of `scenarios.jsonl`, run in the charts' folder.
  static func scenarios(_ path: String, charts: String) throws(CommandFailure) -> [CommandCase] {
    var cases: [CommandCase] = []
    for json in try CaseFile.read(path) {
      guard let id = json["id"]?.text, let exit = json["exit"]?.integer else {
        throw CommandFailure("\(path): a case without id or exit")
      }
      cases.append(
        CommandCase(
          id: id, arguments: json["args"]?.elements?.compactMap(\.text) ?? [], folder: charts,
          stdin: json["stdin"]?.bytes ?? [], exit: exit, stdout: json["stdout"]?.bytes ?? [],
          stderr: json["stderr"]?.bytes ?? []))
    }
    return cases
  }

  /// The cases of a folder of charts, its `scenarios.jsonl` and its expected outputs.
  static func corpus(_ folder: String, filter: String) throws(CommandFailure) -> [CommandCase] {
    var cases: [CommandCase] = []
    for json in try CaseFile.read("\(folder)/scenarios.jsonl") {
      guard let chart = json["chart"]?.text, let name = json["name"]?.text,
        let exit = json["exit"]?.integer
      else { throw CommandFailure("\(folder)/scenarios.jsonl: a case without chart, name or exit") }
      let id = "\(chart)/\(name)"
      if !filter.isEmpty && !id.contains(filter) { continue }
      let stdout = try json["expected"]?.text.map { path throws(CommandFailure) in
        try FileText.read("\(folder)/\(path)")
      }
      cases.append(
        CommandCase(
          id: id, arguments: json["args"]?.elements?.compactMap(\.text) ?? [], folder: folder,
          exit: exit, stdout: stdout ?? [], stderr: json["stderr"]?.bytes ?? [],
          randomLines: Set(json["random_lines"]?.elements?.compactMap(\.integer) ?? [])))
    }
    return cases
  }

  /// Runs the command line through `render template`.
  func run(renderer: String, timeout: Int) -> Answer {
    do throws(Subprocess.StartError) {
      let result = try Subprocess.run(
        renderer, ["template"] + arguments, in: folder, stdin: stdin, timeout: timeout)
      return .command(
        exit: Self.exit(for: result.ending), stdout: result.stdout, stderr: result.stderr)
    } catch {
      return .command(exit: -2000, stdout: [], stderr: Array(error.reason.utf8))
    }
  }

  /// What an answer has that the expected one has not, or nil.
  func difference(from actual: Answer, limit: Int) -> String? {
    guard case .command(let code, let output, let errors) = actual else { return nil }
    var account = ""
    if code != exit {
      account += "  exit \(exit) is expected, it was \(Self.describe(exit: code))\n"
    }
    account +=
      Difference.describe(
        "stdout", expected: stdout, actual: output, skipped: randomLines, limit: limit) ?? ""
    account +=
      Difference.describe(
        "stderr", expected: Self.message(in: stderr), actual: Self.message(in: errors),
        limit: limit) ?? ""
    return account.isEmpty ? nil : account
  }

  /// One number for every ending: -n for signal n, -1000 for a time-out.
  private static func exit(for ending: Subprocess.Ending) -> Int {
    switch ending {
    case .status(let status): status
    case .signal(let signal): -signal
    case .timeout: -1000
    }
  }

  private static func describe(exit code: Int) -> String {
    switch code {
    case -1000: "ended for lack of time"
    case -2000: "not started"
    case ..<0: "signal \(-code)"
    default: "\(code)"
    }
  }

  /// The lines from `Error:` on, without Helm's log.
  private static func message(in stderr: [UInt8]) -> [UInt8] {
    let lines = stderr.split(separator: 0x0A, omittingEmptySubsequences: false)
    let start = lines.firstIndex { $0.starts(with: "Error:".utf8) } ?? lines.endIndex
    return Array(
      lines[start...].filter { !$0.starts(with: "level=".utf8) }.joined(separator: [0x0A]))
  }
}
