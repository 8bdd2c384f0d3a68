/// Reads a time by a layout: Go's `time.ParseInLocation`.
struct TimeParser {
  /// Why a value does not fit its element.
  enum Fault: Error {
    /// The text has not the element's form.
    case form
    /// The number is out of range; the word says of what.
    case range(String)
  }

  private let layout: ByteString
  private let text: ByteString
  /// The place whose clock is meant when the text says nothing else.
  private let location: GoLocation

  var value: [UInt8]
  /// The offset of what is left of the text.
  var position = 0

  var year = 0
  var month = -1
  var day = -1
  var yearDay = -1
  var hour = 0
  var minute = 0
  var second = 0
  var nanosecond = 0
  var isAM = false
  var isPM = false
  var isUTC = false
  var zoneOffset: Int?
  var zoneName: ByteString?

  init(layout: ByteString, text: ByteString, location: GoLocation) {
    self.layout = layout
    self.text = text
    self.location = location
    value = text.bytes
  }

  /// Reads the text.
  ///
  /// - Throws: Go's `ParseError` in words.
  mutating func parse() throws(CallError) -> GoTime {
    let bytes = layout.bytes
    var index = 0
    while true {
      let found = bytes.withUnsafeBufferPointer { TimeLayout.next(in: $0, from: index) }
      let plain = bytes[index..<(found?.start ?? bytes.count)]
      guard skip(plain) else { throw mismatch(ByteString(plain), at: position) }
      guard let found else { break }
      index = found.end
      let start = position
      do throws(Fault) {
        try read(found.element, isFractionNext: isFraction(bytes, at: index))
      } catch {
        switch error {
        case .form: throw mismatch(ByteString(bytes[found.start..<found.end]), at: start)
        case .range(let what): throw failure(": \(what) out of range")
        }
      }
    }
    if position < value.count {
      let output = OutputBuffer()
      output.append(": extra text: ")
      TimeText.quote(ByteString(value[position...]), to: output)
      throw failure(output.string().text)
    }
    return try assemble()
  }

  private func isFraction(_ bytes: [UInt8], at index: Int) -> Bool {
    let next = bytes.withUnsafeBufferPointer { TimeLayout.next(in: $0, from: index) }
    if case .fraction? = next?.element { return true }
    return false
  }

  /// Passes over plain text, in which any run of spaces stands for any other.
  private mutating func skip(_ plain: ArraySlice<UInt8>) -> Bool {
    var plain = plain
    while let byte = plain.first {
      if byte == 0x20 {
        if position < value.count && value[position] != 0x20 { return false }
        plain = plain.drop { $0 == 0x20 }
        while position < value.count && value[position] == 0x20 { position += 1 }
        continue
      }
      guard position < value.count, value[position] == byte else { return false }
      plain = plain.dropFirst()
      position += 1
    }
    return true
  }

  // MARK: Errors

  private func mismatch(_ element: ByteString, at start: Int) -> CallError {
    let output = OutputBuffer()
    output.append("parsing time ")
    TimeText.quote(text, to: output)
    output.append(" as ")
    TimeText.quote(layout, to: output)
    output.append(": cannot parse ")
    TimeText.quote(ByteString(value[start...]), to: output)
    output.append(" as ")
    TimeText.quote(element, to: output)
    return CallError(message: output.string())
  }

  private func failure(_ message: String) -> CallError {
    let output = OutputBuffer()
    output.append("parsing time ")
    TimeText.quote(text, to: output)
    output.append(message)
    return CallError(message: output.string())
  }

  // MARK: Assembling

  private mutating func assemble() throws(CallError) -> GoTime {
    if isPM && hour < 12 {
      hour += 12
    } else if isAM && hour == 12 {
      hour = 0
    }
    try resolveDay()
    if day < 1 || day > CivilDate.days(inMonth: month, of: year) {
      throw failure(": day out of range")
    }
    if isUTC { return time(in: .utc) }
    if let zoneOffset {
      let utc = time(in: .utc).adding(
        GoDuration(nanoseconds: -Int64(zoneOffset) * GoDuration.second))
      let zone = location.period(at: utc.seconds).zone
      if zone.offset == zoneOffset && (zoneName == nil || zoneName == zone.name) {
        return utc.inLocation(location)
      }
      return utc.inLocation(.fixed(zoneName ?? ByteString(), offset: zoneOffset))
    }
    if let zoneName {
      let shown = time(in: .utc)
      if let offset = location.offset(of: zoneName, localTime: shown.seconds) {
        return GoTime(
          seconds: shown.seconds - Int64(offset), nanosecond: nanosecond, location: location)
      }
      // An unknown zone has no offset, except that `GMT+3` says its own.
      var offset = 0
      if zoneName.count > 3, zoneName[0..<3] == "GMT" {
        offset = (Int(zoneName[3..<zoneName.count].text) ?? 0) * 3600
      }
      return GoTime(
        seconds: shown.seconds - Int64(offset), nanosecond: nanosecond,
        location: .fixed(zoneName, offset: offset))
    }
    return time(in: location)
  }

  private func time(in location: GoLocation) -> GoTime {
    GoTime(
      date: CivilDate(year: year, month: month, day: day), hour: hour, minute: minute,
      second: second, nanosecond: nanosecond, location: location)
  }

  /// Finds the month and day by the day of the year, or sets those that were not given.
  private mutating func resolveDay() throws(CallError) {
    guard yearDay >= 0 else {
      if month < 0 { month = 1 }
      if day < 0 { day = 1 }
      return
    }
    let lastDay = CivilDate.isLeap(year) ? 366 : 365
    guard (1...lastDay).contains(yearDay) else {
      throw failure(": day-of-year out of range")
    }
    let first = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
    let date = CivilDate(daysSinceEpoch: first + yearDay - 1)
    if month >= 0 && month != date.month {
      throw failure(": day-of-year does not match month")
    }
    if day >= 0 && day != date.day { throw failure(": day-of-year does not match day") }
    month = date.month
    day = date.day
  }
}

extension GoTime {
  /// Reads a time by a layout, in a place unless the text says otherwise.
  ///
  /// - Throws: Go's `ParseError` in words.
  package static func parse(
    _ text: ByteString, layout: ByteString, location: GoLocation
  ) throws(CallError) -> GoTime {
    var parser = TimeParser(layout: layout, text: text, location: location)
    return try parser.parse()
  }
}
