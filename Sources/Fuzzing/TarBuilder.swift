internal import CZlib

/// Builds tar archives for tests and fuzzing, hostile ones too, and compresses them.
package struct TarBuilder {
  /// The archive so far, without its end.
  package private(set) var bytes: [UInt8] = []

  /// An archive without entries.
  package init() {}

  /// Adds an entry; the size in the header can be made to lie.
  package mutating func add(
    _ name: String, _ content: [UInt8] = [], type: Character = "0", link: String = "",
    claimedSize: Int? = nil
  ) {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int, limit: Int) {
      for (index, byte) in text.utf8.prefix(limit).enumerated() { header[offset + index] = byte }
    }
    put(name, at: 0, limit: 100)
    put(Self.octal(0o644, 7), at: 100, limit: 7)
    put(Self.octal(0, 7), at: 108, limit: 7)
    put(Self.octal(0, 7), at: 116, limit: 7)
    put(Self.octal(claimedSize ?? content.count, 11), at: 124, limit: 11)
    put(Self.octal(0, 11), at: 136, limit: 11)
    header[156] = type.asciiValue ?? 0
    put(link, at: 157, limit: 100)
    put("ustar", at: 257, limit: 5)
    put("00", at: 263, limit: 2)
    Self.sign(&header[...])
    bytes += header
    bytes += content
    bytes += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
  }

  /// Adds a text file.
  package mutating func add(_ name: String, text: String) { add(name, Array(text.utf8)) }

  /// Adds a PAX header for the entry that follows.
  package mutating func addPAX(_ key: String, _ value: String) {
    let rest = " \(key)=\(value)\n"
    var length = rest.utf8.count
    while String(length).utf8.count + rest.utf8.count != length {
      length = String(length).utf8.count + rest.utf8.count
    }
    add("PaxHeaders/x", Array("\(length)\(rest)".utf8), type: "x")
  }

  /// An archive whose headers have the sums that they should, so that what else was changed in them
  /// is looked at.
  package static func signed(_ archive: [UInt8]) -> [UInt8] {
    var archive = archive
    var start = 0
    while archive.count - start >= 512 {
      let size = archive[start + 124..<start + 136].reduce(0) { size, digit in
        (0x30...0x37).contains(digit) ? size &* 8 &+ Int(digit - 0x30) : size
      }
      sign(&archive[start..<start + 512])
      start += 512
      if size >= archive.count - start { break }
      start += (size + 511) / 512 * 512
    }
    return archive
  }

  /// Puts a header's sum into it.
  private static func sign(_ header: inout ArraySlice<UInt8>) {
    let sum = header.startIndex + 148
    for index in sum..<sum + 8 { header[index] = 0x20 }
    let text = octal(header.reduce(0) { $0 + Int($1) }, 6)
    header.replaceSubrange(sum..<sum + 7, with: Array(text.utf8) + [0])
  }

  private static func octal(_ number: Int, _ digits: Int) -> String {
    let text = String(number, radix: 8)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// The whole archive, compressed.
  package var compressed: [UInt8] { Self.gzip(bytes + [UInt8](repeating: 0, count: 1024)) }

  /// Compresses bytes as gzip.
  package static func gzip(_ input: [UInt8]) -> [UInt8] {
    var input = input
    var stream = z_stream()
    deflateInit2_(
      &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(input.count))) + 64)
    let capacity = output.count
    input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(capacity)
        _ = deflate(&stream, Z_FINISH)
      }
    }
    return Array(output[..<(capacity - Int(stream.avail_out))])
  }
}
