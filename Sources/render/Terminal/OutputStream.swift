/// One of the program's two output streams.
enum OutputStream {
  /// Standard output.
  static let output: Int32 = 1
  /// Standard error.
  static let errors: Int32 = 2

  /// Writes all bytes.
  ///
  /// A reader that went away ends the program at once and without a word, with the status that a
  /// shell gives to a program ended by SIGPIPE; any other failure is reported.
  static func write(_ bytes: [UInt8], to stream: Int32) {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = systemWrite(stream, UnsafeRawBufferPointer(rebasing: rest))
        if count > 0 {
          rest = rest.dropFirst(count)
          continue
        }
        if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
        if count < 0 && errno == EPIPE { exit(141) }
        if stream == output {
          write("render: write to standard output: \(String(cString: strerror(errno)))\n")
        }
        exit(1)
      }
    }
  }

  /// Writes a text to standard error.
  static func write(_ text: String) { write(Array(text.utf8), to: errors) }

  /// Whether a stream is a terminal.
  static func isTerminal(_ stream: Int32) -> Bool { isatty(stream) == 1 }

  private static func systemWrite(_ stream: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(stream, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(stream, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(stream, bytes.baseAddress, bytes.count)
    #endif
  }
}
