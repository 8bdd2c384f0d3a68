internal import ArgumentParser
internal import GitOps

/// The commands about whole repositories: `render app`, `golden`, `diff` and `plugin`.
enum ClusterCommand {
  /// Runs the command that the first word names; returns nil when it names none of them.
  static func run(_ words: [String]) -> Int32? {
    let rest = Array(words.dropFirst())
    switch words.first {
    case "app": return run(AppCommand.self, rest, errorStatus: 1)
    case "golden": return run(GoldenCommand.self, rest, errorStatus: 1)
    case "diff": return run(DiffCommand.self, rest, errorStatus: 2)
    case "plugin": return run(PluginCommand.self, rest, errorStatus: 1)
    default: return nil
    }
  }

  /// Runs a command and turns whatever it throws into a message and an exit status.
  private static func run(
    _ command: any ParsableCommand.Type, _ words: [String], errorStatus: Int32
  ) -> Int32 {
    do {
      var parsed = try command.parseAsRoot(words)
      try parsed.run()
      return 0
    } catch let error as GitOpsError {
      OutputStream.write("Error: \(EscapedText.escape(error.message))\n")
      return errorStatus
    } catch let status as ExitCode {
      return status.rawValue
    } catch {
      let text = command.fullMessage(for: error)
      if command.exitCode(for: error) == .success {
        OutputStream.write(Array((text + "\n").utf8), to: OutputStream.output)
        return 0
      }
      OutputStream.write(text + "\n")
      return errorStatus
    }
  }
}
