import GoRuntime

/// Checks the text of an IP address with the errors of Go's `netip.ParseAddr`.
struct IPAddressParser {
  /// The versions of the protocol.
  enum Version {
    case four, six
  }

  private let text: ByteString
  private let bytes: [UInt8]

  init(_ text: ByteString) {
    self.text = text
    bytes = text.bytes
  }

  /// The address's version.
  ///
  /// - Throws: Go's error.
  mutating func parse() throws(CallError) -> Version {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "."):
        try parseFour(bytes[...])
        return .four
      case UInt8(ascii: ":"):
        try parseSix()
        return .six
      case UInt8(ascii: "%"): throw failure("missing IPv6 address")
      default: continue
      }
    }
    throw failure("unable to parse IP")
  }

  private func failure(_ reason: String, at rest: ArraySlice<UInt8> = []) -> CallError {
    let output = OutputBuffer()
    output.append("ParseAddr(")
    Strconv.quote(text, to: output)
    output.append("): ")
    output.append(reason)
    if !rest.isEmpty {
      output.append(" (at ")
      Strconv.quote(ByteString(rest), to: output)
      output.append(")")
    }
    return CallError(message: output.string())
  }

  /// Checks four decimal fields.
  private func parseFour(_ part: ArraySlice<UInt8>) throws(CallError) {
    var value = 0
    var fields = 0
    var digits = 0
    for index in part.indices {
      let byte = part[index]
      if (0x30...0x39).contains(byte) {
        if digits == 1 && value == 0 {
          throw failure("IPv4 field has octet with leading zero")
        }
        value = value * 10 + Int(byte - 0x30)
        digits += 1
        if value > 255 { throw failure("IPv4 field has value >255") }
      } else if byte == UInt8(ascii: ".") {
        if index == part.startIndex || index == part.endIndex - 1
          || part[index - 1] == UInt8(ascii: ".")
        {
          throw failure("IPv4 field must have at least one digit", at: part[index...])
        }
        if fields == 3 { throw failure("IPv4 address too long") }
        fields += 1
        value = 0
        digits = 0
      } else {
        throw failure("unexpected character", at: part[index...])
      }
    }
    if fields < 3 { throw failure("IPv4 address too short") }
  }

  /// Checks hexadecimal fields with at most one gap, and a zone behind `%`.
  private func parseSix() throws(CallError) {
    var rest = bytes[...]
    if let mark = rest.firstIndex(of: UInt8(ascii: "%")) {
      if mark + 1 == bytes.count { throw failure("zone must be a non-empty string") }
      rest = bytes[..<mark]
    }
    var hasGap = false
    if rest.starts(with: "::".utf8) {
      hasGap = true
      rest = rest.dropFirst(2)
      if rest.isEmpty { return }
    }
    var count = 0
    while count < 16 {
      let digits = try fieldLength(rest)
      let next = rest.startIndex + digits
      if next < rest.endIndex, rest[next] == UInt8(ascii: ".") {
        if !hasGap && count != 12 {
          throw failure(
            "embedded IPv4 address must replace the final 2 fields of the address", at: rest)
        }
        if count + 4 > 16 {
          throw failure(
            "too many hex fields to fit an embedded IPv4 at the end of the address", at: rest)
        }
        try parseFour(rest)
        rest = []
        count += 4
        break
      }
      count += 2
      rest = rest[next...]
      if rest.isEmpty { break }
      if rest.first != UInt8(ascii: ":") {
        throw failure("unexpected character, want colon", at: rest)
      }
      if rest.count == 1 { throw failure("colon must be followed by more characters", at: rest) }
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: ":") {
        if hasGap { throw failure("multiple :: in address", at: rest) }
        hasGap = true
        rest = rest.dropFirst()
        if rest.isEmpty { break }
      }
    }
    if !rest.isEmpty { throw failure("trailing garbage after address", at: rest) }
    if count < 16 {
      if !hasGap { throw failure("address string too short") }
    } else if hasGap {
      throw failure("the :: must expand to at least one field of zeros")
    }
  }

  /// How many hexadecimal digits a field begins with.
  private func fieldLength(_ rest: ArraySlice<UInt8>) throws(CallError) -> Int {
    var length = 0
    for byte in rest {
      switch byte {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66: length += 1
      default:
        if length == 0 {
          throw failure("each colon-separated field must have at least one digit", at: rest)
        }
        return length
      }
      if length > 4 { throw failure("each group must have 4 or less digits", at: rest) }
    }
    if length == 0 {
      throw failure("each colon-separated field must have at least one digit", at: rest)
    }
    return length
  }
}
