extension GoTime {
  /// The time as a layout shows it: Go's `Time.Format`.
  package func format(_ layout: ByteString) -> ByteString {
    let output = OutputBuffer(capacity: layout.count + 16)
    let zone = zone
    let date = date
    let clock = secondOfDay
    layout.withBytes { bytes in
      var index = 0
      while let found = TimeLayout.next(in: bytes, from: index) {
        output.append(UnsafeBufferPointer(rebasing: bytes[index..<found.start]))
        append(found.element, date, clock, zone, to: output)
        index = found.end
      }
      output.append(UnsafeBufferPointer(rebasing: bytes[index...]))
    }
    return output.string()
  }

  private func append(
    _ element: TimeLayout.Element, _ date: CivilDate, _ clock: Int, _ zone: GoLocation.Zone,
    to output: OutputBuffer
  ) {
    func number(_ value: Int, _ width: Int = 0) {
      TimeText.append(value, width: width, to: output)
    }
    let hour = clock / 3600
    let hour12 = hour % 12 == 0 ? 12 : hour % 12
    switch element {
    case .longMonth: output.append(CivilDate.monthNames[date.month - 1])
    case .month: output.append(CivilDate.monthNames[date.month - 1].prefix(3).description)
    case .numberMonth: number(date.month)
    case .zeroMonth: number(date.month, 2)
    case .longWeekday: output.append(CivilDate.weekdayNames[weekday])
    case .weekday: output.append(CivilDate.weekdayNames[weekday].prefix(3).description)
    case .day: number(date.day)
    case .spaceDay:
      if date.day < 10 { output.append(0x20) }
      number(date.day)
    case .zeroDay: number(date.day, 2)
    case .spaceYearDay:
      let day = date.dayOfYear
      output.append(repeating: 0x20, count: day < 10 ? 2 : day < 100 ? 1 : 0)
      number(day)
    case .zeroYearDay: number(date.dayOfYear, 3)
    case .hour: number(hour, 2)
    case .hour12: number(hour12)
    case .zeroHour12: number(hour12, 2)
    case .minute: number(clock / 60 % 60)
    case .zeroMinute: number(clock / 60 % 60, 2)
    case .second: number(clock % 60)
    case .zeroSecond: number(clock % 60, 2)
    case .longYear: number(date.year, 4)
    case .year: number(abs(date.year) % 100, 2)
    case .upperPM: output.append(hour >= 12 ? "PM" : "AM")
    case .lowerPM: output.append(hour >= 12 ? "pm" : "am")
    case .zoneName:
      if zone.name.isEmpty {
        append(
          zone.offset,
          TimeLayout.OffsetForm(
            isISO: false, hasColons: false, hasMinutes: true, hasSeconds: false), to: output)
      } else {
        output.append(zone.name)
      }
    case .offset(let form): append(zone.offset, form, to: output)
    case .fraction(let digits, let isTrimmed, let separator):
      appendFraction(digits, isTrimmed, separator, to: output)
    }
  }

  private func append(_ offset: Int, _ form: TimeLayout.OffsetForm, to output: OutputBuffer) {
    if form.isISO && offset == 0 {
      output.append(UInt8(ascii: "Z"))
      return
    }
    // The sign is that of whole minutes, as Go takes it.
    let minutes = offset / 60
    output.append(minutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    TimeText.append(abs(minutes) / 60, width: 2, to: output)
    if form.hasColons { output.append(UInt8(ascii: ":")) }
    if form.hasMinutes { TimeText.append(abs(minutes) % 60, width: 2, to: output) }
    if form.hasSeconds {
      if form.hasColons { output.append(UInt8(ascii: ":")) }
      TimeText.append((minutes < 0 ? -offset : offset) % 60, width: 2, to: output)
    }
  }

  private func appendFraction(
    _ digits: Int, _ isTrimmed: Bool, _ separator: UInt8, to output: OutputBuffer
  ) {
    if isTrimmed && nanosecond == 0 { return }
    let start = output.count
    output.append(separator)
    TimeText.append(nanosecond, width: 9, to: output)
    if digits < 9 { output.truncate(to: start + 1 + digits) }
    guard isTrimmed else { return }
    while output.count > start + 1, output.bytes[output.count - 1] == 0x30 {
      output.truncate(to: output.count - 1)
    }
    if output.count == start + 1 { output.truncate(to: start) }
  }
}
