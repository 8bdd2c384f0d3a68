internal import Processes

/// Another program, run to its end without a shell in between.
enum Program {
  /// What a program left behind.
  struct Outcome {
    /// The exit status; 128 and the signal's number when a signal ended it.
    var status: Int
    /// Everything it wrote to standard output.
    var output: [UInt8]
    /// Everything it wrote to standard error.
    var errors: [UInt8]
  }

  /// Runs a program, looked up in `PATH`, and waits for it.
  ///
  /// - Throws: `GitOpsError` when it cannot be started.
  static func run(
    _ program: String, _ arguments: [String], input: [UInt8] = []
  ) throws(GitOpsError) -> Outcome {
    let result: Subprocess.Result
    do {
      result = try Subprocess.run(program, arguments, stdin: input)
    } catch {
      throw GitOpsError("cannot run \(program): \(error.reason)")
    }
    let status =
      switch result.ending {
      case .status(let status): status
      case .signal(let signal): 128 + signal
      case .timeout: 124
      }
    return Outcome(status: status, output: result.stdout, errors: result.stderr)
  }
}
