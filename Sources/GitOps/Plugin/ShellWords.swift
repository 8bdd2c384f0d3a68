/// A line of arguments taken apart as a shell does it: blanks separate, quotes and backslashes
/// keep together. Nothing is expanded and nothing is run.
enum ShellWords {
  /// The words of a line.
  ///
  /// - Throws: `GitOpsError` when a quote is not closed.
  static func split(_ line: String) throws(GitOpsError) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var isInWord = false
    var quote: UInt8?
    var isEscaped = false
    for byte in line.utf8 {
      if isEscaped {
        // Inside double quotes a backslash only escapes what would end or change them.
        if quote == UInt8(ascii: "\""), !"\"\\$`".utf8.contains(byte) {
          word.append(UInt8(ascii: "\\"))
        }
        word.append(byte)
        isEscaped = false
        continue
      }
      if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
        isEscaped = true
        isInWord = true
        continue
      }
      if let open = quote {
        if byte == open { quote = nil } else { word.append(byte) }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        quote = byte
        isInWord = true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if isInWord { words.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll()
        isInWord = false
      default:
        word.append(byte)
        isInWord = true
      }
    }
    if quote != nil || isEscaped { throw GitOpsError("unfinished quote in: \(line)") }
    if isInWord { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }
}
