internal import GoRuntime

/// Guesses what a file is from its first bytes, in the words of Go's `net/http`.
enum ContentType {
  /// The media type of a file that should have been an archive.
  static func detect(_ content: ByteString) -> String {
    // Helm pads what it read to 512 bytes, and zeros count as binary data.
    content.withBytes { bytes in
      let start = bytes.prefix(512)
      if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return "application/zip" }
      if start.starts(with: Array("%PDF-".utf8)) { return "application/pdf" }
      if start.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        return "image/png"
      }
      if start.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
      if start.starts(with: Array("GIF8".utf8)) { return "image/gif" }
      if start.starts(with: Array("Rar!".utf8)) { return "application/x-rar-compressed" }
      let isBinary =
        bytes.count < 512
        || start.contains {
          $0 <= 0x08 || $0 == 0x0B || (0x0E...0x1A).contains($0)
            || (0x1C...0x1F).contains($0)
        }
      return isBinary ? "application/octet-stream" : "text/plain; charset=utf-8"
    }
  }
}
