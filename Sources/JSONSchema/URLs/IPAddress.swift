internal import GoRuntime

/// An IP address as Go's `netip.ParseAddr` checks it.
struct IPAddress {
  /// Whether it is written with dots only.
  let isVersion4: Bool
  /// The zone behind a `%`, if any.
  let zone: ByteString

  /// Checks an address.
  ///
  /// - Throws: Go's text, `ParseAddr("…"): …`.
  init(parsing text: ByteString) throws(IPAddressError) {
    let bytes = text.bytes
    guard let mark = bytes.first(where: { ".:%".utf8.contains($0) }) else {
      throw IPAddressError(text, "unable to parse IP")
    }
    switch mark {
    case UInt8(ascii: "."):
      try Self.checkVersion4(bytes[...], in: text)
      isVersion4 = true
      zone = ""
    case UInt8(ascii: ":"):
      isVersion4 = false
      let percent = bytes.firstIndex(of: UInt8(ascii: "%"))
      zone = percent.map { ByteString(bytes[($0 + 1)...]) } ?? ""
      if percent != nil, zone.isEmpty {
        throw IPAddressError(text, "zone must be a non-empty string")
      }
      try Self.checkVersion6(bytes[..<(percent ?? bytes.endIndex)], in: text)
    default:
      throw IPAddressError(text, "missing IPv6 address")
    }
  }

  private static func checkVersion4(
    _ fields: ArraySlice<UInt8>, in text: ByteString
  ) throws(IPAddressError) {
    var value = 0
    var digits = 0
    var dots = 0
    for index in fields.indices {
      let byte = fields[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if digits == 1, value == 0 {
          throw IPAddressError(text, "IPv4 field has octet with leading zero")
        }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
        if value > 255 { throw IPAddressError(text, "IPv4 field has value >255") }
      case UInt8(ascii: "."):
        if index == fields.startIndex || index == fields.endIndex - 1
          || fields[index - 1] == UInt8(ascii: ".")
        {
          throw IPAddressError(
            text, "IPv4 field must have at least one digit", at: fields[index...])
        }
        if dots == 3 { throw IPAddressError(text, "IPv4 address too long") }
        dots += 1
        value = 0
        digits = 0
      default:
        throw IPAddressError(text, "unexpected character", at: fields[index...])
      }
    }
    if dots < 3 { throw IPAddressError(text, "IPv4 address too short") }
  }

  private static func checkVersion6(
    _ all: ArraySlice<UInt8>, in text: ByteString
  ) throws(IPAddressError) {
    let colon = UInt8(ascii: ":")
    var rest = all
    var hasEllipsis = false
    var count = 0
    if rest.count >= 2, rest.prefix(2).allSatisfy({ $0 == colon }) {
      hasEllipsis = true
      rest = rest.dropFirst(2)
      if rest.isEmpty { return }
    }
    while count < 16 {
      let digits = try groupLength(rest, in: text)
      let after = rest.dropFirst(digits)
      if after.first == UInt8(ascii: ".") {
        if !hasEllipsis, count != 12 {
          throw IPAddressError(
            text, "embedded IPv4 address must replace the final 2 fields of the address",
            at: rest)
        }
        if count + 4 > 16 {
          throw IPAddressError(
            text, "too many hex fields to fit an embedded IPv4 at the end of the address",
            at: rest)
        }
        try checkVersion4(rest, in: text)
        rest = []
        count += 4
        break
      }
      count += 2
      rest = after
      guard let next = rest.first else { break }
      if next != colon {
        throw IPAddressError(text, "unexpected character, want colon", at: rest)
      }
      if rest.count == 1 {
        throw IPAddressError(text, "colon must be followed by more characters", at: rest)
      }
      rest = rest.dropFirst()
      if rest.first == colon {
        if hasEllipsis { throw IPAddressError(text, "multiple :: in address", at: rest) }
        hasEllipsis = true
        rest = rest.dropFirst()
        if rest.isEmpty { break }
      }
    }
    if !rest.isEmpty { throw IPAddressError(text, "trailing garbage after address", at: rest) }
    if count < 16, !hasEllipsis { throw IPAddressError(text, "address string too short") }
    if count == 16, hasEllipsis {
      throw IPAddressError(text, "the :: must expand to at least one field of zeros")
    }
  }

  /// How many hexadecimal digits the text starts with.
  private static func groupLength(
    _ rest: ArraySlice<UInt8>, in text: ByteString
  ) throws(IPAddressError) -> Int {
    let digits = rest.prefix { JSONParser.hexDigit($0) != nil }.count
    if digits > 4 {
      throw IPAddressError(text, "each group must have 4 or less digits", at: rest)
    }
    if digits == 0 {
      throw IPAddressError(
        text, "each colon-separated field must have at least one digit", at: rest)
    }
    return digits
  }
}

/// What Go's `netip.ParseAddr` reports.
struct IPAddressError: Error {
  /// The error's text.
  let message: String

  init(_ text: ByteString, _ reason: String, at rest: ArraySlice<UInt8> = []) {
    let place = rest.isEmpty ? "" : " (at \(GoQuote.quoted(ByteString(rest))))"
    message = "ParseAddr(\(GoQuote.quoted(text))): \(reason)\(place)"
  }
}
