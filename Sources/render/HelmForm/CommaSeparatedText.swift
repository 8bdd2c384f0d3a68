/// Lists as `-f a,b` has them: one record of Go's encoding/csv.
enum CommaSeparatedText {
  /// The fields of the first record.
  ///
  /// - Throws: `FlagError` with the text that encoding/csv gives for misplaced quotes.
  static func split(_ text: String) throws(FlagError) -> [String] {
    if text.isEmpty { return [] }
    let bytes = Array(text.utf8)
    var fields: [String] = []
    var field: [UInt8] = []
    var index = 0
    // Blank lines before the record are skipped.
    while index < bytes.count, bytes[index] == 0x0A { index += 1 }
    if index == bytes.count { throw FlagError("EOF") }
    let lineStart = index
    let quote = UInt8(ascii: "\"")
    let comma = UInt8(ascii: ",")
    fields: while true {
      field = []
      if index < bytes.count, bytes[index] == quote {
        let opening = index
        index += 1
        while true {
          guard index < bytes.count else {
            throw failure(bytes.count - lineStart + 1, "extraneous or missing \" in quoted-field")
          }
          if bytes[index] != quote {
            field.append(bytes[index])
            index += 1
          } else if index + 1 < bytes.count, bytes[index + 1] == quote {
            field.append(quote)
            index += 2
          } else {
            index += 1
            break
          }
        }
        if index < bytes.count, bytes[index] != comma, bytes[index] != 0x0A {
          _ = opening
          throw failure(index - lineStart, "extraneous or missing \" in quoted-field")
        }
      } else {
        while index < bytes.count, bytes[index] != comma, bytes[index] != 0x0A {
          if bytes[index] == quote {
            throw failure(index - lineStart + 1, "bare \" in non-quoted-field")
          }
          field.append(bytes[index])
          index += 1
        }
      }
      fields.append(String(decoding: field, as: UTF8.self))
      guard index < bytes.count, bytes[index] == comma else { break fields }
      index += 1
    }
    return fields
  }

  private static func failure(_ column: Int, _ message: String) -> FlagError {
    FlagError("parse error on line 1, column \(column): \(message)")
  }
}
