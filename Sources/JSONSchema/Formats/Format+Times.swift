internal import GoRuntime

/// Dates, times and spans of time.
extension Format {
  static func checkDuration(_ text: ArraySlice<UInt8>) throws(FormatError) {
    if text.first != UInt8(ascii: "P") { throw FormatError("must start with P") }
    let rest = text.dropFirst()
    if rest.isEmpty { throw FormatError("nothing after P") }
    if rest.last == UInt8(ascii: "W") {
      let weeks = rest.dropLast()
      if weeks.isEmpty { throw FormatError("no number in week") }
      if weeks.leadingDigits != weeks.count { throw FormatError("invalid week") }
      return
    }
    let units = ["YMD", "HMS"]
    for (index, part) in rest.parts("T").enumerated() {
      if index != 0, part.isEmpty { throw FormatError("no time elements") }
      if index >= units.count { throw FormatError("more than one T") }
      try checkElements(part, units: Array(units[index].utf8))
    }
  }

  /// Checks numbers with units, whose order is given.
  private static func checkElements(
    _ text: ArraySlice<UInt8>, units: [UInt8]
  ) throws(FormatError) {
    var rest = text
    var left = units[...]
    while !rest.isEmpty {
      let digits = rest.leadingDigits
      if digits == 0 { throw FormatError("missing number") }
      rest = rest.dropFirst(digits)
      guard let unit = rest.popFirst() else { throw FormatError("missing unit") }
      guard let found = left.firstIndex(of: unit) else {
        let quoted = GoQuote.quoted(Unicode.Scalar(unit))
        throw FormatError(
          units.contains(unit) ? "unit \(quoted) out of order" : "invalid unit \(quoted)")
      }
      left = left[(found + 1)...]
    }
  }

  static func checkPeriod(_ text: ArraySlice<UInt8>) throws(FormatError) {
    guard let slash = text.firstIndex(of: UInt8(ascii: "/")) else {
      throw FormatError("missing slash")
    }
    let start = text[..<slash]
    let end = text[(slash + 1)...]
    if start.first == UInt8(ascii: "P") {
      do { try checkDuration(start) } catch { throw error.within("start duration") }
      do { try checkDateTime(end) } catch { throw error.within("end date-time") }
      return
    }
    do { try checkDateTime(start) } catch { throw error.within("start date-time") }
    if end.first == UInt8(ascii: "P") {
      do { try checkDuration(end) } catch { throw error.within("end duration") }
    } else {
      do { try checkDateTime(end) } catch { throw error.within("end date-time") }
    }
  }

  static func checkDateTime(_ text: ArraySlice<UInt8>) throws(FormatError) {
    if text.count < 20 { throw FormatError("less than 20 characters long") }
    if text[text.startIndex + 10] | 0x20 != UInt8(ascii: "t") {
      throw FormatError("11th character must be t or T")
    }
    do { try checkDate(text.prefix(10)) } catch { throw error.within("date element") }
    do { try checkTime(text.dropFirst(11)) } catch { throw error.within("time element") }
  }

