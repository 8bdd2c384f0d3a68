/// Feeds a program and gathers what it prints, without either side waiting for the other.
struct PipePump {
  private let input: Int32
  private let output: Int32
  private let errors: Int32
  private var pending: ArraySlice<UInt8>
  /// What came from standard output.
  private(set) var stdout: [UInt8] = []
  /// What came from standard error.
  private(set) var stderr: [UInt8] = []

  /// A pump over the near ends of three pipes, which it closes.
  init(input: Int32, output: Int32, errors: Int32, pending: [UInt8]) {
    self.input = input
    self.output = output
    self.errors = errors
    self.pending = pending[...]
  }

  /// The seconds of a clock that is never set.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }

  /// Pumps until both outputs end; false when the time ran out first.
  mutating func run(until deadline: Int?) -> Bool {
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
    var takesInput = true
    var givesOutput = true
    var givesErrors = true
    defer {
      if takesInput { close(input) }
      close(output)
      close(errors)
    }
    while givesOutput || givesErrors {
      if takesInput && pending.isEmpty {
        close(input)
        takesInput = false
      }
      var polled = [
        pollfd(fd: givesOutput ? output : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: givesErrors ? errors : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: takesInput ? input : -1, events: Int16(POLLOUT), revents: 0),
      ]
      var wait: Int32 = -1
      if let deadline {
        let left = deadline - Self.now()
        if left <= 0 { return false }
        wait = Int32(clamping: left * 1000)
      }
      if poll(&polled, nfds_t(polled.count), wait) <= 0 { continue }
      if polled[0].revents != 0 { givesOutput = Self.receive(output, into: &stdout) }
      if polled[1].revents != 0 { givesErrors = Self.receive(errors, into: &stderr) }
      if polled[2].revents != 0, !send() {
        close(input)
        takesInput = false
      }
    }
    return true
  }

  private static func receive(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
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
    pending = pending.dropFirst(count)
    return true
  }
}
