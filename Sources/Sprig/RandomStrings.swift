internal import GoRuntime
internal import GoTemplate

extension Sprig {
  /// Functions whose results differ from run to run.
  static let randomStrings: [Function] = [
    Function("randAlphaNum", [.int], returns: .string) {
      arguments, execution throws(CallError) in
      try random(arguments.int(0), of: alphanumeric, execution)
    },
    Function("randAlpha", [.int], returns: .string) {
      arguments, execution throws(CallError) in
      try random(arguments.int(0), of: letters, execution)
    },
    Function("randAscii", [.int], returns: .string) {
      arguments, execution throws(CallError) in
      try random(arguments.int(0), of: printable, execution)
    },
    Function("randNumeric", [.int], returns: .string) {
      arguments, execution throws(CallError) in
      try random(arguments.int(0), of: digits, execution)
    },
    Function("shuffle", [.string], returns: .string, shuffle),
    Function("uuidv4", [], returns: .string, makeUUID),
  ]

  private static let digits: [UInt8] = Array(0x30...0x39)
  private static let upperCase: [UInt8] = Array(0x41...0x5A)
  private static let lowerCase: [UInt8] = Array(0x61...0x7A)
  private static let letters = upperCase + lowerCase
  private static let alphanumeric = digits + letters
  private static let printable: [UInt8] = Array(0x20...0x7E)

  /// Characters drawn from the system's source of secrets; a negative count gives none.
  private static func random(
    _ count: Int, of characters: [UInt8], _ execution: Execution
  ) throws(CallError) -> Value {
    guard count > 0 else { return .string(ByteString()) }
    try checkLength(count, execution)
    var generator = SystemRandomNumberGenerator()
    // Every draw from the system is a call of it, so each gives eight bytes. Those of an incomplete
    // last run over the characters are dropped, so that all characters stay equally likely.
    let evenly = 256 / characters.count * characters.count
    return .string(
      ByteString(count: count) { target in
        var index = 0
        while index < count {
          var bits: UInt64 = generator.next()
          for _ in 0..<8 where index < count {
            let byte = Int(bits & 0xFF)
            bits >>= 8
            if byte >= evenly { continue }
            target[index] = characters[byte % characters.count]
            index += 1
          }
        }
      })
  }

  private static func shuffle(_ arguments: Arguments, _: Execution) -> Value {
    let output = OutputBuffer()
    for rune in arguments.string(0).runes.shuffled() { output.append(rune: rune) }
    return .string(output.string())
  }

  /// A random UUID of version 4.
  private static func makeUUID(_: Arguments, _: Execution) -> Value {
    var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let output = OutputBuffer(capacity: 36)
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 6 || index == 8 || index == 10 { output.append(0x2D) }
      Strconv.append(UInt64(byte >> 4), base: 16, to: output)
      Strconv.append(UInt64(byte & 0xF), base: 16, to: output)
    }
    return .string(output.string())
  }
}