  /// A date as Go's `time.Parse` takes it for the layout `2006-01-02`.
  static func checkDate(_ text: ArraySlice<UInt8>) throws(FormatError) {
    var rest = text
    func fault(_ element: String, _ message: String = "") -> FormatError {
      let start = "parsing time \(timeQuoted(text))"
      if !message.isEmpty { return FormatError(start + message) }
      return FormatError(
        "\(start) as \"2006-01-02\": cannot parse \(timeQuoted(rest)) as \"\(element)\"")
    }
    guard rest.count >= 4, rest.leadingDigits >= 4 else { throw fault("2006") }
    let year = number(rest.prefix(4))
    rest = rest.dropFirst(4)
    guard rest.first == UInt8(ascii: "-") else { throw fault("-") }
    rest = rest.dropFirst()
    guard rest.leadingDigits >= 2 else { throw fault("01") }
    let month = number(rest.prefix(2))
    rest = rest.dropFirst(2)
    if month < 1 || month > 12 { throw fault("", ": month out of range") }
    guard rest.first == UInt8(ascii: "-") else { throw fault("-") }
    rest = rest.dropFirst()
    guard rest.leadingDigits >= 2 else { throw fault("02") }
    let day = number(rest.prefix(2))
    rest = rest.dropFirst(2)
    if !rest.isEmpty { throw fault("", ": extra text: \(timeQuoted(rest))") }
    if day < 1 || day > days(in: month, year) { throw fault("", ": day out of range") }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 &- UInt8(ascii: "0")) }
  }

  private static func days(in month: Int, _ year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Text in quotation marks as Go's `time` package quotes it.
  private static func timeQuoted(_ text: ArraySlice<UInt8>) -> String {
    var result = "\""
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        result += "\\"
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x20..<0x80:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return result + "\""
  }

  static func checkTime(_ text: ArraySlice<UInt8>) throws(FormatError) {
    if text.count < 9 { throw FormatError("less than 9 characters long") }
    let start = text.startIndex
    let colon = UInt8(ascii: ":")
    if text[start + 2] != colon || text[start + 5] != colon {
      throw FormatError("missing colon in correct place")
    }
    var parts: [Int] = []
    for part in text.prefix(8).split(
      separator: colon, maxSplits: 2, omittingEmptySubsequences: false)
    {
      parts.append(try timeNumber(part, "hour/min/sec"))
    }
    guard parts.count == 3 else { throw FormatError("missing hour/min/sec") }
    var hour = parts[0]
    var minute = parts[1]
    let second = parts[2]
    if hour > 23 || minute > 59 || second > 60 {
      throw FormatError("hour/min/sec out of range")
    }
    var rest = text.dropFirst(8)
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let digits = rest.leadingDigits
      if digits == 0 { throw FormatError("no digits in second fraction") }
      rest = rest.dropFirst(digits)
    }
    if !(rest.count == 1 && rest.first.map { $0 | 0x20 } == UInt8(ascii: "z")) {
      let total = hour * 60 + minute + (try offset(rest))
      let wrapped = total < 0 ? total + 24 * 60 : total
      hour = wrapped / 60
      minute = wrapped % 60
    }
    if second >= 60, hour != 23 || minute != 59 { throw FormatError("invalid leap second") }
  }

  /// The minutes to add for a time zone offset.
  private static func offset(_ text: ArraySlice<UInt8>) throws(FormatError) -> Int {
    if text.count != 6 { throw FormatError("offset must be 6 characters long") }
    let sign: Int
    switch text.first {
    case UInt8(ascii: "+"): sign = -1
    case UInt8(ascii: "-"): sign = 1
    default: throw FormatError("offset must begin with plus/minus")
    }
    let rest = text.dropFirst()
    let colon = UInt8(ascii: ":")
    if rest[rest.startIndex + 2] != colon {
      throw FormatError("missing colon in offset in correct place")
    }
    var parts: [Int] = []
    for part in rest.split(separator: colon, maxSplits: 1, omittingEmptySubsequences: false) {
      parts.append(try timeNumber(part, "hour/min in offset"))
    }
    guard parts.count == 2, parts[0] <= 23, parts[1] <= 59 else {
      throw FormatError("hour/min in offset out of range")
    }
    return sign * (parts[0] * 60 + parts[1])
  }

  private static func timeNumber(
    _ text: ArraySlice<UInt8>, _ what: String
  ) throws(FormatError) -> Int {
    var digits = text
    let isSigned = text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-")
    if isSigned { digits = digits.dropFirst() }
    if digits.isEmpty || digits.leadingDigits != digits.count {
      throw FormatError("invalid \(what)")
    }
    let value = number(digits)
    if text.first == UInt8(ascii: "-"), value > 0 { throw FormatError("non-positive \(what)") }
    return value
  }
}
