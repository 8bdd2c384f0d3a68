internal import GoRuntime

/// Pointers, identifiers, host names and addresses.
extension Format {
  static func checkPointer(_ text: ArraySlice<UInt8>) throws(FormatError) {
    guard let first = text.first else { return }
    if first != UInt8(ascii: "/") { throw FormatError("not starting with /") }
    let fault = FormatError("~ must be followed by 0 or 1")
    for step in text.parts("/").dropFirst() {
      var isEscape = false
      for byte in step {
        if isEscape, byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { throw fault }
        isEscape = !isEscape && byte == UInt8(ascii: "~")
      }
      if isEscape { throw fault }
    }
  }

  static func checkRelativePointer(_ text: ArraySlice<UInt8>) throws(FormatError) {
    let digits = text.leadingDigits
    if digits == 0 { throw FormatError("must start with non-negative integer") }
    if digits > 1, text.first == UInt8(ascii: "0") { throw FormatError("starts with zero") }
    let rest = text.dropFirst(digits)
    if rest.elementsEqual("#".utf8) { return }
    try checkPointer(rest)
  }

  static func checkUUID(_ text: ArraySlice<UInt8>) throws(FormatError) {
    let lengths = [8, 4, 4, 4, 12]
    let groups = text.parts("-")
    if groups.count != lengths.count {
      throw FormatError("must have \(lengths.count) elements")
    }
    for (index, group) in groups.enumerated() {
      if group.count != lengths[index] {
        throw FormatError("element \(index + 1) must be \(lengths[index]) characters long")
      }
      for scalar in group.scalars where !isHexDigit(scalar) {
        throw FormatError("non-hex character \(GoQuote.quoted(scalar))")
      }
    }
  }

