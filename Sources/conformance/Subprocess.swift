/// A program run to its end, or to a time-out.
struct Subprocess {
  /// What a run gave.
  struct Result {
    var exit: Int
    var stdout: [UInt8]
    var stderr: [UInt8]
  }

  /// Runs a program in a folder with some text as its standard input.
  ///
  /// A program that ends by signal n gives exit -n, one that runs out of time -1000.
  static func run(
    _ program: String, _ arguments: [String], in folder: String, stdin: [UInt8], timeout: Int
  ) throws(CommandFailure) -> Result {
    var input: [Int32] = [0, 0]
    var output: [Int32] = [0, 0]
    var errors: [Int32] = [0, 0]
    // Both ends close on exec, so that programs started meanwhile hold no end open.
    guard makePipe(&input), makePipe(&output), makePipe(&errors) else {
      throw CommandFailure("no pipe: \(String(cString: strerror(errno)))")
    }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input[0], 0)
    posix_spawn_file_actions_adddup2(&actions, output[1], 1)
    posix_spawn_file_actions_adddup2(&actions, errors[1], 2)

    // Changing the folder is not in every platform's posix_spawn, so a shell does it.
    let shell = "/bin/sh"
    let script = "cd \"$0\" && exec \"$@\""
    var words: [UnsafeMutablePointer<CChar>?] =
      ([shell, "-c", script, folder, program]
      + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process = pid_t()
    let status = posix_spawn(&process, shell, &actions, nil, words, environ)
    close(input[0])
    close(output[1])
    close(errors[1])
    guard status == 0 else {
      close(input[1])
      close(output[0])
      close(errors[0])
      throw CommandFailure("\(program): \(String(cString: strerror(status)))")
    }
    var pump = Pump(input: input[1], output: output[0], errors: errors[0], pending: stdin)
    let finished = pump.run(until: now() + timeout)
    if !finished { kill(process, SIGKILL) }
    var state: Int32 = 0
    while waitpid(process, &state, 0) < 0 && errno == EINTR {}
    let signal = state & 0x7F
    let code = signal == 0 ? Int(state >> 8 & 0xFF) : -Int(signal)
    return Result(exit: finished ? code : -1000, stdout: pump.stdout, stderr: pump.stderr)
  }

  private static func makePipe(_ ends: inout [Int32]) -> Bool {
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return true
  }

  fileprivate static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }
}

/// Feeds a process and gathers what it prints, without either side waiting for the other.
private struct Pump {
  let input: Int32
  let output: Int32
  let errors: Int32
  var pending: [UInt8]
  var stdout: [UInt8] = []
  var stderr: [UInt8] = []

  /// Pumps until both outputs end; false when the time ran out first.
  mutating func run(until deadline: Int) -> Bool {
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
    var open = (input: true, output: true, errors: true)
    defer {
      if open.input { close(input) }
      close(output)
      close(errors)
    }
    while open.output || open.errors {
      if open.input && pending.isEmpty {
        close(input)
        open.input = false
      }
      var polled = [
        pollfd(fd: open.output ? output : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: open.errors ? errors : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: open.input ? input : -1, events: Int16(POLLOUT), revents: 0),
      ]
      let left = deadline - Subprocess.now()
      if left <= 0 { return false }
      if poll(&polled, nfds_t(polled.count), Int32(left * 1000)) <= 0 { continue }
      if polled[0].revents != 0 { open.output = receive(output, into: &stdout) }
      if polled[1].revents != 0 { open.errors = receive(errors, into: &stderr) }
      if polled[2].revents != 0, !send() {
        close(input)
        open.input = false
      }
    }
    return true
  }

  private func receive(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0 && errno == EINTR { return true }
      if count <= 0 { return false }
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      return true
    }
  }

  private mutating func send() -> Bool {
    let count = pending.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    pending.removeFirst(count)
    return true
  }
}
