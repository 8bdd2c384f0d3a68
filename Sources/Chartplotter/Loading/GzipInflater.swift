internal import CZlib

/// Inflates a gzip stream into memory, counting what comes out.
enum GzipInflater {
  /// Why a stream could not be inflated, in the words of Go's `compress/gzip`.
  enum Failure: Error {
    /// It does not start as gzip does.
    case header
    /// It is damaged or ends early.
    case damaged(String)
    /// It inflates to more than the limit.
    case tooLarge
  }

  /// Inflates every member of a stream.
  ///
  /// - Parameters:
  ///   - input: The compressed bytes.
  ///   - limit: The most bytes that may come out.
  static func inflate(_ input: UnsafeBufferPointer<UInt8>, limit: Int) throws(Failure) -> [UInt8] {
    guard input.count >= 2, input[0] == 0x1F, input[1] == 0x8B else { throw .header }
    var stream = z_stream()
    guard
      inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw .damaged("gzip: cannot start") }
    defer { inflateEnd(&stream) }
    stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.avail_in = UInt32(clamping: input.count)
    var output: [UInt8] = []
    output.reserveCapacity(min(limit, input.count * 6))
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let status = chunk.withUnsafeMutableBufferPointer { buffer in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        return CZlib.inflate(&stream, Z_NO_FLUSH)
      }
      let produced = chunk.count - Int(stream.avail_out)
      if output.count + produced > limit { throw .tooLarge }
      output += chunk[..<produced]
      switch status {
      case Z_OK:
        if produced == 0 && stream.avail_in == 0 { throw .damaged("unexpected EOF") }
      case Z_STREAM_END:
        // A further member may follow; zeros after the last one are padding.
        guard stream.avail_in > 0 else { return output }
        guard stream.next_in.pointee == 0x1F else { throw .damaged("gzip: invalid header") }
        guard inflateReset(&stream) == Z_OK else { throw .damaged("gzip: invalid header") }
      case Z_BUF_ERROR: throw .damaged("unexpected EOF")
      default: throw .damaged("gzip: invalid checksum")
      }
    }
  }
}