  private static func isHexDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && JSONParser.hexDigit(UInt8(ascii: scalar)) != nil
  }

  static func checkIPv4(_ text: ArraySlice<UInt8>) throws(FormatError) {
    let groups = text.parts(".")
    if groups.count != 4 { throw FormatError("expected four decimals") }
    for group in groups {
      if group.count > 1, group.first == UInt8(ascii: "0") { throw FormatError("leading zeros") }
      let value = try integer(group)
      if value < 0 || value > 255 { throw FormatError("decimal must be between 0 and 255") }
    }
  }

  /// An integer as Go's `strconv.Atoi` reads it.
  private static func integer(_ text: ArraySlice<UInt8>) throws(FormatError) -> Int {
    var digits = text
    if let sign = digits.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      digits = digits.dropFirst()
    }
    let quoted = GoQuote.quoted(ByteString(text))
    if digits.isEmpty || digits.leadingDigits != digits.count {
      throw FormatError("strconv.Atoi: parsing \(quoted): invalid syntax")
    }
    guard let value = Int(ByteString(text).text) else {
      throw FormatError("strconv.Atoi: parsing \(quoted): value out of range")
    }
    return value
  }

  static func checkIPv6(_ text: ArraySlice<UInt8>) throws(FormatError) {
    if !text.contains(UInt8(ascii: ":")) { throw FormatError("missing colon") }
    let zone: ByteString
    do {
      zone = try IPAddress(parsing: ByteString(text)).zone
    } catch {
      throw FormatError(error.message)
    }
    if !zone.isEmpty { throw FormatError("zone id is not a part of ipv6 address") }
  }

  static func checkHostname(_ text: ArraySlice<UInt8>) throws(FormatError) {
    let name = text.last == UInt8(ascii: ".") ? text.dropLast() : text
    if name.count > 253 { throw FormatError("more than 253 characters long") }
    for label in name.parts(".") {
      if label.isEmpty || label.count > 63 {
        throw FormatError("label must be 1 to 63 characters long")
      }
      if label.first == UInt8(ascii: "-") { throw FormatError("label starts with hyphen") }
      if label.last == UInt8(ascii: "-") { throw FormatError("label ends with hyphen") }
      for scalar in label.scalars where !isNameCharacter(scalar) {
        throw FormatError.invalidCharacter(scalar)
      }
    }
  }

  /// Whether a character is an ASCII letter, digit or hyphen.
  static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-": true
    default: false
    }
  }

  static func checkEmail(_ text: ArraySlice<UInt8>) throws(FormatError) {
    // The library's text names another number than it checks.
    if text.count > 254 { throw FormatError("more than 255 characters long") }
    guard let at = text.lastIndex(of: UInt8(ascii: "@")) else { throw FormatError("missing @") }
    let local = text[..<at]
    if local.count > 64 { throw FormatError("local part more than 64 characters long") }
    try checkLocalPart(local)
    let domain = text[(at + 1)...]
    guard domain.first == UInt8(ascii: "["), domain.last == UInt8(ascii: "]"), domain.count > 1
    else {
      do { try checkHostname(domain) } catch { throw error.within("domain") }
      return
    }
    let address = domain.dropFirst().dropLast()
    if address.starts(withText: "IPv6:") {
      do { try checkIPv6(address.dropFirst(5)) } catch { throw error.within("ipv6 address") }
    } else {
      do { try checkIPv4(address) } catch { throw error.within("ipv4 address") }
    }
  }

  private static func checkLocalPart(_ local: ArraySlice<UInt8>) throws(FormatError) {
    let quote = UInt8(ascii: "\"")
    if local.count > 1, local.first == quote, local.last == quote {
      let inner = local.dropFirst().dropLast()
      if inner.contains(UInt8(ascii: "\\")) || inner.contains(quote) {
        throw FormatError("backslash and quote are not allowed within quoted local part")
      }
      return
    }
    let dot = UInt8(ascii: ".")
    if local.first == dot { throw FormatError("starts with dot") }
    if local.last == dot { throw FormatError("ends with dot") }
    if zip(local, local.dropFirst()).contains(where: { $0 == dot && $1 == dot }) {
      throw FormatError("consecutive dots")
    }
    let marks = ".!#$%&'*+-/=?^_`{|}~".unicodeScalars
    for scalar in local.scalars where !isNameCharacter(scalar) && !marks.contains(scalar) {
      throw FormatError.invalidCharacter(scalar)
    }
  }

  static func checkSemver(_ text: ArraySlice<UInt8>) throws(FormatError) {
    var core = text
    if let plus = core.firstIndex(of: UInt8(ascii: "+")) {
      let build = core[(plus + 1)...]
      if build.isEmpty { throw FormatError("build is empty") }
      for part in build.parts(".") {
        if part.isEmpty { throw FormatError("build identifier is empty") }
        for scalar in part.scalars where !isNameCharacter(scalar) {
          throw FormatError.invalidCharacter(scalar, in: " in build identifier")
        }
      }
      core = core[..<plus]
    }
    if let hyphen = core.firstIndex(of: UInt8(ascii: "-")) {
      for part in core[(hyphen + 1)...].parts(".") {
        if part.isEmpty { throw FormatError("pre-release identifier is empty") }
        for scalar in part.scalars where !isNameCharacter(scalar) {
          throw FormatError.invalidCharacter(scalar, in: " in pre-release identifier")
        }
        if part.count > 1, part.first == UInt8(ascii: "0"), part.leadingDigits == part.count {
          throw FormatError("pre-release numeric identifier starts with zero")
        }
      }
      core = core[..<hyphen]
    }
    let numbers = core.parts(".")
    if numbers.count != 3 {
      throw FormatError("versionCore must have 3 numbers separated by dot")
    }
    for (name, number) in zip(["major", "minor", "patch"], numbers) {
      if number.isEmpty { throw FormatError("\(name) is empty") }
      if number.count > 1, number.first == UInt8(ascii: "0") {
        throw FormatError("\(name) starts with zero")
      }
      if number.leadingDigits != number.count { throw FormatError("\(name) contains non-digit") }
    }
  }
}
