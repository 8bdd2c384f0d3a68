/// What a case gave, or should give.
enum Answer: Equatable, Sendable {
  /// The text that a template rendered to.
  case output([UInt8])
  /// The text of the error that a template ended with.
  case error([UInt8])
  /// The result of a whole command line.
  case command(exit: Int, stdout: [UInt8], stderr: [UInt8])

  /// The answer as a JSON line with its id.
  func line(id: String) -> [UInt8] {
    var line = Array("{\"id\": ".utf8) + JSONTextWriter.string(id.utf8)
    switch self {
    case .output(let bytes): line += Self.member("output", bytes)
    case .error(let bytes): line += Self.member("error", bytes)
    case .command(let exit, let stdout, let stderr):
      line += Array(", \"exit\": \(exit)".utf8)
      line += Self.member("stdout", stdout) + Self.member("stderr", stderr)
    }
    return line + Array("}\n".utf8)
  }

  private static func member(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    let isText = String(validating: bytes, as: UTF8.self) != nil
    let start = Array(", \"\(name)".utf8)
    return isText
      ? start + Array("\": ".utf8) + JSONTextWriter.string(bytes)
      : start + Array("_b64\": ".utf8) + JSONTextWriter.string(Base64.encode(bytes))
  }
}
