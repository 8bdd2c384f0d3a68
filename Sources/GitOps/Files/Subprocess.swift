#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Another program, run to its end without a shell in between.
package struct Subprocess {
  /// What a program left behind.
  package struct Outcome: Sendable {
    /// The exit status; 128 and the signal's number when a signal ended it.
    package var status: Int32
    /// Everything it wrote to standard output.
    package var output: [UInt8]
    /// Everything it wrote to standard error.
    package var errors: [UInt8]
  }

  /// Runs a program and waits for it.
  ///
  /// Input and outputs go through unlinked temporary files, so that no pipe can fill up.
  ///
  /// - Parameters:
  ///   - arguments: The program, looked up in `PATH`, and its arguments.
  ///   - input: What it reads from standard input.
  ///   - environment: Variables to set on top of this process's own.
  /// - Throws: `GitOpsError` when it cannot be started.
  package static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) throws(GitOpsError) -> Outcome {
    guard let program = arguments.first else { throw GitOpsError("no program to run") }
    let standardInput = try scratchFile(input)
    defer { close(standardInput) }
    let standardOutput = try scratchFile([])
    defer { close(standardOutput) }
    let standardError = try scratchFile([])
    defer { close(standardError) }

    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, standardInput, 0)
    posix_spawn_file_actions_adddup2(&actions, standardOutput, 1)
    posix_spawn_file_actions_adddup2(&actions, standardError, 2)

    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var variables: [UnsafeMutablePointer<CChar>?] = merged(environment).map { strdup($0) } + [nil]
    defer { for variable in variables { free(variable) } }

    var process = pid_t()
    let failure = posix_spawnp(&process, program, &actions, nil, &words, &variables)
    guard failure == 0 else {
      throw GitOpsError("cannot run \(program): \(String(cString: strerror(failure)))")
    }
    var status: CInt = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw GitOpsError("\(program): \(FileTree.systemError())") }
    }
    let exit = status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
    return Outcome(
      status: exit, output: try content(standardOutput), errors: try content(standardError))
  }

  /// An open file with no name that holds the bytes and stands at its start.
  private static func scratchFile(_ bytes: [UInt8]) throws(GitOpsError) -> CInt {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array(Paths.join(base, "render-pipe-XXXXXX").utf8CString)
    let descriptor = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkstemp($0) } ?? -1
    }
    guard descriptor >= 0 else { throw .file(base, FileTree.systemError()) }
    template.withUnsafeBufferPointer { buffer in _ = buffer.baseAddress.map { unlink($0) } }
    if let reason = FileTree.writeAll(bytes, to: descriptor) {
      close(descriptor)
      throw .file(base, reason)
    }
    lseek(descriptor, 0, SEEK_SET)
    return descriptor
  }

  private static func content(_ descriptor: CInt) throws(GitOpsError) -> [UInt8] {
    lseek(descriptor, 0, SEEK_SET)
    return try FileTree.read(descriptor: descriptor, name: "output of a program", limit: 256 << 20)
  }

  /// This process's variables with some set anew, as `NAME=value`.
  private static func merged(_ environment: [String: String]) -> [String] {
    var entries: [String] = []
    var position = environ
    while let entry = position.pointee {
      let text = String(cString: entry)
      let name = text.prefix { $0 != "=" }
      if environment[String(name)] == nil { entries.append(text) }
      position += 1
    }
    return entries + environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }
}
