/// How Go's `time` package writes texts into its errors.
enum TimeText {
  /// Appends a text in quotes, control and non-ASCII bytes escaped as `\x`.
  static func quote(_ text: ByteString, to output: OutputBuffer) {
    let digits: StaticString = "0123456789abcdef"
    output.append(UInt8(ascii: "\""))
    text.withBytes { bytes in
      for byte in bytes {
        if byte >= 0x80 || byte < 0x20 {
          output.append("\\x")
          output.append(digits.utf8Start[Int(byte >> 4)])
          output.append(digits.utf8Start[Int(byte & 0xF)])
          continue
        }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
          output.append(UInt8(ascii: "\\"))
        }
        output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Appends a number padded with zeros to a width, the sign not counted.
  static func append(_ number: Int, width: Int, to output: OutputBuffer) {
    if number < 0 { output.append(UInt8(ascii: "-")) }
    let digits = String(number.magnitude)
    output.append(repeating: 0x30, count: width - digits.utf8.count)
    output.append(digits)
  }
}
