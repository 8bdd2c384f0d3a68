extension TimeParser {
  /// Reads one element of the layout.
  mutating func read(
    _ element: TimeLayout.Element, isFractionNext: Bool
  ) throws(Fault) {
    switch element {
    case .year:
      let number = try twoSignedDigits()
      year = number >= 69 ? 1900 + number : 2000 + number
    case .longYear:
      guard isDigit(at: 0), position + 4 <= value.count else { throw .form }
      var number = 0
      for _ in 0..<4 {
        guard isDigit(at: 0) else { throw .form }
        number = number * 10 + Int(value[position] - 0x30)
        position += 1
      }
      year = number
    case .month: month = try name(CivilDate.monthNames.map { String($0.prefix(3)) }) + 1
    case .longMonth: month = try name(CivilDate.monthNames) + 1
    case .numberMonth, .zeroMonth:
      month = try number(isFixed: element == .zeroMonth)
      if month <= 0 || month > 12 { throw .range("month") }
    case .weekday: _ = try name(CivilDate.weekdayNames.map { String($0.prefix(3)) })
    case .longWeekday: _ = try name(CivilDate.weekdayNames)
    case .day, .spaceDay, .zeroDay:
      if element == .spaceDay { skipSpace() }
      day = try number(isFixed: element == .zeroDay)
    case .spaceYearDay, .zeroYearDay:
      if element == .spaceYearDay {
        skipSpace()
        skipSpace()
      }
      yearDay = try threeDigits(isFixed: element == .zeroYearDay)
    case .hour:
      hour = try number(isFixed: false)
      if hour >= 24 { throw .range("hour") }
    case .hour12, .zeroHour12:
      hour = try number(isFixed: element == .zeroHour12)
      if hour > 12 { throw .range("hour") }
    case .minute, .zeroMinute:
      minute = try number(isFixed: element == .zeroMinute)
      if minute >= 60 { throw .range("minute") }
    case .second, .zeroSecond:
      second = try number(isFixed: element == .zeroSecond)
      if second >= 60 { throw .range("second") }
      // Decimals may follow the seconds even where the layout shows none.
      if !isFractionNext && hasFraction { try readFraction(length: fractionLength) }
    case .upperPM: try readHalf(am: "AM", pm: "PM")
    case .lowerPM: try readHalf(am: "am", pm: "pm")
    case .zoneName: try readZoneName()
    case .offset(let form): try readOffset(form)
    case .fraction(let digits, let isTrimmed, _):
      if isTrimmed {
        if hasFraction { try readFraction(length: fractionLength) }
      } else {
        guard value.count - position >= digits + 1 else { throw .form }
        try readFraction(length: digits + 1)
      }
    }
  }

  // MARK: Numbers and names

  func isDigit(at offset: Int) -> Bool {
    position + offset < value.count && (0x30...0x39).contains(value[position + offset])
  }

  private mutating func skipSpace() {
    if position < value.count && value[position] == 0x20 { position += 1 }
  }

  /// One or two digits, or two when fixed.
  mutating func number(isFixed: Bool) throws(Fault) -> Int {
    guard isDigit(at: 0) else { throw .form }
    let first = Int(value[position] - 0x30)
    guard isDigit(at: 1) else {
      if isFixed { throw .form }
      position += 1
      return first
    }
    let number = first * 10 + Int(value[position + 1] - 0x30)
    position += 2
    return number
  }

  private mutating func threeDigits(isFixed: Bool) throws(Fault) -> Int {
    var number = 0
    var count = 0
    while count < 3, isDigit(at: count) {
      number = number * 10 + Int(value[position + count] - 0x30)
      count += 1
    }
    if count == 0 || isFixed && count != 3 { throw .form }
    position += count
    return number
  }

  /// Two bytes that Go's `atoi` takes: digits, or a sign and a digit.
  private mutating func twoSignedDigits() throws(Fault) -> Int {
    guard position + 2 <= value.count else { throw .form }
    let (first, second) = (value[position], value[position + 1])
    guard (0x30...0x39).contains(second) else { throw .form }
    position += 2
    switch first {
    case 0x30...0x39: return Int(first - 0x30) * 10 + Int(second - 0x30)
    case UInt8(ascii: "+"): return Int(second - 0x30)
    case UInt8(ascii: "-"): return -Int(second - 0x30)
    default: throw .form
    }
  }

  /// The index of the name that comes next, in whichever case.
  private mutating func name(_ names: [String]) throws(Fault) -> Int {
    for (index, name) in names.enumerated() {
      let bytes = Array(name.utf8)
      guard value.count - position >= bytes.count else { continue }
      var isSame = true
      for (offset, byte) in bytes.enumerated()
      where value[position + offset] | 0x20 != byte | 0x20 {
        isSame = false
      }
      if isSame {
        position += bytes.count
        return index
      }
    }
    throw .form
  }

  private mutating func readHalf(am: String, pm: String) throws(Fault) {
    guard position + 2 <= value.count else { throw .form }
    let mark = value[position..<position + 2]
    if mark.elementsEqual(pm.utf8) {
      isPM = true
    } else if mark.elementsEqual(am.utf8) {
      isAM = true
    } else {
      throw .form
    }
    position += 2
  }

  // MARK: Fractions

  /// Whether a point or comma and a digit come next.
  private var hasFraction: Bool {
    position + 1 < value.count && isSeparator(value[position]) && isDigit(at: 1)
  }

  /// The length of the decimals that come next, their mark included.
  private var fractionLength: Int {
    var length = 1
    while isDigit(at: length) { length += 1 }
    return length
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }

  private mutating func readFraction(length: Int) throws(Fault) {
    guard position < value.count, isSeparator(value[position]) else { throw .form }
    var number = 0
    for offset in 1..<max(1, min(length, 10)) {
      guard isDigit(at: offset) else { throw .form }
      number = number * 10 + Int(value[position + offset] - 0x30)
    }
    if length < 2 { throw .form }
    for _ in 0..<max(0, 10 - length) { number *= 10 }
    nanosecond = number
    position += length
  }

  // MARK: Zones

  private mutating func readOffset(_ form: TimeLayout.OffsetForm) throws(Fault) {
    if form.isISO, position < value.count, value[position] == UInt8(ascii: "Z") {
      position += 1
      isUTC = true
      return
    }
    var length = form.hasSeconds ? 7 : form.hasMinutes ? 5 : 3
    if form.hasColons { length += form.hasSeconds ? 2 : 1 }
    guard value.count - position >= length else { throw .form }
    let part = Array(value[position..<position + length])
    let step = form.hasColons ? 3 : 2
    if form.hasColons {
      guard part[3] == UInt8(ascii: ":"), !form.hasSeconds || part[6] == UInt8(ascii: ":") else {
        throw .form
      }
    }
    position += length
    var numbers = [0, 0, 0]
    var isWellFormed = true
    for index in 0..<(form.hasSeconds ? 3 : form.hasMinutes ? 2 : 1) where isWellFormed {
      let (high, low) = (part[1 + step * index], part[2 + step * index])
      if (0x30...0x39).contains(high) && (0x30...0x39).contains(low) {
        numbers[index] = Int(high - 0x30) * 10 + Int(low - 0x30)
      } else {
        isWellFormed = false
      }
    }
    // Twenty-four hours and sixty minutes pass, as people write them. The last check that fails
    // names the fault, before that of form.
    if numbers[2] > 60 { throw .range("time zone offset second") }
    if numbers[1] > 60 { throw .range("time zone offset minute") }
    if numbers[0] > 24 { throw .range("time zone offset hour") }
    guard isWellFormed else { throw .form }
    let offset = (numbers[0] * 60 + numbers[1]) * 60 + numbers[2]
    switch part[0] {
    case UInt8(ascii: "+"): zoneOffset = offset
    case UInt8(ascii: "-"): zoneOffset = -offset
    default: throw .form
    }
    // Go keeps -1 for "not given", so an offset of that one second is not seen.
    if zoneOffset == -1 { zoneOffset = nil }
  }

  private mutating func readZoneName() throws(Fault) {
    let rest = value[position...]
    if rest.starts(with: "UTC".utf8) {
      position += 3
      isUTC = true
      return
    }
    guard let length = Self.zoneNameLength(rest) else { throw .form }
    zoneName = ByteString(rest.prefix(length))
    position += length
  }

  /// How many bytes look like a zone's abbreviation.
  private static func zoneNameLength(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.count >= 3, let first = text.first else { return nil }
    if text.starts(with: "ChST".utf8) || text.starts(with: "MeST".utf8) { return 4 }
    if text.starts(with: "GMT".utf8) { return 3 + signedOffsetLength(text.dropFirst(3)) }
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
      let length = signedOffsetLength(text)
      return length > 0 ? length : nil
    }
    let upper = text.prefix(6).prefix { (0x41...0x5A).contains($0) }.count
    let end = text.startIndex + upper - 1
    switch upper {
    case 3: return 3
    case 4:
      return text[end] == UInt8(ascii: "T") || text.starts(with: "WITA".utf8) ? 4 : nil
    case 5: return text[end] == UInt8(ascii: "T") ? 5 : nil
    default: return nil
    }
  }

  /// How many bytes make a sign and hours up to 23; 0 for none.
  private static func signedOffsetLength(_ text: ArraySlice<UInt8>) -> Int {
    guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return 0
    }
    var number = 0
    var length = 1
    for digit in text.dropFirst() {
      guard (0x30...0x39).contains(digit) else { break }
      number = min(number * 10 + Int(digit - 0x30), 1_000)
      length += 1
    }
    return length == 1 || number > 23 ? 0 : length
  }
}
