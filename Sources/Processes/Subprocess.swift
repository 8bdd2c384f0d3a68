/// A program run to its end, or to a time-out.
package enum Subprocess {
  /// Why a program could not be started.
  package struct StartError: Error {
    /// The system's reason.
    package var reason: String
  }

  /// How a program ended.
  package enum Ending: Sendable, Hashable {
    /// With an exit status.
    case status(Int)
    /// By a signal.
    case signal(Int)
    /// Because its time ran out.
    case timeout
  }

  /// What a run gave.
  package struct Result: Sendable {
    /// How the program ended.
    package var ending: Ending
    /// What it wrote to standard output.
    package var stdout: [UInt8]
    /// What it wrote to standard error.
    package var stderr: [UInt8]
  }

  /// Runs a program.
  ///
  /// - Parameters:
  ///   - program: The program's path; without a slash it is looked up in `PATH`.
  ///   - arguments: Its arguments.
  ///   - folder: The folder that it runs in; nil for the current one.
  ///   - stdin: What it reads from standard input.
  ///   - timeout: Seconds after which it is killed; nil for no limit.
  /// - Throws: `StartError` when it can't be started.
  package static func run(
    _ program: String, _ arguments: [String], in folder: String? = nil, stdin: [UInt8] = [],
    timeout: Int? = nil
  ) throws(StartError) -> Result {
    var words = [program] + arguments
    if let folder {
      // Changing the folder is not in every platform's posix_spawn, so a shell does it.
      words = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder] + words
    }
    var input: [Int32] = [-1, -1]
    var output: [Int32] = [-1, -1]
    var errors: [Int32] = [-1, -1]
    guard makePipe(&input), makePipe(&output), makePipe(&errors) else {
      let reason = String(cString: strerror(errno))
      for end in input + output + errors where end >= 0 { close(end) }
      throw StartError(reason: reason)
    }
    var process = pid_t()
    let status = spawn(&process, words, input: input[0], output: output[1], errors: errors[1])
    close(input[0])
    close(output[1])
    close(errors[1])
    guard status == 0 else {
      close(input[1])
      close(output[0])
      close(errors[0])
      throw StartError(reason: String(cString: strerror(status)))
    }
    var pump = PipePump(input: input[1], output: output[0], errors: errors[0], pending: stdin)
    let finished = pump.run(until: timeout.map { PipePump.now() + $0 })
    if !finished { kill(process, SIGKILL) }
    var state: Int32 = 0
    while waitpid(process, &state, 0) < 0 && errno == EINTR {}
    let signal = Int(state & 0x7F)
    let ending: Ending =
      !finished ? .timeout : signal == 0 ? .status(Int(state >> 8 & 0xFF)) : .signal(signal)
    return Result(ending: ending, stdout: pump.stdout, stderr: pump.stderr)
  }

  private static func spawn(
    _ process: inout pid_t, _ words: [String], input: Int32, output: Int32, errors: Int32
  ) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    // This program ignores SIGPIPE; the other one should not inherit that.
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    return posix_spawnp(&process, words[0], &actions, &attributes, pointers, environ)
  }

  /// Makes a pipe whose ends close on exec, so that programs started meanwhile hold none open.
  private static func makePipe(_ ends: inout [Int32]) -> Bool {
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return true
  }
}
